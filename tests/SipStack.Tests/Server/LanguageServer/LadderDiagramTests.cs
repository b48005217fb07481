using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary><c>sipstack.server.ladder</c></summary>
public sealed class LadderDiagramTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    string Uri => new Uri(Path.Combine(folder, "trace.log")).AbsoluteUri;

    static string TwoHops => File.ReadAllText(Samples.Case("invite-over-two-hops"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_or_a_file_that_is_not_open_gives_the_drawing_and_the_lines_of_its_rows(bool isOpen)
    {
        await using var client = await Start(TwoHops, isOpen);
        var result = await Ladder(client, $$"""{"uri":"{{Uri}}"}""");
        Assert.Equal("6f2e41c07a1d4b198c0e000000000001", result.GetProperty("callId").GetString());
        Assert.StartsWith("INVITE anna@contoso.com → dave@fabrikam.example", result.GetProperty("title").GetString(), StringComparison.Ordinal);
        var rows = XDocument.Parse(result.GetProperty("content").GetString() ?? "").Descendants().Where(element => element.Attribute("data-index") is not null).ToList();
        var arrows = result.GetProperty("arrows").EnumerateArray().ToList();
        Assert.Equal(arrows.Select(arrow => $"{arrow.GetProperty("line")} {arrow.GetProperty("endLine")}"), rows.Select(row => $"{row.Attribute("data-line")?.Value} {row.Attribute("data-end-line")?.Value}"));
        var lines = TwoHops.Split('\n');
        foreach (var arrow in arrows)
        {
            Assert.StartsWith("TL_", lines[arrow.GetProperty("line").GetInt32()], StringComparison.Ordinal);
            Assert.StartsWith("$$end_record", lines[arrow.GetProperty("endLine").GetInt32()], StringComparison.Ordinal);
        }

        Assert.Equal("""{"line":417,"endLine":433,"kind":"response","from":"edge01","to":"fe01","label":"504 Server time-out","note":"1008 Unable to resolve DNS SRV record","fails":true,"code":"ms-diagnostics-1008","copies":[{"line":435,"endLine":451}]}""", arrows[4].GetRawText());
    }

    [Theory]
    [InlineData("\"callId\":\"4f1d0c6b2a984e55b6d7c8e9fa0b1c2d\"", "4f1d0c6b2a984e55b6d7c8e9fa0b1c2d")]
    [InlineData("\"line\":25", "4f1d0c6b2a984e55b6d7c8e9fa0b1c2d")]
    [InlineData("\"line\":400", "6f2e41c07a1d4b198c0e000000000001")]
    public async Task A_call_is_named_by_its_id_or_by_a_line_of_one_of_its_records(string which, string callId)
    {
        await using var client = await Start(TwoHops);
        Assert.Equal(callId, (await Ladder(client, $$"""{"uri":"{{Uri}}",{{which}}}""")).GetProperty("callId").GetString());
    }

    [Theory]
    [InlineData("text", "INVITE anna@contoso.com")]
    [InlineData("svg", "<svg class=\"sipstack-ladder\"")]
    [InlineData("mermaid", "sequenceDiagram\n")]
    [InlineData("html", "<!DOCTYPE html>\n")]
    public async Task Each_format_begins_as_it_must(string format, string start)
    {
        await using var client = await Start(TwoHops);
        Assert.StartsWith(start, (await Ladder(client, $$"""{"uri":"{{Uri}}","format":"{{format}}"}""")).GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merged_hops_are_one_row_that_stands_for_all_their_records()
    {
        await using var client = await Start(TwoHops);
        var (all, merged) = (await Ladder(client, $$"""{"uri":"{{Uri}}"}"""), await Ladder(client, $$"""{"uri":"{{Uri}}","mergeHops":true}"""));
        Assert.Equal(7, all.GetProperty("arrows").GetArrayLength());
        Assert.Equal(5, merged.GetProperty("arrows").GetArrayLength());
        Assert.Equal(Records(all), Records(merged));
    }

    [Theory]
    [InlineData("\"format\":\"png\"", "format is text, svg, mermaid or html.")]
    [InlineData("\"callId\":\"nothing\"", "The trace has no call with the Call-ID nothing.")]
    [InlineData("\"line\":0", "The record at line 1 belongs to no call: it has no Call-ID.")]
    [InlineData("\"format\":\"svg\"", "The trace has no call: no record with a Call-ID.")]
    public async Task What_cannot_be_drawn_is_said_in_one_sentence(string wrong, string message)
    {
        await using var client = await Start("TL_INFO(TF_COMPONENT) [0]1.1::03/14/2011-09:00:00.000.1 (S,A:b(1)) text\n");
        var exception = await Assert.ThrowsAsync<LspException>(() => Ladder(client, $$"""{"uri":"{{Uri}}",{{wrong}}}"""));
        Assert.Equal(message, exception.Message);
    }

    static IEnumerable<int> Records(JsonElement ladder) =>
        ladder.GetProperty("arrows").EnumerateArray().SelectMany(arrow => arrow.GetProperty("copies").EnumerateArray().Append(arrow)).Select(record => record.GetProperty("line").GetInt32()).Order();

    async Task<LspTestClient> Start(string text, bool isOpen = true)
    {
        var client = await TraceServer.Start(TraceServer.Pulling);
        if (isOpen)
            client.Open(Uri, text);
        else
            await File.WriteAllTextAsync(Path.Combine(folder, "trace.log"), text, new UTF8Encoding(false));
        return client;
    }

    static async Task<JsonElement> Ladder(LspTestClient client, string argument) =>
        await client.Request(Methods.WorkspaceExecuteCommand, new ExecuteCommandParams("sipstack.server.ladder", [JsonDocument.Parse(argument).RootElement])) ?? default;
}
