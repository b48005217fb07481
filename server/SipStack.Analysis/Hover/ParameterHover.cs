using System.Text;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Hovers on the parameters of a header or key: on their names and on their values.</summary>
static class ParameterHover
{
    const int LongestName = 64;

    public static HoverText? At(HoverContext context, string owner, TextSpan list, byte separator = (byte)';') =>
        Find(context, list, separator) is { } parameter ? Explain(context, owner, parameter) : null;

    /// <summary>The parameter under the offset.</summary>
    public static Parameter? Find(HoverContext context, TextSpan list, byte separator)
    {
        var parameters = new ParameterReader(context.Text, list, separator);
        while (parameters.TryRead(out var parameter))
        {
            if (context.IsOn(parameter.Name) || context.IsOn(parameter.Value))
                return parameter;
        }

        return null;
    }

    /// <summary>What there is to say of the parameter in this header with this value, else in this header, else anywhere.</summary>
    public static HoverText? Explain(HoverContext context, string owner, Parameter parameter)
    {
        if (parameter.Name.Length > LongestName)
            return null;
        var name = Encoding.UTF8.GetString(context.Text.Slice(parameter.Name));
        var value = parameter.Value.Length > LongestName ? "" : Encoding.UTF8.GetString(context.Text.Slice(parameter.Value));
        var note = FieldNotes.Find(NoteKind.Parameter, $"{owner};{name}={value}")
            ?? FieldNotes.Find(NoteKind.Parameter, $"{owner};{name}")
            ?? FieldNotes.Find(NoteKind.Parameter, name);
        return note is null ? null : context.Explain(context.IsOn(parameter.Name) ? parameter.Name : parameter.Value, Notes.Explain(note));
    }
}
