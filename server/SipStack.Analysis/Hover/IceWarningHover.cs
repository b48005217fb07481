using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The flags of <c>ICEWarn</c> in a diagnostics header: what the client tried for its media in vain.</summary>
static class IceWarningHover
{
    public static HoverText? In(HoverContext context, Field field)
    {
        if (DiagnosticsName.Of(context.Text.Slice(field.Name)) == DiagnosticsKind.None
            || !IceWarnings.TryFind(context.Text, field.Value, out var flags, out var span)
            || !context.IsOn(span))
            return null;
        var warnings = IceWarning.In(flags).ToList();
        var answer = warnings.TrueForAll(warning => warning.Kind == IceWarningKind.Note) ? "The client reports no way for media that failed." : "The ways for media that failed for this client.";
        var sections = new List<ExplanationSection>
        {
            new("What it means", string.Join('\n', warnings.Select(warning => $"- `0x{warning.Flag:X}`: {warning.Says}{Remark(warning.Kind)}"))),
            new("What to know", "A flag alone is no fault: of many ways one has to succeed. Together with id 21 to 25 none did."),
            new("Sources", string.Join('\n', IceWarning.Sources.Select(source => $"- {MarkdownText.Citation(source)}"))),
        };
        return context.Explain(span, new Explanation(answer, null, [$"ICEWarn 0x{flags:X}"], [], sections));
    }

    static string Remark(IceWarningKind kind) => kind switch
    {
        IceWarningKind.Note => " (no failure)",
        IceWarningKind.Usual => " (calls that work report it too)",
        _ => "",
    };
}
