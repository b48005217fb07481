using System.Text;
using System.Text.Json;
using SipStack.Lsp;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary><c>sipstack.server.filter</c></summary>
public sealed class FilterTraceTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    string Uri => new Uri(Path.Combine(folder, "trace.log")).AbsoluteUri;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_or_a_file_that_is_not_open_gives_its_records_with_their_lines(bool isOpen)
    {
        var text = Encoding.UTF8.GetString(CallsTrace.Of("in INVITE 1 id:a; in REGISTER 1 id:b; local 504 1/INVITE id:a; local 200 1 id:b"));
        await using var client = await Start(text, isOpen);
        var result = await Filter(client, $$"""{"uri":"{{Uri}}","callId":"a"}""");
        Assert.Equal((2, true), (result.GetProperty("records").GetInt64(), result.GetProperty("isComplete").GetBoolean()));
        Assert.Equal([0, 20], Numbers(result, "lines"));
        Assert.Equal([0, 10], Numbers(result, "starts"));
        var lines = (result.GetProperty("text").GetString() ?? "").Split('\n');
        Assert.All(Numbers(result, "starts"), start => Assert.StartsWith("TL_INFO", lines[start], StringComparison.Ordinal));
        Assert.Equal(text.Split('\n')[20..28], lines[10..18]);
    }

    [Theory]
    [InlineData("\"line\":13", 2)]
    [InlineData("\"failed\":true", 2)]
    [InlineData("\"user\":\"carol\"", 0)]
    [InlineData("\"level\":\"info\",\"flag\":\"protocol\",\"since\":\"09:26:53\",\"until\":\"09:26:54\"", 4)]
    [InlineData("\"code\":\"sip-504\"", 1)]
    public async Task Conditions_are_those_of_the_command_line(string conditions, int records)
    {
        await using var client = await Start(Encoding.UTF8.GetString(CallsTrace.Of("in INVITE 1 id:a; in REGISTER 1 id:b; local 504 1/INVITE id:a; local 200 1 id:b")));
        Assert.Equal(records, (await Filter(client, $$"""{"uri":"{{Uri}}",{{conditions}}}""")).GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task A_text_that_grows_too_long_is_cut_before_a_record_and_says_so()
    {
        await using var client = await Start(Encoding.UTF8.GetString(CallsTrace.Of(string.Join(';', Enumerable.Range(1, 50).Select(number => $"in INVITE {number}")))));
        var result = await Filter(client, $$"""{"uri":"{{Uri}}","maximumBytes":2000}""");
        Assert.False(result.GetProperty("isComplete").GetBoolean());
        Assert.InRange(result.GetProperty("text").GetString()?.Length ?? 0, 1000, 2000);
        Assert.EndsWith("$$end_record\n", result.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"since\":\"yesterday\"", "since takes a time such as 2011-03-14T09:26:53, 03/14/2011-09:26:53.601 or 09:26, not yesterday")]
    [InlineData("\"maximumBytes\":0", "maximumBytes is from 1 to 100000000.")]
    [InlineData("\"uri\":\"untitled:x\"", "Only open documents and files of this machine can be read.")]
    [InlineData("\"uri\":\"file://server/share/x.log\"", "Only open documents and files of this machine can be read.")]
    [InlineData("\"uri\":\"file:///no/such.log\"", "no such file: /no/such.log")]
    [InlineData("\"line\":0", "The record at line 1 belongs to no call: it has no Call-ID.")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string wrong, string message)
    {
        await using var client = await Start("TL_INFO(TF_COMPONENT) [0]1.1::03/14/2011-09:00:00.000.1 (S,A:b(1)) text\n");
        var argument = wrong.StartsWith("\"uri\"", StringComparison.Ordinal) ? $$"""{{{wrong}}}""" : $$"""{"uri":"{{Uri}}",{{wrong}}}""";
        var exception = await Assert.ThrowsAsync<LspException>(() => Filter(client, argument));
        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void A_view_of_a_log_has_the_folder_of_the_log()
    {
        Assert.Equal(folder, RemedyTargets.FolderFor(Uri.Replace("file://", "sipstack-view:", StringComparison.Ordinal) + "?%7B%22callId%22%3A%22a%22%7D", Settings.Default));
        Assert.Null(RemedyTargets.FolderFor("sipstack-view://server/share/trace.log", Settings.Default));
        Assert.Null(RemedyTargets.FolderFor("untitled:trace.log", Settings.Default));
    }

    [Theory]
    [InlineData("file:///c%3A/logs/a%20b.log", true, "c:\\logs\\a b.log")]
    [InlineData("file:///logs/trace.log", false, "/logs/trace.log")]
    [InlineData("file:///c%3A/logs", false, "/c:/logs")]
    [InlineData("file://server/share/trace.log", false, null)]
    [InlineData("https://example.com/trace.log", false, null)]
    [InlineData("file:///C:/logs/a.log", true, "C:\\logs\\a.log")]
    [InlineData("file:///%5C%5Cserver%5Cshare%5Ctrace.log", true, null)]
    [InlineData("file:////server/share/trace.log", true, null)]
    [InlineData("file:////server/share/trace.log", false, null)]
    [InlineData("file:///%2F%2Fserver/share/trace.log", true, null)]
    [InlineData("file:////%3F/UNC/server/share/trace.log", true, null)]
    [InlineData("file:////./pipe/x", true, null)]
    [InlineData("file:///logs/trace.log", true, null)]
    [InlineData("file:///c%3Atrace.log", true, null)]
    [InlineData("file:///logs/a%00.log", false, null)]
    [InlineData("file:///logs/a%0Ab.log", false, null)]
    [InlineData("file:", false, null)]
    [InlineData("file:///", true, null)]
    [InlineData(null, false, null)]
    public void The_address_of_a_file_is_a_path_as_the_system_writes_it(string? uri, bool isWindows, string? path) => Assert.Equal(path, FileAddress.PathOf(uri, isWindows));

    async Task<LspTestClient> Start(string text, bool isOpen = true)
    {
        var client = await TraceServer.Start(TraceServer.Pulling);
        if (isOpen)
            client.Open(Uri, text);
        else
            await File.WriteAllTextAsync(Path.Combine(folder, "trace.log"), text);
        return client;
    }

    static async Task<JsonElement> Filter(LspTestClient client, string argument) =>
        await client.Request(Methods.WorkspaceExecuteCommand, new ExecuteCommandParams("sipstack.server.filter", [JsonDocument.Parse(argument).RootElement])) ?? default;

    static int[] Numbers(JsonElement result, string name) => [.. result.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];
}
