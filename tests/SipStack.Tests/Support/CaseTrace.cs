using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>The trace of a case, or any other text, with what is made of it.</summary>
sealed class CaseTrace(byte[] text)
{
    public CaseTrace(string name)
        : this(File.ReadAllBytes(Samples.Case(name)))
    {
    }

    public TraceDocument Document { get; } = TraceDocument.Parse(text);

    public MessageIndex Messages => field ??= MessageIndex.Of(Document);

    public IReadOnlyList<Finding> Findings => field ??= Analysis.Findings.Of(Document, Catalog.Default);

    /// <summary>As users count lines, from 1.</summary>
    public int Line(int offset) => Document.Lines.LineAt(offset) + 1;

    public string Text(TextSpan span) => Encoding.UTF8.GetString(Document.Text.Slice(span));

    /// <summary>Offset of the first <paramref name="word"/> behind the first <paramref name="before"/>.</summary>
    public int Find(string word, string before = "")
    {
        var from = Document.Text.IndexOf(Encoding.UTF8.GetBytes(before));
        var at = from < 0 ? -1 : Document.Text[from..].IndexOf(Encoding.UTF8.GetBytes(word));
        Assert.True(at >= 0, $"The text does not hold {word} behind {before}.");
        return from + at;
    }
}
