using System.Text.RegularExpressions;
using SipStack.Knowledge;

namespace SipStack.Tests.Knowledge;

/// <summary>Rules that every row of our own tables keeps.</summary>
public sealed partial class CatalogDataTests
{
    const int LongestSays = 110;

    static readonly string[] topics =
    [
        "ntlm-128-bit", "ntlm-session-security", "credentials", "account", "not-enabled", "clock", "spn", "certificate-name", "certificate-trust", "certificate-expired",
        "tls", "dns", "federation", "routing", "split-domain", "network", "gateway", "media", "service", "no-action",
    ];

    public static TheoryData<string, string> ReferenceCodes { get; } = ReadReferenceCodes();

    [Fact]
    public void Every_entry_has_a_source() => AssertAll(entry => entry.Sources.Length > 0);

    [Fact]
    public void Says_is_one_short_sentence() => AssertAll(entry =>
        entry.Says.Length is > 0 and <= LongestSays && entry.Says.EndsWith('.') && !char.IsAsciiLetterLower(entry.Says[0])
        && (!SentenceEnd().IsMatch(entry.Says) || (entry.Level == EntryLevel.Normal && entry.Says.Contains(". Not an error"))));

    [Fact]
    public void Says_holds_no_code_numbers() => AssertAll(entry => !CodeNumber().IsMatch(entry.Says));

    [Fact]
    public void Topics_are_cause_ids() => AssertAll(entry => entry.Topic is null || topics.Contains(entry.Topic));

    [Fact]
    public void Causes_are_whole_sentences() => AssertAll(entry => entry.Usual.All(item => item.Text.EndsWith('.')));

    [Fact]
    public void Steps_are_sentences_or_end_with_a_command() => AssertAll(entry => entry.Do.All(item => item.Text.EndsWith('.') || item.Text.Contains(": ") || item.Text.Contains("with ")));

    [Fact]
    public void The_mark_of_our_advice_stands_only_at_the_start() => AssertAll(entry => entry.Usual.Concat(entry.Do).All(item => item.Text.Length > 0 && !item.Text.Contains('~')));

    [Fact]
    public void Texts_hold_no_remarks_of_the_collector() => AssertAll(entry =>
        !string.Join(' ', [entry.Says, entry.Means, .. entry.Usual.Select(item => item.Text), .. entry.Do.Select(item => item.Text)]).Contains("inferred", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Numbers_are_unique_within_their_kind() =>
        Assert.Empty(Catalog.Default.Entries.Where(entry => entry.Value is not null).GroupBy(entry => (entry.Kind, entry.Value)).Where(group => group.Skip(1).Any()).Select(group => group.First().Code));

    [Fact]
    public void Names_of_result_values_are_unique() =>
        Assert.Empty(Catalog.Default.Entries.Where(entry => entry.Kind is CodeKind.Hresult or CodeKind.Symbol)
            .SelectMany(entry => entry.OtherNames.Prepend(entry.Name)).Where(name => name.Length > 0)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).Select(group => group.Key));

    [Fact]
    public void A_success_value_is_no_failure() => AssertAll(entry => entry.Kind != CodeKind.Hresult || entry.Value > int.MaxValue || entry.Level == EntryLevel.Normal);

    [Fact]
    public void An_https_link_is_an_address_without_remark() => AssertAll(entry => entry.Link is null || (Uri.IsWellFormedUriString(entry.Link, UriKind.Absolute) && entry.Link.StartsWith("https://", StringComparison.Ordinal)));

    [Theory]
    [InlineData("hresults.tsv")]
    [InlineData("windows.tsv")]
    [InlineData("ms-diagnostics.tsv")]
    [InlineData("sip-status.tsv")]
    public void Rows_of_a_code_table_are_well_formed(string file)
    {
        var table = new TsvTable(DataFile.Read(file));
        Assert.Subset(CodeColumns.Names.ToHashSet(), table.Columns.ToHashSet());
        var columns = new CodeColumns(table);
        foreach (var row in table.Rows)
        {
            Assert.True(row.CellCount <= table.Columns.Length, $"{file}:{row.Line} has too many cells");
            Assert.True(columns.TryGetValue(row, out _) || columns.CodeOf(row).Length == 0, $"{file}:{row.Line} has a code that is no number");
            Assert.True(CodeColumns.TryParseLevel(columns.LevelOf(row), out _), $"{file}:{row.Line} has an unknown level");
        }
    }

    [Theory]
    [MemberData(nameof(ReferenceCodes))]
    public void Every_code_of_the_reference_is_explained(string code, string name)
    {
        var query = Catalog.Default.Resolve(code.Length > 0 ? code : name);
        Assert.True(query.IsExplained, $"{code} {name} has no explanation");
        if (name.Length > 0)
            Assert.Contains(name, query.Entry!.OtherNames.Prepend(query.Entry.Name));
    }

    [Theory]
    [MemberData(nameof(ReferenceCodes))]
    public void Every_name_of_the_reference_leads_to_its_number(string code, string name)
    {
        if (name.Length == 0)
            return;

        var query = Catalog.Default.Resolve(name.ToLowerInvariant());
        Assert.Equal(code.Length > 0 ? Convert.ToUInt32(code, 16) : null, query.Entry?.Value);
    }

    [Fact]
    public void The_committed_list_holds_every_row_of_the_reference()
    {
        // The reference stands beside the checkout, and only where it was written.
        if (Repository.Shared is not { } shared)
            return;

        string[] files = ["hresults-sip.tsv", "hresults-windows-common.tsv", "ms-diagnostics.tsv"];
        var rows = files.SelectMany(file => File.ReadLines(Path.Combine(shared, "reference", file)).Skip(1).Select(line => line.Split('\t')[0]));
        Assert.Equal(rows.Order(StringComparer.Ordinal), ReferenceCodes.Select(row => (string)row[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ranges_do_not_overlap_and_are_in_order()
    {
        var ranges = new List<DiagnosticsRange>();
        for (var id = 0; id < 100_000; id++)
        {
            if (Catalog.Default.RangeOf(id) is { } range && !ranges.Contains(range))
                ranges.Add(range);
        }

        Assert.Equal(31, ranges.Count);
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }

    static void AssertAll(Func<CodeEntry, bool> rule) => Assert.Empty(Catalog.Default.Entries.Where(entry => !rule(entry)).Select(entry => $"{entry.Code}: {entry.Says}"));

    static TheoryData<string, string> ReadReferenceCodes()
    {
        var codes = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Repository.Path("tests", "SipStack.Tests", "Knowledge", "reference-codes.tsv")).Skip(1))
        {
            var cells = line.Split('\t');
            codes.Add(cells[0], cells[1]);
        }

        return codes;
    }

    [GeneratedRegex(@"0x|\d{4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeNumber();

    [GeneratedRegex(@"[.!?] [A-Z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();
}
