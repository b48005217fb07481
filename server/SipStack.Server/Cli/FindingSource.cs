using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>Reads the findings of a trace file, streaming.</summary>
static class FindingSource
{
    /// <summary>Calls <paramref name="report"/> for each finding in file order. Throws <see cref="InputException"/> when the input cannot be read.</summary>
    /// <returns>False when the text holds no known form of a trace.</returns>
    public static bool Read(TraceInput input, Catalog catalog, Action<Finding> report, CancellationToken cancellation, ProgressLine? progress = null)
    {
        using var text = TraceInputs.Open(input, out var packed);
        try
        {
            using var records = new TraceReader(text);
            var reader = new FindingReader(records, catalog) { Progress = progress is null ? null : offset => progress.Report(input.Name, offset, input.Length) };
            while (reader.TryRead(out var finding, cancellation))
            {
                progress?.Clear();
                report(finding);
            }

            if (packed is { IsCutOff: true })
                throw new InputException($"{input.Name} is cut off: it ends before its text does. What could be read was read");
            return reader.FoundTrace;
        }
        catch (Exception exception) when (TraceInputs.Describe(input.Name, exception) is { } message)
        {
            throw new InputException(message);
        }
        finally
        {
            progress?.Clear();
        }
    }
}
