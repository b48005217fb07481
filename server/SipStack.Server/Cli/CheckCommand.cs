using System.CommandLine;
using SipStack.Analysis;
using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary><c>sipstack check</c>: the findings of traces, and a summary.</summary>
static class CheckCommand
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var inputs = Arguments.Inputs("Trace files, folders, or - for standard input.");
        var format = Arguments.Choice("--format", "How to write the findings.", "text", "json");
        var failOn = Arguments.Choice("--fail-on", "Exit with 1 for findings of this severity or worse.", "error", "warning", "information", "never");
        var max = Arguments.Number("--max", "At most this many findings; the summary counts all.", 0);
        var follow = new Option<bool>("--follow", "-f") { Description = "Wait for what is written to the files, and report it, until Ctrl+C." };
        var catalog = CatalogOption.Create();
        var command = new Command("check", "Find what failed in a trace, and why.") { inputs, format, failOn, max, follow, catalog };
        command.SetAction(parsed =>
        {
            var codes = CatalogOption.Read(parsed.GetValue(catalog), terminal);
            var most = parsed.GetValue(max) ?? long.MaxValue;
            using ICheckReport report = parsed.GetValue(format) == "json" ? new CheckJsonReport(terminal, most) : new CheckTextReport(terminal, codes, most);
            var isComplete = parsed.GetValue(follow)
                ? new CheckFollow(report, codes, terminal).Run(parsed.GetValue(inputs) ?? [], cancellation)
                : ReadAll(parsed.GetValue(inputs) ?? [], codes, report, terminal, cancellation);
            report.Complete(isComplete);
            return !isComplete ? ExitCodes.Failed : FailsOn(parsed.GetValue(failOn), report.Summary) ? ExitCodes.Findings : ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Reads every input; one that cannot be read is reported and does not keep the others from being read.</summary>
    static bool ReadAll(string[] inputs, Catalog catalog, ICheckReport report, Terminal terminal, CancellationToken cancellation)
    {
        var isComplete = true;
        foreach (var path in inputs)
        {
            try
            {
                var found = false;
                foreach (var input in TraceInputs.Expand(path, terminal.OpenInput))
                {
                    found = true;
                    isComplete &= TryRead(input, catalog, report, terminal, cancellation);
                }

                if (!found)
                    terminal.Note($"{path} holds no *.log, *.txt or *.uccapilog file");
            }
            catch (InputException exception)
            {
                terminal.Fail(exception.Message);
                isComplete = false;
            }
        }

        return isComplete;
    }

    static bool TryRead(TraceInput input, Catalog catalog, ICheckReport report, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            if (!FindingSource.Read(input, catalog, finding => report.Add(input.Name, finding), cancellation, new ProgressLine(terminal)))
                terminal.Note($"{input.Name} holds no SIPStack trace record, SIP message or diagnostics header; 'sipstack explain CODE' explains a code in other text");
            return true;
        }
        catch (InputException exception)
        {
            terminal.Fail(exception.Message);
            return false;
        }
    }

    static bool FailsOn(string? level, FindingSummary summary) => level switch
    {
        "error" => summary.Count(FindingSeverity.Error) > 0,
        "warning" => summary.Count(FindingSeverity.Error) + summary.Count(FindingSeverity.Warning) > 0,
        "information" => summary.Findings > 0,
        _ => false,
    };
}

/// <summary>Writes findings as they come, then a summary.</summary>
interface ICheckReport : IDisposable
{
    FindingSummary Summary { get; }

    void Add(string input, Finding finding);

    /// <summary>Hands on what was written so far.</summary>
    void Flush();

    /// <summary>Writes what comes at the end; with <paramref name="isComplete"/> false an input could not be read, and no findings are no good news.</summary>
    void Complete(bool isComplete);
}
