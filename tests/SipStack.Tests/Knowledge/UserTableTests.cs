using System.Text;
using SipStack.Knowledge;

namespace SipStack.Tests.Knowledge;

public sealed class UserTableTests
{
    readonly List<CatalogProblem> problems = [];

    [Fact]
    public void Three_columns_are_enough()
    {
        var entry = Load("code\tname\tsays\n0xC3E9FFFF\tOUR_OWN\tAsk the telephone team.\n").Hresult(0xC3E9FFFF);
        Assert.Equal("OUR_OWN", entry?.Name);
        Assert.Equal("Ask the telephone team.", entry?.Says);
        Assert.Equal("site.tsv", Assert.Single(entry?.Sources ?? []));
        Assert.True(entry?.IsFromUser);
        Assert.Empty(problems);
    }

    [Fact]
    public void All_columns_are_read_in_any_order()
    {
        var entry = Load("says\tcode\tdo\tusual\tlevel\tother_names\tsources\tmeans\ttopic\tname\nIt is fine.\t62001\tCall us.|~Wait.\tA. | B.\tnormal\tX|Y\thttps://example.com/a\tMore.\tservice\tN\n").Diagnostic(62001);
        Assert.NotNull(entry);
        Assert.Equal([new("Call us.", false), new("Wait.", true)], entry.Do.AsEnumerable());
        Assert.Equal([new("A.", false), new("B.", false)], entry.Usual.AsEnumerable());
        Assert.Equal((EntryLevel.Normal, "service", "More.", "https://example.com/a"), (entry.Level, entry.Topic, entry.Means, entry.Link));
        Assert.Equal(["X", "Y"], entry.OtherNames.AsEnumerable());
    }

    [Theory]
    [InlineData("0xC3E93EC3", "0xC3E93EC3")]
    [InlineData("0xC3E93EC3", "SIP_E_AUTH_UNAUTHORIZED")]
    [InlineData("-1008124221", "0xC3E93EC3")]
    [InlineData("1000", "ms-diagnostics-1000")]
    [InlineData("ms-diagnostics-1000", "1000")]
    [InlineData("sip-401", "401")]
    [InlineData("win32-10054", "win32-10054")]
    [InlineData("0x80072746", "win32-10054")]
    [InlineData("win32-2202", "0x8007089A")]
    public void A_row_of_the_user_wins_over_ours(string code, string query)
    {
        var answer = Load($"code\tname\tsays\n{code}\tN\tOur words.\n").Resolve(query);
        Assert.Equal("Our words.", answer.Entry?.Says);
        Assert.Null(answer.Entry?.Article);
    }

    [Fact]
    public void A_later_file_wins_over_an_earlier_one()
    {
        var catalog = Load("code\tsays\n62001\tFirst.\n").WithUserTable("two.tsv", Encoding.UTF8.GetBytes("code\tsays\n62001\tSecond.\n"), problems);
        Assert.Equal("Second.", catalog.Diagnostic(62001)?.Says);
    }

    [Fact]
    public void The_catalogue_it_was_made_from_stays_as_it_was()
    {
        _ = Load("code\tsays\n62001\tOurs.\n");
        Assert.Null(Catalog.Default.Diagnostic(62001));
    }

    [Fact]
    public void A_name_without_code_is_found_by_name() => Assert.Equal("Ours.", Load("name\tsays\nOUR_NAME\tOurs.\n").Symbol("our_name")?.Says);

    [Fact]
    public void Bad_rows_are_reported_with_their_line_and_the_rest_is_used()
    {
        var catalog = Load("""
            # our codes

            code	name	says	level
            62001	A	Fine.
            6200x	B	Bad code.
            62002	C
            		No code.
            62003	D	Bad level.	severe
            62004	E	Too many.	error	x
            62001	F	Again.
            # a remark
            62005	G	Fine too.

            """);
        Assert.Equal([5, 6, 7, 8, 9, 10], problems.Select(problem => problem.Line));
        Assert.All(problems, problem => Assert.Equal("site.tsv", problem.File));
        Assert.Equal("\"6200x\" is no code. Write 0xC3E93EC3, -1008124221, 1000, sip-401 or win32-10054.", problems[0].Message);
        Assert.Equal("Fine.", catalog.Diagnostic(62001)?.Says);
        Assert.Equal("Fine too.", catalog.Diagnostic(62005)?.Says);
        Assert.All([62002, 62003, 62004], id => Assert.Null(catalog.Diagnostic(id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("62001\tA\tNo header.\n")]
    [InlineData("code\tname\n1\tA\n")]
    public void A_file_without_header_is_reported_and_not_used(string text)
    {
        Assert.Null(Load(text).Diagnostic(62001));
        Assert.Contains("must name the columns", Assert.Single(problems).Message);
    }

    [Fact]
    public void An_unknown_column_is_reported_and_ignored()
    {
        Assert.Equal("Fine.", Load("code\tsays\tsayz\n62001\tFine.\tx\n").Diagnostic(62001)?.Says);
        Assert.Contains("\"sayz\"", Assert.Single(problems).Message);
    }

    [Fact]
    public void A_byte_order_mark_and_CRLF_are_accepted()
    {
        Assert.Equal("Fine.", Load("\uFEFFcode\tsays\r\n62001\tFine.\r\n").Diagnostic(62001)?.Says);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_file_in_UTF_16_is_reported()
    {
        _ = Catalog.Default.WithUserTable("site.tsv", (byte[])[0xFF, 0xFE, (byte)'c', 0], problems);
        Assert.Equal(new("site.tsv", 1, "The file is UTF-16. Save it as UTF-8."), Assert.Single(problems));
    }

    [Fact]
    public void A_row_that_is_not_UTF_8_is_reported()
    {
        var catalog = Catalog.Default.WithUserTable("site.tsv", (byte[])[.. "code\tsays\n62001\t"u8, 0xE4, .. ".\n62002\tFine.\n"u8], problems);
        Assert.Equal(2, Assert.Single(problems).Line);
        Assert.Equal("Fine.", catalog.Diagnostic(62002)?.Says);
    }

    [Fact]
    public void An_address_that_is_not_https_is_no_link() => Assert.Null(Load("code\tsays\tsources\n62001\tFine.\thttp://example.com|javascript:alert(1)|file://host/x\n").Diagnostic(62001)?.Link);

    Catalog Load(string text) => Catalog.Default.WithUserTable("site.tsv", Encoding.UTF8.GetBytes(text), problems);
}
