namespace SipStack.Knowledge;

/// <summary>
/// A code that offers a reading remedy even without evidence: its spellings, and the schemes and methods for which it does.
/// An empty list means any; the word <c>unknown</c> stands for what the log does not show. <paramref name="Without"/>
/// are codes that must not stand beside it.
/// </summary>
public sealed record RemedyTrigger(IReadOnlyList<string> Codes, IReadOnlyList<string> Schemes, IReadOnlyList<string> Methods, IReadOnlyList<string> Without)
{
    const string SchemePrefix = "scheme=";
    const string MethodPrefix = "method=";
    const string WithoutPrefix = "without=";

    /// <summary>Reads <c>0xC3E93EC3 SIP_E_AUTH_UNAUTHORIZED scheme=NTLM|unknown</c>.</summary>
    public static RemedyTrigger Parse(string text)
    {
        List<string> codes = [];
        string[] schemes = [];
        string[] methods = [];
        string[] without = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith(SchemePrefix, StringComparison.Ordinal))
                schemes = word[SchemePrefix.Length..].Split('|');
            else if (word.StartsWith(MethodPrefix, StringComparison.Ordinal))
                methods = word[MethodPrefix.Length..].Split('|');
            else if (word.StartsWith(WithoutPrefix, StringComparison.Ordinal))
                without = word[WithoutPrefix.Length..].Split('|');
            else
                codes.Add(word);
        }

        return new(codes, schemes, methods, without);
    }

    public bool Matches(RemedyOccasion occasion) =>
        Shows(occasion, Codes)
        && !Shows(occasion, Without)
        && Allows(Schemes, occasion.Scheme)
        && Allows(Methods, occasion.Method);

    static bool Shows(RemedyOccasion occasion, IReadOnlyList<string> codes) =>
        codes.Any(code => occasion.Codes.Contains(code, StringComparer.OrdinalIgnoreCase));

    static bool Allows(IReadOnlyList<string> allowed, string? shown) =>
        allowed.Count == 0 || allowed.Contains(shown ?? "unknown", StringComparer.OrdinalIgnoreCase);
}
