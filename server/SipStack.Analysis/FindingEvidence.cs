using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>What the log shows about a finding, one line each: what supports its cause, what else is possible, what is ruled out.</summary>
static class FindingEvidence
{
    static readonly string[] Names = ["Kerberos", "Mediation", "Winsock"];

    public static IReadOnlyList<string> Lines(Catalog catalog, Finding finding)
    {
        var lines = finding.Evidence.Select(evidence => $"line {evidence.Place.Line + 1}: {Part(evidence.Text)}").ToList();
        if (finding is { IsRepeat: false, Best: null, Site: not CodeSite.ResultCode, SecurityResult: { } result } && !finding.Judgements.Any(other => other.Evidence.Any(piece => piece.Place == result.Place)))
            lines.Add($"line {result.Place.Line + 1}: {Name(catalog, result.Key)}, the result of the security check behind it");
        lines.AddRange(finding.Judgements.Where(other => other != finding.Best).Select(other => other.Verdict == Verdict.RuledOut ? RuledOut(other) : Possible(other)));
        return lines;
    }

    /// <summary>A value with its name, <c>0x80090302 SEC_E_UNSUPPORTED_FUNCTION</c>.</summary>
    public static string Name(Catalog catalog, CodeKey key)
    {
        var code = new CodeEntry { Kind = key.Kind, Value = key.Value }.Code;
        return catalog.Find(key.Kind, key.Value) is { Name.Length: > 0 } entry && key.Kind == CodeKind.Hresult ? $"{code} {entry.Name}" : code;
    }

    static string Possible(Judgement other)
    {
        var sentence = other.Message.Length > 0 ? other.Message : Causes.Title(other.Cause);
        return $"also {Verdicts.Word(other.Verdict)}: {Part(sentence)} ({Places(other.Evidence)})";
    }

    static string RuledOut(Judgement other) =>
        $"ruled out: {Part(Causes.Title(other.Cause))} ({string.Join("; ", other.Evidence.Select(evidence => $"line {evidence.Place.Line + 1}: {Part(evidence.Text)}"))})";

    static string Places(IReadOnlyList<Evidence> evidence)
    {
        var lines = evidence.Select(piece => piece.Place.Line + 1).Distinct().Order().ToList();
        return lines.Count == 1 ? $"line {lines[0]}" : $"lines {string.Join(", ", lines.SkipLast(1))} and {lines[^1]}";
    }

    /// <summary>A sentence as part of a line: without its full stop, and its first word small unless it is a name.</summary>
    static string Part(string sentence)
    {
        var text = sentence.EndsWith('.') ? sentence[..^1] : sentence;
        return text.Length > 1 && char.IsAsciiLetterUpper(text[0]) && (char.IsAsciiLetterLower(text[1]) || text[1] == ' ') && !Names.Any(name => text.StartsWith(name, StringComparison.Ordinal))
            ? char.ToLowerInvariant(text[0]) + text[1..]
            : text;
    }
}
