using System.Text.RegularExpressions;
using SipStack.Knowledge;

namespace SipStack.Tests.Knowledge;

public sealed partial class ArticleTests
{
    static readonly string[] headings = ["What happened", "Likely causes", "What to do", "What not to do", "Sources"];

    public static TheoryData<string> Codes { get; } = [.. Catalog.Articles.Select(article => article.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_article_is_found_by_its_code(string code)
    {
        var entry = Catalog.Default.Resolve(code).Entry;
        Assert.NotNull(entry);
        Assert.Equal(code, entry.Article?.Code);
        Assert.Equal(code, entry.Code);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_article_has_a_title_and_every_section(string code)
    {
        var article = Find(code);
        Assert.NotEqual("", article.Title);
        Assert.False(article.Title.EndsWith('.'));
        Assert.Equal(headings, Heading().Matches(article.Markdown).Select(match => match.Groups[1].Value));
        Assert.All(headings, heading => Assert.NotEqual("", article.Section(heading)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Sources_are_a_list_and_links_are_https(string code)
    {
        var article = Find(code);
        Assert.All(article.Section("Sources").Split('\n'), line => Assert.StartsWith("- ", line));
        Assert.All(Link().Matches(article.Markdown), match => Assert.StartsWith("https://", match.Groups[1].Value));
        Assert.DoesNotContain("![", article.Markdown);
        Assert.DoesNotContain("<img", article.Markdown);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_article_is_no_wall(string code) => Assert.InRange(Find(code).Markdown.Length, 400, 5000);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Codes_that_an_article_names_are_known(string code) =>
        Assert.All(HexCode().Matches(Find(code).Markdown), match => Assert.True(IsMask(match.Value) || Catalog.Default.Resolve(match.Value).Entry is not null, match.Value));

    [Fact]
    public void The_codes_of_the_first_remedy_have_articles() =>
        Assert.All(["SIP_E_AUTH_NTLMMISMATCH", "SIP_E_AUTH_UNAUTHORIZED", "SEC_E_UNSUPPORTED_FUNCTION", "SEC_E_LOGON_DENIED", "ms-diagnostics-1000"], code => Assert.NotNull(Article.Find(code)));

    [Fact]
    public void The_template_is_not_an_article() => Assert.Null(Article.Find("_template"));

    [Fact]
    public void A_code_without_article_has_none() => Assert.Null(Catalog.Default.Hresult(0x80EE0000)?.Article);

    static Article Find(string code) => Catalog.Articles.Single(article => article.Code == code);

    // Bits of a policy value, not codes.
    static bool IsMask(string text) => text is "0x20000000" or "0x00080000" or "0x20080000";

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)]*)\)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"0x[0-9A-Fa-f]{8}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HexCode();
}
