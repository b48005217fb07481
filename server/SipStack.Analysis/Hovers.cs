using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Finds what stands at an offset and explains it: findings first, then the trace header, then the field.</summary>
public static class Hovers
{
    /// <summary>The hover at an offset, or null where there is nothing to say.</summary>
    /// <param name="messages">Gives the messages of the document; asked only where the hover tells of a call.</param>
    public static HoverText? At(TraceDocument document, Func<MessageIndex> messages, IReadOnlyList<Finding> findings, Catalog catalog, int offset, CancellationToken cancellation = default)
    {
        var index = document.RecordAt(offset);
        if (index < 0 || offset > document.Records[index].End)
            return null;
        var context = new HoverContext(document, messages, findings, catalog, offset, document.Records[index], cancellation);
        return FindingHover.At(context) ?? FieldHover.At(context);
    }
}
