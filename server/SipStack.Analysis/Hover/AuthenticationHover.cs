using System.Text;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Hovers on an authentication header: its scheme, its parameters and the token.</summary>
static class AuthenticationHover
{
    public static HoverText? At(HoverContext context, string header, TextSpan value)
    {
        var authentication = AuthenticationHeader.Read(context.Text, value);
        if (context.IsOn(authentication.SchemeName))
            return SchemeHover(context, authentication.SchemeName);
        if (ParameterHover.Find(context, TextSpan.FromBounds(authentication.SchemeName.End, value.End), (byte)',') is not { } parameter)
            return null;
        return Ascii.EqualsIgnoreCase(context.Text.Slice(parameter.Name), "gssapi-data"u8)
            ? context.Explain(context.IsOn(parameter.Name) ? parameter.Name : parameter.Value, TokenExplanation.Of(context, authentication, parameter.Value))
            : ParameterHover.Explain(context, header, parameter);
    }

    static HoverText? SchemeHover(HoverContext context, TextSpan name)
    {
        const int LongestScheme = 32;
        return name.Length <= LongestScheme && FieldNotes.Find(NoteKind.Scheme, Encoding.UTF8.GetString(context.Text.Slice(name))) is { } note
            ? context.Explain(name, Notes.Explain(note))
            : null;
    }
}
