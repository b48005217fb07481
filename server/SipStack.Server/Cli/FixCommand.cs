using System.CommandLine;
using SipStack.Analysis;
using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary><c>sipstack fix</c>: the scripts that apply to a trace.</summary>
static class FixCommand
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var input = Arguments.Input("A trace file, or - for standard input.");
        var line = Arguments.Number("--line", "Only what the finding in this line offers.", 1);
        var remedy = new Option<string?>("--remedy") { Description = "Which remedy to write; without it the first of the list.", HelpName = "ID" };
        var folder = new Option<string>("--out") { Description = "The folder to write into.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var list = new Option<bool>("--list") { Description = "Only list what applies: id, verdict, reads or changes, title." };
        var catalog = CatalogOption.Create();
        var command = new Command("fix", "Write the script that checks or cures what a trace shows. The scripts only report until told otherwise.") { input, line, remedy, folder, list, catalog };
        command.SetAction(parsed =>
        {
            var remedies = Plan(parsed.GetValue(input) ?? "-", parsed.GetValue(line), CatalogOption.Read(parsed.GetValue(catalog), terminal), terminal, cancellation);
            if (parsed.GetValue(list))
                return List(remedies, terminal);
            return Write(remedies, parsed.GetValue(remedy), parsed.GetValue(folder) ?? ".", terminal);
        });
        return command;
    }

    static IReadOnlyList<PlannedRemedy> Plan(string path, long? line, Catalog catalog, Terminal terminal, CancellationToken cancellation)
    {
        var plan = new RemedyPlan(catalog);
        Place? original = null;
        if (Directory.Exists(path))
            throw new InputException($"{path} is a folder; name one trace file");
        foreach (var trace in TraceInputs.Expand(path, terminal.OpenInput))
        {
            FindingSource.Read(trace, catalog, finding =>
            {
                if (line is not null && finding.Place.Line + 1 != line)
                    return;
                plan.Add(finding);
                original ??= finding.Original;
            }, cancellation, new ProgressLine(terminal));
        }

        // The line tells of a failure that stands first-hand in another one, which may lie before it: read once more for that.
        var remedies = plan.Remedies();
        return line is not null && remedies.Count == 0 && original is { } place && path != "-"
            ? Plan(path, place.Line + 1, catalog, terminal, cancellation)
            : remedies;
    }

    static int List(IReadOnlyList<PlannedRemedy> remedies, Terminal terminal)
    {
        foreach (var planned in remedies)
        {
            var kind = planned.Remedy.Kind == RemedyKind.Changes ? "changes" : "reads";
            terminal.Out.WriteLine($"{planned.Remedy.Id}\t{Verdicts.Word(planned.Verdict) ?? "-"}\t{kind}\t{planned.Remedy.Title}");
        }

        return remedies.Count > 0 ? ExitCodes.Done : Nothing(terminal);
    }

    static int Write(IReadOnlyList<PlannedRemedy> remedies, string? id, string folder, Terminal terminal)
    {
        if (id is not null && RemedyCatalog.Default.Find(id) is null)
            throw new InputException($"no such remedy: {id}. Known are {string.Join(", ", RemedyCatalog.Default.All.Select(remedy => remedy.Id))}");
        var planned = id is null ? (remedies.Count > 0 ? remedies[0] : null) : remedies.FirstOrDefault(remedy => remedy.Remedy.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        if (planned is null && id is not null && remedies.Count > 0)
        {
            terminal.Fail($"{id} does not apply to what this trace shows. These do: {string.Join(", ", remedies.Select(remedy => remedy.Remedy.Id))}");
            return ExitCodes.Findings;
        }

        if (planned is null)
            return Nothing(terminal);
        foreach (var path in RemedyWriter.Write(planned.Files(), folder))
            terminal.Out.WriteLine(terminal.Show(path));
        return ExitCodes.Done;
    }

    static int Nothing(Terminal terminal)
    {
        terminal.Note("nothing to offer for this trace");
        return ExitCodes.Findings;
    }
}
