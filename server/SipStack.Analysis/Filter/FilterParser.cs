using System.Text;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Makes a query of words; keeps the first thing that is wrong with them.</summary>
sealed class FilterParser(Catalog catalog, string prefix)
{
    public string? Problem { get; private set; }

    public FilterQuery Parse(FilterWords words) => new()
    {
        CallIds = [.. Each("call-id", words.CallIds, CallId)],
        Users = [.. Each("user", words.Users, User)],
        From = [.. Each("from", words.From, User)],
        To = [.. Each("to", words.To, User)],
        Directions = [.. Each("direction", words.Directions, Direction)],
        Times = Window(words.Since, words.Until),
        Level = Each("level", words.Levels, Level).DefaultIfEmpty(TraceLevel.None).Max(),
        Flags = [.. Each("flag", words.Flags, Flag)],
        Codes = [.. Each("code", words.Codes, Code)],
        Components = [.. Each("component", words.Components, Word)],
        Machines = [.. Each("machine", words.Machines, Word)],
        Failed = words.Failed,
    };

    static List<T> Each<T>(string name, IReadOnlyList<string> values, Func<string, string, T> parse) => [.. values.Select(value => parse(name, value.Trim()))];

    byte[] CallId(string name, string value) =>
        value.Length > 0 ? Encoding.UTF8.GetBytes(value) : Fail<byte[]>([], $"{prefix}{name} takes a Call-ID as the log writes it, not an empty text");

    UserPattern User(string name, string value) =>
        UserPattern.TryParse(value, out var pattern) ? pattern : Fail(default(UserPattern), $"{prefix}{name} takes an address, a name or a number, such as anna@contoso.com, anna, @contoso.com or +14255550100, not {Quoted(value)}");

    MessageDirection Direction(string name, string value) => value.ToUpperInvariant() switch
    {
        "IN" or "INCOMING" => MessageDirection.Incoming,
        "OUT" or "OUTGOING" => MessageDirection.Outgoing,
        _ => Fail<MessageDirection>($"{prefix}{name} takes incoming or outgoing, not {Quoted(value)}"),
    };

    TraceLevel Level(string name, string value) => (value.StartsWith("TL_", StringComparison.OrdinalIgnoreCase) ? value[3..] : value).ToUpperInvariant() switch
    {
        "FATAL" => TraceLevel.Fatal,
        "ERROR" => TraceLevel.Error,
        "WARN" or "WARNING" => TraceLevel.Warning,
        "INFO" or "INFORMATION" => TraceLevel.Information,
        "VERBOSE" or "TRACE" => TraceLevel.Verbose,
        "NOISE" or "DEBUG" or "ALL" => TraceLevel.Noise,
        _ => Fail<TraceLevel>($"{prefix}{name} takes fatal, error, warning, information, verbose or noise, not {Quoted(value)}"),
    };

    byte[] Flag(string name, string value)
    {
        var bare = value.StartsWith("TF_", StringComparison.OrdinalIgnoreCase) ? value[3..] : value;
        return bare.Length > 0 && bare.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? Encoding.ASCII.GetBytes(bare)
            : Fail<byte[]>([], $"{prefix}{name} takes a trace flag such as TF_PROTOCOL or security, not {Quoted(value)}");
    }

    CodePattern Code(string name, string value)
    {
        var code = catalog.Resolve(value);
        return CodePattern.Of(code) is { } pattern ? pattern : Fail(default(CodePattern), $"{prefix}{name}: {Quoted(value)} is {WhyNone(code.Kind)}. {code.Hint}".TrimEnd('.', ' '));
    }

    static string WhyNone(CodeKind kind) => kind switch
    {
        CodeKind.Symbol => "no name that the catalogue or a log could have",
        CodeKind.Transaction => "a finding of check, no code that stands in a log",
        _ => "no code",
    };

    byte[] Word(string name, string value) =>
        value.Length > 0 ? Encoding.UTF8.GetBytes(value) : Fail<byte[]>([], $"{prefix}{name} takes a name, not an empty text");

    TimeWindow Window(string? since, string? until)
    {
        var (first, last) = (Time("since", since), Time("until", until));
        return TimeWindow.TryCreate(first, last, out var window)
            ? window
            : Fail(window, $"{prefix}since is later than {prefix}until: no record can lie between them");
    }

    TimeText? Time(string name, string? value)
    {
        if (value is null)
            return null;
        if (TimeText.TryParse(value, out var time))
            return time;
        return TimeText.HasZone(value)
            ? Fail<TimeText?>(null, $"{prefix}{name}: a log does not say its time zone. Give the time as the log shows it, without zone: not {Quoted(value)}")
            : Fail<TimeText?>(null, $"{prefix}{name} takes a time such as 2011-03-14T09:26:53, 03/14/2011-09:26:53.601 or 09:26, not {Quoted(value)}");
    }

    T Fail<T>(string problem)
        where T : struct => Fail(default(T), problem);

    T Fail<T>(T value, string problem)
    {
        Problem ??= problem;
        return value;
    }

    static string Quoted(string value) => value.Length == 0 ? "an empty text" : LogText.Of(value);
}
