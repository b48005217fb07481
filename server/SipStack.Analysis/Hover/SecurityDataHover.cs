using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Hovers on the <c>Data:</c> of an event record; a security record shows the client's token there, with dots for what cannot be printed.</summary>
static class SecurityDataHover
{
    public static HoverText? At(HoverContext context, TextSpan data)
    {
        if (!SecurityData.TryFindToken(context.Text, data, out var token, out var nameStart) || context.Offset < nameStart)
            return ParameterHover.At(context, "Data", data);
        if (context.Offset > token.End)
            return null;
        var span = context.IsOn(token) ? token : TextSpan.FromBounds(nameStart, token.Start);
        return context.Explain(span, TokenExplanation.OfDotted(context, token));
    }
}
