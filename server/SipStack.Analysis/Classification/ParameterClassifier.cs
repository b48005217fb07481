using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Lists of <c>name="value"</c>: authentication headers, <c>Data:</c>, <c>Direction:</c>.</summary>
static class ParameterClassifier
{
    /// <summary><c>NTLM realm="…", gssapi-data="…"</c></summary>
    public static void AddAuthentication(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan value)
    {
        var scheme = AuthenticationHeader.Read(text, value).SchemeName;
        writer.Add(scheme, ClassificationKind.Scheme);
        Add(writer, text, TextSpan.FromBounds(scheme.End, value.End), (byte)',');
    }

    /// <summary><c>outgoing;source="local"</c></summary>
    public static void AddDirection(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan value)
    {
        var length = text.Slice(value).IndexOf((byte)';');
        writer.Add(length < 0 ? value : value with { Length = length }, ClassificationKind.Constant);
        Add(writer, text, value);
    }

    /// <summary>The <c>Data:</c> of an event record; the token of a security record may hold quotation marks of its own and is the last value.</summary>
    public static void AddData(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan value)
    {
        var token = text.Slice(value).IndexOf("gssapi-data=\""u8);
        if (token < 0)
        {
            Add(writer, text, value);
            return;
        }

        var start = value.Start + token;
        var open = start + "gssapi-data=".Length;
        var close = text[open..value.End].LastIndexOf((byte)'"');
        Add(writer, text, TextSpan.FromBounds(value.Start, start));
        writer.Add(start, open - 1, ClassificationKind.Parameter);
        writer.Add(open, close > 0 ? open + close + 1 : value.End, ClassificationKind.Noise);
    }

    static void Add(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan list, byte separator = (byte)';')
    {
        var parameters = new ParameterReader(text, list, separator);
        while (parameters.TryRead(out var parameter))
        {
            writer.Add(parameter.Name, ClassificationKind.Parameter);
            writer.Add(ValueText.WithMarks(text, parameter.Value), IsNoise(text.Slice(parameter.Name)) ? ClassificationKind.Noise : ValueText.KindOf(text.Slice(parameter.Value)));
        }
    }

    static bool IsNoise(ReadOnlySpan<byte> name) =>
        Is(name, "gssapi-data"u8) || Is(name, "response"u8) || Is(name, "rspauth"u8) || Is(name, "crand"u8) || Is(name, "srand"u8);

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
