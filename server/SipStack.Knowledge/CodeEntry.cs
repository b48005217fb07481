using System.Collections.Immutable;

namespace SipStack.Knowledge;

/// <summary>What the catalogue knows about one code. All texts are plain text in English.</summary>
public sealed record CodeEntry
{
    public required CodeKind Kind { get; init; }

    /// <summary>The number; null when only the name is known.</summary>
    public uint? Value { get; init; }

    /// <summary>The symbol, for ids the reason as the header carries it, for SIP the reason phrase; empty when only the number is known.</summary>
    public string Name { get; init; } = "";

    public ImmutableArray<string> OtherNames { get; init; } = [];

    public EntryLevel Level { get; init; }

    /// <summary>One sentence that answers "what happened"; empty when the catalogue has the name only.</summary>
    public string Says { get; init; } = "";

    public string Means { get; init; } = "";

    /// <summary>Usual causes, most likely first.</summary>
    public ImmutableArray<Advice> Usual { get; init; } = [];

    /// <summary>Steps, in order.</summary>
    public ImmutableArray<Advice> Do { get; init; } = [];

    /// <summary>The cause id the code points at, such as <c>certificate-name</c>; null when it points at no single area.</summary>
    public string? Topic { get; init; }

    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The entry comes from a table of the user and not from this product.</summary>
    public bool IsFromUser { get; init; }

    /// <summary>The first source that is an https address.</summary>
    public string? Link => Sources.Select(Citation.Link).FirstOrDefault(link => link is not null);

    /// <summary>The article of the code, read when asked for; a table of the user replaces article and row.</summary>
    public Article? Article => IsFromUser ? null : Knowledge.Article.Find(ArticleName);

    /// <summary>How the code is written, and what <c>sipstack explain</c> takes: <c>0xC3E93EC3</c>, <c>ms-diagnostics-1000</c>, <c>sip-401</c>, <c>win32-10054</c>, else the name.</summary>
    public string Code => Value is { } value ? CodeText.Format(Kind, value) : Name;

    string ArticleName => Kind is CodeKind.Diagnostic or CodeKind.SipStatus || Name.Length == 0 ? Code : Name;
}
