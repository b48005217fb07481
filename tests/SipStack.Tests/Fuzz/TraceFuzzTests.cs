using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>What holds for every text, however it comes: whole, in pieces, edited, in another encoding, by any command.</summary>
[Trait("Category", "Fuzz")]
public sealed class TraceFuzzTests
{
    [Fact]
    public void A_stream_in_pieces_has_the_records_and_findings_of_the_whole_text() => Fuzz.Rounds(600, random =>
    {
        var text = FuzzTexts.Next(random);
        var longest = random.Next(3) == 0 ? 16 + random.Next(400) : RecordScanner.LongestRecord;
        var whole = TraceDocument.Parse(text, longest);
        using var records = new TraceReader(new RandomChunks(text, random), 16 + random.Next(400), longest);
        foreach (var expected in whole.Records)
        {
            Assert.True(records.TryRead());
            Assert.Equal((expected.Start, expected.Length, expected.Format), ((int)records.Offset, records.Record.Length, records.Format));
        }

        Assert.False(records.TryRead());
        using var again = new TraceReader(new RandomChunks(text, random), 16 + random.Next(400), longest);
        var findings = new FindingReader(again, Catalog.Default);
        foreach (var expected in Findings.Of(whole, Catalog.Default))
        {
            Assert.True(findings.TryRead(out var actual));
            Assert.Equal(Describe(expected), Describe(actual));
        }

        Assert.False(findings.TryRead(out _));
    });

    [Fact]
    public void An_edited_document_has_the_records_lines_and_findings_of_one_read_afresh() => Fuzz.Rounds(70, random =>
    {
        var document = TraceDocument.Parse(FuzzTexts.Next(random));
        var findings = DocumentFindings.Of(document, Catalog.Default);
        for (var edits = random.Next(1, 12); edits > 0; edits--)
        {
            var start = random.Next(4) == 0 ? document.Text.Length : random.Next(document.Text.Length + 1);
            var change = new TextSpan(start, random.Next(Math.Min(random.Next(2) == 0 ? 40 : 2000, document.Text.Length - start) + 1));
            document = document.WithChange(change, random.Next(3) == 0 ? [] : Inserted(random));
            findings = findings.Next(document, document.UnchangedRecords, Catalog.Default);
            var afresh = TraceDocument.Parse(document.Text.ToArray());
            Assert.True(afresh.Records.SequenceEqual(document.Records));
            Assert.Equal(Enumerable.Range(0, afresh.Lines.Count).Select(afresh.Lines.StartOf), Enumerable.Range(0, document.Lines.Count).Select(document.Lines.StartOf));
            Assert.Equal(Findings.Of(afresh, Catalog.Default).Select(Describe), findings.All.Select(Describe));
        }
    });

    [Fact]
    public void Every_encoding_in_pieces_gives_the_text() => Fuzz.Rounds(300, random =>
    {
        var text = Encoding.UTF8.GetString(FuzzTexts.Next(random));
        Encoding[] encodings = [new UTF8Encoding(true), new UnicodeEncoding(bigEndian: false, byteOrderMark: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true)];
        var encoding = encodings[random.Next(encodings.Length)];
        using var stream = new Utf8Stream(new RandomChunks([.. encoding.Preamble, .. encoding.GetBytes(text)], random));
        using var read = new MemoryStream();
        stream.CopyTo(read, 1 + random.Next(500));
        Assert.Equal(text, Encoding.UTF8.GetString(read.ToArray()));
    });

    [Fact]
    public void Every_command_comes_to_an_end_without_a_fault_of_its_own() => Fuzz.Rounds(60, random =>
    {
        var text = FuzzTexts.Next(random);
        string[][] commands =
        [
            ["check", "-"], ["check", "-", "--format", "json"], ["calls", "-"], ["registrations", "-", "--format", "json"], ["stats", "-"], ["filter", "-", "--failed"],
            ["ladder", "-"], ["ladder", "-", "--format", "svg", "--merge-hops"], ["ladder", "-", "--format", "mermaid"], ["ladder", "-", "--format", "html"],
        ];
        foreach (var command in commands)
            Assert.InRange(CommandRun.WithInput("", text, command).ExitCode, 0, 2);
    });

    static byte[] Inserted(Random random)
    {
        var text = FuzzTexts.Next(random);
        return random.Next(4) == 0 ? text : text[..Math.Min(text.Length, random.Next(60))];
    }

    static string Describe(Finding finding) =>
        $"{finding.Place} {finding.Severity} {finding.Code} {finding.Message} {string.Join('|', finding.Evidence.Select(evidence => $"{evidence.Place} {evidence.Text}"))}";
}
