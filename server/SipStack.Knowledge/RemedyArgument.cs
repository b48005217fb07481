namespace SipStack.Knowledge;

/// <summary>A parameter of the first script that the suggested command line fills from the log, or with a word to be replaced.</summary>
/// <param name="Parameter">Name with its dash, such as <c>-ExpectedServer</c>.</param>
/// <param name="Value">Which value goes there: server, host, domain, user or port.</param>
/// <param name="Required">Whether the command line names it even if the log gives no value.</param>
public sealed record RemedyArgument(string Parameter, string Value, bool Required)
{
    /// <summary>Reads <c>-Target host required</c>.</summary>
    public static RemedyArgument Parse(string text) =>
        text.Split(' ') is [var parameter, "server" or "host" or "domain" or "user" or "port", "required" or "optional"] words
            ? new(parameter, words[1], words[2] == "required")
            : throw new FormatException($"Not 'parameter value required|optional': {text}");

    /// <summary>This part of the command line, or null if there is nothing to say.</summary>
    public string? For(RemedyValues values)
    {
        if (values.Find(Value) is { } value)
            return $"{Parameter} {value}";

        return Required ? $"{Parameter} {Value.ToUpperInvariant()}" : null;
    }
}
