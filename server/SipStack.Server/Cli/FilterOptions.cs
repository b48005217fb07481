using System.CommandLine;
using System.CommandLine.Parsing;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>The options of <c>sipstack filter</c>, and the words of Snooper and of the Centralized Logging Service that mean the same.</summary>
sealed class FilterOptions
{
    /// <summary>Words as in <c>from:anna</c> (Snooper) or <c>-CallId x</c> (Search-CsClsLogging), in any case, and the option for each.</summary>
    static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["callid"] = "--call-id", ["call-id"] = "--call-id", ["user"] = "--user", ["uri"] = "--user", ["phone"] = "--user", ["from"] = "--from", ["to"] = "--to",
        ["direction"] = "--direction", ["starttime"] = "--since", ["since"] = "--since", ["endtime"] = "--until", ["until"] = "--until",
        ["level"] = "--level", ["loglevel"] = "--level", ["flag"] = "--flag", ["flags"] = "--flag", ["code"] = "--code",
        ["component"] = "--component", ["components"] = "--component", ["machine"] = "--machine", ["computer"] = "--machine", ["computers"] = "--machine", ["pool"] = "--machine", ["pools"] = "--machine",
        ["outputfilepath"] = "-o",
    };

    readonly Option<string[]> callId = Many("--call-id", "Records of this call.", "ID");
    readonly Option<string[]> user = Many("--user", "Records that name this user: anna@contoso.com, anna, @contoso.com or a telephone number.", "USER");
    readonly Option<string[]> from = Many("--from", "Messages from this user.", "USER");
    readonly Option<string[]> to = Many("--to", "Messages to this user.", "USER");
    readonly Option<string[]> direction = Many("--direction", "Messages that the logging server received, or sent.", "incoming|outgoing");
    readonly Option<string?> since = new("--since") { Description = "From this time on: 2011-03-14T09:26:53, as the log writes it, or a time of day.", HelpName = "TIME" };
    readonly Option<string?> until = new("--until") { Description = "Up to this time; a date alone is the whole day.", HelpName = "TIME" };
    readonly Option<string[]> level = Many("--level", "Records of this level, and more severe ones.", "LEVEL");
    readonly Option<string[]> flag = Many("--flag", "Records with this trace flag, such as TF_SECURITY.", "FLAG");
    readonly Option<string[]> code = Many("--code", "Records with this code, in any form that 'explain' takes.", "CODE");
    readonly Option<string[]> component = Many("--component", "Records of this component, such as SIPStack.", "NAME");
    readonly Option<string[]> machine = Many("--machine", "Records of this machine or pool, in traces of several.", "NAME");
    readonly Option<bool> failed = new("--failed") { Description = "Records of calls that were refused at last or hold an error. Reads the input twice." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { callId, user, from, to, direction, since, until, level, flag, code, component, machine, failed })
            command.Options.Add(option);
    }

    /// <summary>A mistyped word (<c>frm:anna</c>) would be taken for a file's name; one letter before the colon is a drive.</summary>
    public static void RefuseUnknownWords(ArgumentResult inputs)
    {
        foreach (var token in inputs.Tokens)
        {
            var word = token.Value[..Math.Max(token.Value.IndexOf(':', StringComparison.Ordinal), 0)];
            if (word.Length > 1 && word.All(char.IsAsciiLetter) && !File.Exists(token.Value))
                inputs.AddError($"no such word: {word}: (there are callid:, user:, from:, to:, direction:, since:, until:, level:, flag:, code:, component: and machine:)");
        }
    }

    public FilterWords Read(ParseResult parsed) => new()
    {
        CallIds = parsed.GetValue(callId) ?? [],
        Users = parsed.GetValue(user) ?? [],
        From = parsed.GetValue(from) ?? [],
        To = parsed.GetValue(to) ?? [],
        Directions = parsed.GetValue(direction) ?? [],
        Since = parsed.GetValue(since),
        Until = parsed.GetValue(until),
        Levels = parsed.GetValue(level) ?? [],
        Flags = parsed.GetValue(flag) ?? [],
        Codes = parsed.GetValue(code) ?? [],
        Components = parsed.GetValue(component) ?? [],
        Machines = parsed.GetValue(machine) ?? [],
        Failed = parsed.GetValue(failed),
    };

    /// <summary>Puts our options in place of the words of other tools: <c>from:anna</c>, <c>from: anna</c>, <c>-CallId x</c>, <c>-CallId:x</c>.</summary>
    public static string[] Translate(string[] arguments)
    {
        if (arguments is not ["filter", ..])
            return arguments;
        var result = new List<string> { arguments[0] };
        for (var i = 1; i < arguments.Length; i++)
        {
            if (arguments[i] == "--")
                return [.. result, .. arguments[i..]];
            if (IsValue(arguments[i - 1]) || !TryTranslate(arguments[i], out var option, out var value))
                result.Add(arguments[i]);
            else if (value.Length > 0)
                result.AddRange([option, value]);
            else
                result.Add(option);
        }

        return [.. result];
    }

    /// <summary>Whether what follows is the value of one of our own options, which may look like anything.</summary>
    static bool IsValue(string before) => before.StartsWith("--", StringComparison.Ordinal) && !before.Contains('=', StringComparison.Ordinal) && before != "--failed";

    static bool TryTranslate(string argument, out string option, out string value)
    {
        // A page or a mail makes a dash of the hyphen.
        var isOption = argument.Length > 2 && argument[0] is '-' or (>= '\u2010' and <= '\u2015') && char.IsAsciiLetter(argument[1]);
        var word = isOption ? argument[1..] : argument;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        value = colon < 0 ? "" : word[(colon + 1)..];
        option = "";
        if (isOption && word.Equals("failed", StringComparison.OrdinalIgnoreCase))
            option = "--failed";
        else if ((isOption || colon > 0) && Words.TryGetValue(colon < 0 ? word : word[..colon], out var known))
            option = known;
        return option.Length > 0;
    }

    static Option<string[]> Many(string name, string description, string value) => new(name) { Description = description, HelpName = value };
}
