using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>Asks for the hover at the mark <c>§</c> of a text; the mark itself is taken out.</summary>
static class HoverAt
{
    const string Mark = "§";

    public static HoverText? Mark_in(string marked, CancellationToken cancellation = default)
    {
        var at = marked.IndexOf(Mark, StringComparison.Ordinal);
        Assert.True(at >= 0, "The text has no mark.");
        var text = Encoding.UTF8.GetBytes(marked.Remove(at, Mark.Length));
        return In(text, Encoding.UTF8.GetByteCount(marked[..at]), cancellation);
    }

    /// <summary>The hover on the first character of <paramref name="word"/> behind <paramref name="before"/>.</summary>
    public static HoverText? Word_in(string text, string word, string before = "")
    {
        var at = text.IndexOf(word, text.IndexOf(before, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at >= 0, $"The text does not hold {word}.");
        return In(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetByteCount(text[..at]), CancellationToken.None);
    }

    public static HoverText? In(byte[] text, int offset, CancellationToken cancellation)
    {
        var document = TraceDocument.Parse(text);
        return Hovers.At(document, () => MessageIndex.Of(document, cancellation), Findings.Of(document, Catalog.Default, CancellationToken.None), Catalog.Default, offset, cancellation);
    }

    public static string Plain(this HoverText? hover) => ExplanationText.Render(Assert.IsType<HoverText>(hover).Explanation);

    public static string Markdown(this HoverText? hover) => ExplanationMarkdown.Render(Assert.IsType<HoverText>(hover).Explanation);

    public static string Answer(this HoverText? hover) => Plain(hover).Split('\n')[0];
}
