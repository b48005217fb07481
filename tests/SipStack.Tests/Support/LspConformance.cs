using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SipStack.Tests;

/// <summary>Asks tests/conformance/validate.mjs, one process for the whole test run, whether a message is what the specification says.</summary>
static class LspConformance
{
    static readonly Lock Gate = new();
    static Process? validator;

    /// <summary>What is wrong with a message; empty when it is right.</summary>
    /// <param name="kind">request, notification or response.</param>
    /// <param name="method">Of a response: the method of its request; null when that is not known.</param>
    /// <param name="message">The whole message.</param>
    public static IReadOnlyList<string> Faults(string kind, string? method, JsonElement message)
    {
        var question = new JsonObject { ["kind"] = kind, ["method"] = method, ["message"] = JsonNode.Parse(message.GetRawText()) }.ToJsonString();
        lock (Gate)
        {
            validator ??= Start();
            validator.StandardInput.WriteLine(question);
            validator.StandardInput.Flush();
            var answer = validator.StandardOutput.ReadLine() ?? throw new InvalidOperationException(
                $"tests/conformance/validate.mjs does not run; install what it needs with: npm ci{Environment.NewLine}{validator.StandardError.ReadToEnd()}");
            return JsonDocument.Parse(answer).RootElement.GetProperty("faults").EnumerateArray().Select(fault => fault.ToString()).ToList();
        }
    }

    static Process Start()
    {
        var start = new ProcessStartInfo("node", [Repository.Path("tests", "conformance", "validate.mjs")])
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
            throw new InvalidOperationException("Node 20 or newer is needed to check messages of the server; install it, then run: npm ci", exception);
        }
    }
}
