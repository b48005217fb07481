using System.CommandLine;
using SipStack.Analysis;
using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary><c>sipstack stats</c>: what a trace holds, counted, and its rate over time.</summary>
static class StatsCommand
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var input = Arguments.Input("A trace file, a folder, or - for standard input.");
        var format = Arguments.Choice("--format", "How to write the numbers.", "text", "json");
        var ascii = AsciiOption.Create();
        var command = new Command("stats", "Count what a trace holds by level, flag, method, status and code, and show its rate over time.") { input, format, ascii };
        command.SetAction(parsed =>
        {
            using var inputs = GuardedInputs.Expand([parsed.GetValue(input) ?? "-"], isReadTwice: false, terminal);
            var statistics = new TraceStatistics();
            foreach (var trace in inputs.All)
            {
                using var records = inputs.Open(trace);
                if (!StatisticsScan.AddFrom(records, statistics, Catalog.Default, inputs.ProgressOf(trace), cancellation))
                    inputs.NoteUnknown(trace);
            }

            if (parsed.GetValue(format) == "json")
                StatsJsonReport.Write(statistics, terminal);
            else if (statistics.Records > 0 || !inputs.HaveFailed)
                new StatsTextReport(terminal, parsed.GetValue(ascii) || !terminal.ShowsUnicode).Write(statistics);
            return inputs.HaveFailed ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }
}
