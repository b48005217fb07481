using System.Diagnostics;
using System.Text.Json;

namespace SipStack.Tests;

/// <summary>A script of tests/ that answers one line of JSON with another; one process for the whole test run.</summary>
sealed class NodeTool(params string[] path)
{
    readonly Lock gate = new();
    Process? process;

    /// <summary>The answer to one question.</summary>
    public JsonElement Ask(string question)
    {
        lock (gate)
        {
            process ??= Start();
            process.StandardInput.WriteLine(question);
            process.StandardInput.Flush();
            var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(
                $"{string.Join('/', path)} does not run; install what it needs with: npm ci{Environment.NewLine}{process.StandardError.ReadToEnd()}");
            return JsonDocument.Parse(answer).RootElement;
        }
    }

    Process Start()
    {
        var start = new ProcessStartInfo("node", [Repository.Path(path)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException("Node 20 or newer is needed for the tests; install it, then run: npm ci", exception);
        }
    }
}
