using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>Pipes, devices, links, folders and packed files in places where a trace or a table is expected.</summary>
public sealed class OrdinaryFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_pipe_a_device_and_a_link_in_a_folder_are_passed_by()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Pipe("pipe.log");
        File.CreateSymbolicLink(In("device.log"), "/dev/zero");
        File.CreateSymbolicLink(In("link.log"), Samples.Case("article-two-records"));
        File.CreateSymbolicLink(In("loop"), folder);
        File.Copy(Samples.Case("article-hdx-ntlm-mismatch"), In("trace.log"));
        foreach (var command in new[] { "check", "calls" })
        {
            var run = CommandRun.Of(command, folder);
            Assert.Equal("", run.Error);
            Assert.DoesNotContain("link.log", run.Out, StringComparison.Ordinal);
        }

        Assert.Contains("trace.log:1:", CommandRun.Of("check", folder).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_asked_for_a_pipe_a_device_or_a_folder_refuses_and_goes_on()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Pipe("pipe.log");
        File.CreateSymbolicLink(In("link.log"), In("pipe.log"));
        File.WriteAllText(In("empty.log"), "");
        await using var client = await TraceServer.Start();
        foreach (var path in new[] { In("pipe.log"), In("link.log"), In("empty.log"), "/dev/zero", "/dev/stdin" })
            Assert.Equal($"{path} is empty, or not a file", await Refusal(client, path));
        Assert.Equal($"{folder} is a folder; name one file", await Refusal(client, folder));
        Assert.Equal($"no such file: {In("nowhere.log")}", await Refusal(client, In("nowhere.log")));
    }

    [Fact]
    public async Task A_pipe_or_a_device_among_the_tables_of_the_user_is_a_warning()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Pipe("codes.tsv");
        await using var client = await TraceServer.Start(initializationOptions: JsonSerializer.Serialize(new { catalog = new { files = new[] { In("codes.tsv"), "/dev/zero" } } }));
        await client.Request(Methods.WorkspaceExecuteCommand, new ExecuteCommandParams("sipstack.server.explain", [JsonSerializer.SerializeToElement(new { code = "1000" })]));
        Assert.Equal($"sipstack: {In("codes.tsv")} is empty, or not a file\n", CommandRun.Of("explain", "1000", "--catalog", In("codes.tsv")).Error);
    }

    [Fact]
    public void A_table_larger_than_any_is_refused()
    {
        using (var file = File.Create(In("codes.tsv")))
            file.SetLength((16 << 20) + 1);
        Assert.Equal($"sipstack: {In("codes.tsv")} is larger than 16 MB and cannot be a table of codes\n", CommandRun.Of("explain", "1000", "--catalog", In("codes.tsv")).Error);
    }

    /// <summary>The part that unpacks to much is small; what stands behind it, and is never unpacked, makes the file large.</summary>
    [Fact]
    public void Padding_does_not_hide_a_file_that_unpacks_to_much()
    {
        var letters = new byte[1 << 20];
        letters.AsSpan().Fill((byte)'a');
        using (var file = File.Create(In("bomb.log.gz")))
        {
            using (var packed = new GZipStream(file, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                for (var i = 0; i < 40; i++)
                    packed.Write(letters);
            }

            file.SetLength(50 << 20);
        }

        var run = CommandRun.Of("check", In("bomb.log.gz"));
        Assert.Equal((2, $"sipstack: {In("bomb.log.gz")} unpacks to more than 1000 times its size; unpack it yourself if that is right\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_path_that_is_too_long_for_the_script_is_one_clear_error()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var deep = folder;
        while (deep.Length < 4040)
            deep = Path.Combine(deep, new string('d', Math.Min(200, 4060 - deep.Length)));
        Directory.CreateDirectory(deep);
        var run = CommandRun.Of("fix", Samples.Case("article-two-records"), "--remedy", "ntlm-minimum-security", "--out", deep);
        Assert.Equal((2, $"sipstack: the script could not be written into {deep}: its path is too long; nothing was written. Use another folder\n"), (run.ExitCode, run.Error));
        Assert.Empty(Directory.GetFileSystemEntries(deep));
    }

    static async Task<string> Refusal(LspTestClient client, string path)
    {
        var argument = JsonSerializer.SerializeToElement(new { uri = new Uri(path).AbsoluteUri });
        var exception = await Assert.ThrowsAsync<LspException>(() => client.Request(Methods.WorkspaceExecuteCommand, new ExecuteCommandParams("sipstack.server.analyzeFile", [argument])));
        Assert.Equal(ErrorCodes.RequestFailed, exception.Code);
        return exception.Message;
    }

    string In(string name) => Path.Combine(folder, name);

    void Pipe(string name)
    {
        using var mkfifo = Process.Start("mkfifo", [In(name)]);
        mkfifo.WaitForExit();
        Assert.Equal(0, mkfifo.ExitCode);
    }
}
