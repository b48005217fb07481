using System.CommandLine;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary><c>sipstack filter</c>: the records that match, unchanged; several traces merged by time.</summary>
static class FilterCommand
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var inputs = Arguments.Inputs("Trace files, folders, or - for standard input; several are merged by time.");
        inputs.Validators.Add(FilterOptions.RefuseUnknownWords);
        var options = new FilterOptions();
        var output = new Option<string?>("-o", "--output") { Description = "Write into this file, whole or not at all; without it to standard output.", HelpName = "FILE" };
        var command = new Command(
            "filter",
            "Write the records that match, unchanged, as UTF-8: what comes out is a trace again. Different options must all hold, of one option given several times any. "
            + "Words of Snooper (from:anna, to:bob, direction:incoming) and of Search-CsClsLogging (-CallId, -Uri, -Phone, -StartTime, -EndTime, -LogLevel) work too.")
        {
            inputs,
        };
        options.AddTo(command);
        command.Options.Add(output);
        command.SetAction(parsed =>
        {
            if (!FilterQuery.TryParse(options.Read(parsed), Catalog.Default, "--", out var query, out var problem))
                throw new InputException(problem);
            return Run(parsed.GetValue(inputs) ?? [], query, parsed.GetValue(output), terminal, cancellation);
        });
        return command;
    }

    static int Run(string[] paths, FilterQuery query, string? output, Terminal terminal, CancellationToken cancellation)
    {
        using var inputs = GuardedInputs.Expand(paths, isReadTwice: query.Failed, terminal);
        var failed = query.Failed ? FailedCallsOf(inputs, terminal, cancellation) : null;
        using var file = output is null ? null : OutputFile.Create(output, inputs.Paths);
        using var text = new TraceText(terminal);
        var projection = new TraceProjection(file is null ? text.Write : file.Write);
        Write(inputs, query, failed, projection, cancellation);
        if (projection.Records == 0 && !inputs.HaveFailed)
            terminal.Note("no record matches");
        if (inputs.HaveFailed)
        {
            if (file is not null)
                terminal.Note($"{output} was not written, since not all of the input could be read");
            return ExitCodes.Failed;
        }

        file?.Commit();
        return ExitCodes.Done;
    }

    static HashSet<Fingerprint> FailedCallsOf(GuardedInputs inputs, Terminal terminal, CancellationToken cancellation)
    {
        var failed = new HashSet<Fingerprint>();
        foreach (var input in inputs.All)
        {
            using var records = inputs.Open(input);
            if (!FailedCalls.AddFrom(records, Catalog.Default, failed, inputs.ProgressOf(input), cancellation))
                terminal.Note($"more than {FailedCalls.Most} calls failed; only the records of the first {FailedCalls.Most} are written");
        }

        return failed;
    }

    static void Write(GuardedInputs inputs, FilterQuery query, HashSet<Fingerprint>? failed, TraceProjection projection, CancellationToken cancellation)
    {
        var readers = new List<TraceReader>();
        try
        {
            var traces = new List<(TraceInput Input, FilteredTrace Trace)>();
            foreach (var input in inputs.All)
            {
                readers.Add(inputs.Open(input));
                traces.Add((input, new FilteredTrace(readers[^1], new RecordFilter(query, failed)) { Progress = inputs.ProgressOf(input) }));
            }

            if (traces.Count == 1)
                projection.AddAll(traces[0].Trace, cancellation);
            else
                new TraceMerge([.. traces.Select(trace => trace.Trace)]).WriteTo(projection, cancellation);
            foreach (var (input, _) in traces.Where(trace => !trace.Trace.FoundTrace))
                inputs.NoteUnknown(input);
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }
}
