using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Finds what stands at an offset and explains it: findings first, then the trace header, then the field.</summary>
public static class Hovers
{
    public static HoverText? At(TraceDocument document, IReadOnlyList<Finding> findings, Catalog catalog, int offset, CancellationToken cancellation = default)
    {
        var index = document.RecordAt(offset);
        if (index < 0 || offset > document.Records[index].End)
            return null;
        var context = new HoverContext(document, findings, catalog, offset, document.Records[index], cancellation);
        return FindingHover.At(context) ?? FieldHover.At(context);
    }
}
