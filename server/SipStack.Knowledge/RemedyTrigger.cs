namespace SipStack.Knowledge;

/// <summary>
/// A code that offers a reading remedy even without evidence: its spellings, and the schemes and methods for which it does.
/// An empty list means any; the word <c>unknown</c> stands for what the log does not show.
/// </summary>
public sealed record RemedyTrigger(IReadOnlyList<string> Codes, IReadOnlyList<string> Schemes, IReadOnlyList<string> Methods)
{
    const string SchemePrefix = "scheme=";
    const string MethodPrefix = "method=";

    /// <summary>Reads <c>0xC3E93EC3 SIP_E_AUTH_UNAUTHORIZED scheme=NTLM|unknown</c>.</summary>
    public static RemedyTrigger Parse(string text)
    {
        List<string> codes = [];
        string[] schemes = [];
        string[] methods = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith(SchemePrefix, StringComparison.Ordinal))
                schemes = word[SchemePrefix.Length..].Split('|');
            else if (word.StartsWith(MethodPrefix, StringComparison.Ordinal))
                methods = word[MethodPrefix.Length..].Split('|');
            else
                codes.Add(word);
        }

        return new(codes, schemes, methods);
    }

    public bool Matches(RemedyOccasion occasion) =>
        Codes.Any(code => occasion.Codes.Contains(code, StringComparer.OrdinalIgnoreCase))
        && Allows(Schemes, occasion.Scheme)
        && Allows(Methods, occasion.Method);

    static bool Allows(IReadOnlyList<string> allowed, string? shown) =>
        allowed.Count == 0 || allowed.Contains(shown ?? "unknown", StringComparer.OrdinalIgnoreCase);
}
