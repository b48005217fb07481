using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

public enum HintKind : byte
{
    /// <summary>The symbol of a code, or the component of an error id.</summary>
    Code,

    /// <summary>How long the answer took.</summary>
    Time,
}

/// <summary>What an editor shows between the characters of the log.</summary>
/// <param name="Offset">Where; behind the character before it.</param>
/// <param name="Label">A word of ours, never text of the log.</param>
/// <param name="Tooltip">A sentence on it, or null.</param>
public sealed record Hint(int Offset, string Label, HintKind Kind, string? Tooltip);

/// <summary>Hints of a part of a document: the symbol of a bare code, the component of an error id, how long a response took.</summary>
public static class Hints
{
    /// <summary>More are not shown; an editor asks for what is in sight.</summary>
    public const int Most = 5000;

    /// <summary>The hints inside <paramref name="range"/>, record by record.</summary>
    /// <param name="messages">Gives the messages of the document; null leaves times out.</param>
    public static IReadOnlyList<Hint> In(TraceDocument document, Func<MessageIndex>? messages, Catalog catalog, TextSpan range, CancellationToken cancellation = default)
    {
        var hints = new List<Hint>();
        var first = Math.Max(0, document.RecordAt(range.Start));
        for (var record = first; record < document.Records.Length && document.Records[record].Start <= range.End && hints.Count < Most; record++)
        {
            cancellation.ThrowIfCancellationRequested();
            var own = hints.Count;
            CodeHints.Add(hints, document.Text, document.Records[record], catalog);
            if (messages is not null)
                AddTime(hints, document, messages(), record);
            Tidy(hints, own, range);
        }

        return hints;
    }

    static void AddTime(List<Hint> hints, TraceDocument document, MessageIndex messages, int record)
    {
        if (messages.MessageIn(record) is not (>= 0 and var own) || messages.LinksOf(own).Request is not (>= 0 and var request))
            return;
        if (messages[own].Time - messages[request].Time is not { Ticks: >= 0 } took)
            return;
        var line = messages.SpanOf(own, messages[own].StartLine);
        var length = document.Text.Slice(line).IndexOfAny((byte)'\r', (byte)'\n');
        var requestLine = document.Lines.LineAt(messages.StartOf(request)) + 1;
        hints.Add(new Hint(length < 0 ? line.End : line.Start + length, $"after {Durations.Text(took)}", HintKind.Time, $"The request is in line {requestLine}."));
    }

    /// <summary>Of the hints of one record those in the range, in file order.</summary>
    static void Tidy(List<Hint> hints, int first, TextSpan range)
    {
        var kept = hints.Skip(first).Where(hint => range.Start <= hint.Offset && hint.Offset <= range.End).OrderBy(hint => hint.Offset).ToList();
        hints.RemoveRange(first, hints.Count - first);
        hints.AddRange(kept);
    }
}
