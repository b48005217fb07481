using System.CommandLine;
using SipStack.Analysis;
using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary><c>sipstack calls</c>: one line per call.</summary>
static class CallsCommand
{
    static readonly RowLayout<Call> Layout = new(
        "calls",
        [
            new("time", call => RowValues.Time(call.First)),
            new("method", call => call.Method ?? ""),
            new("from", call => call.From),
            new("to", call => call.To),
            new("status", call => RowValues.Number(call.Status), IsNumber: true),
            new("duration", call => RowValues.Seconds(call.Duration), IsNumber: true),
            new("records", call => RowValues.Number(call.Records), IsNumber: true),
            new("findings", call => RowValues.Number(call.Findings), IsNumber: true),
            new("call-id", call => call.CallId),
        ],
        (json, call) =>
        {
            json.WriteNumber("line", call.Line + 1);
            json.WriteText("callId", call.CallId);
            json.WriteTime("first", call.First);
            json.WriteText("method", call.Method);
            json.WriteText("from", call.From);
            json.WriteText("to", call.To);
            json.WriteStatus(call.Status);
            json.WriteSeconds("duration", call.Duration);
            json.WriteNumber("records", call.Records);
            json.WriteNumber("findings", call.Findings);
            json.WriteNumber("errors", call.Errors);
            json.WriteBoolean("failed", call.IsFailed);
        },
        call => (call.First, call.IsFailed));

    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var input = Arguments.Input("A trace file, a folder, or - for standard input.");
        var failed = new Option<bool>("--failed") { Description = "Only calls that were refused at last or hold an error." };
        var format = Arguments.Choice("--format", "How to write the calls.", "text", "json");
        var command = new Command("calls", "List the calls of a trace: when, who, how they ended.") { input, failed, format };
        command.SetAction(parsed =>
        {
            var onlyFailed = parsed.GetValue(failed);
            return RowSource.Write(
                parsed.GetValue(input) ?? "-",
                parsed.GetValue(format),
                Layout,
                onlyFailed ? "no failed calls" : "no calls",
                hasTraceHeaders => new CallScan(Catalog.Default, hasTraceHeaders),
                call => !onlyFailed || call.IsFailed,
                terminal,
                cancellation);
        });
        return command;
    }
}
