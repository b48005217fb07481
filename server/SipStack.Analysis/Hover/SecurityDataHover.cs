using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Hovers on the <c>Data:</c> of an event record; a security record shows the client's token there, with dots for what cannot be printed.</summary>
static class SecurityDataHover
{
    public static HoverText? At(HoverContext context, TextSpan data)
    {
        var whole = context.Text.Slice(data);
        var name = whole.IndexOf("gssapi-data=\""u8);
        if (name < 0 || context.Offset < data.Start + name)
            return ParameterHover.At(context, "Data", data);
        // The token may hold quotation marks of its own; it is the last value of the list.
        var start = name + "gssapi-data=\"".Length;
        var length = whole[start..].LastIndexOf((byte)'"');
        if (length < 0)
            length = whole.Length - start;
        var token = new TextSpan(data.Start + start, length);
        if (context.Offset > token.End)
            return null;
        var span = context.IsOn(token) ? token : TextSpan.FromBounds(data.Start + name, token.Start);
        return context.Explain(span, TokenExplanation.OfDotted(context, token));
    }
}
