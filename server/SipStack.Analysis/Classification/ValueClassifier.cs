using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Values of SIP headers and of the keys around them: addresses, parameters, quoted text, whatever the header is.</summary>
static class ValueClassifier
{
    /// <summary><c>2 REGISTER</c></summary>
    public static void AddCSeq(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan value)
    {
        if (!CSeq.TryRead(text, value, out var cseq))
            return;
        var digits = text.Slice(value).IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        writer.Add(value.Start, digits < 0 ? value.End : value.Start + digits, ClassificationKind.Number);
        writer.Add(cseq.Method, ClassificationKind.Method);
    }

    /// <summary><c>SIP/2.0/TLS 192.0.2.15:49811;branch=…</c></summary>
    public static void AddVia(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan value)
    {
        var whole = text.Slice(value);
        var protocol = whole.StartsWith("SIP/2.0"u8) ? whole.IndexOfAny(" \t\r\n;"u8) : -1;
        if (protocol < 0)
        {
            Add(writer, text, value);
            return;
        }

        var host = value.Start + protocol;
        var length = text[host..value.End].IndexOfAny((byte)';', (byte)',');
        var hostEnd = length < 0 ? value.End : host + length;
        writer.Add(value.Start, host, ClassificationKind.Constant);
        AddHost(writer, text, Trim(text, host, hostEnd));
        Add(writer, text, TextSpan.FromBounds(hostEnd, value.End));
    }

    /// <summary>A host with or without a port, IPv6 in brackets.</summary>
    public static void AddHost(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan value)
    {
        var whole = text.Slice(value);
        if (whole.IndexOfAny(" \t\r\n"u8) >= 0)
            return;
        var colon = whole.LastIndexOf((byte)':');
        var hasPort = colon > 0 && colon + 1 < whole.Length && whole[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && (whole[0] == '[') == (whole[colon - 1] == ']');
        writer.Add(value.Start, hasPort ? value.Start + colon : value.End, ClassificationKind.Host);
        if (hasPort)
            writer.Add(value.Start + colon + 1, value.End, ClassificationKind.Number);
    }

    /// <summary>Any header: <c>"Anna" &lt;sip:anna@contoso.com&gt;;tag=1b2c;epid=0a</c>.</summary>
    public static void Add(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan value)
    {
        text = text[..value.End];
        for (var at = value.Start; at < text.Length;)
        {
            var next = text[at] switch
            {
                (byte)'"' => AddQuoted(writer, text, at),
                (byte)'<' => AddBracketed(writer, text, at),
                _ when ValueText.IsToken(text[at]) => AddWord(writer, text, at, isFirst: at == value.Start),
                _ => at + 1,
            };
            at = Math.Max(at + 1, next);
        }
    }

    static int AddQuoted(ClassificationWriter writer, ReadOnlySpan<byte> text, int start)
    {
        var end = ValueText.QuotedEnd(text, start);
        writer.Add(start, end, ValueText.KindOf(text[start..end]));
        return end;
    }

    static int AddBracketed(ClassificationWriter writer, ReadOnlySpan<byte> text, int start)
    {
        if (!ValueText.StartsUri(text[(start + 1)..]))
            return start + 1;
        var length = text[start..].IndexOfAny((byte)'>', (byte)'\n', (byte)'\r');
        var end = length < 0 ? text.Length : start + length;
        writer.Add(start + 1, end, ClassificationKind.Uri);
        return end;
    }

    /// <summary>A bare address, or <c>name=value</c>; other words are left alone.</summary>
    static int AddWord(ClassificationWriter writer, ReadOnlySpan<byte> text, int start, bool isFirst)
    {
        var end = ValueText.TokenEnd(text, start);
        if (end < text.Length && text[end] == ':' && ValueText.StartsUri(text[start..]))
        {
            var length = text[start..].IndexOfAny(ValueText.UriEnds);
            var uriEnd = length < 0 ? text.Length : start + length;
            writer.Add(start, uriEnd, ClassificationKind.Uri);
            return uriEnd;
        }

        if (LooksLikeHeader(text, start, end))
            return AddQuotedText(writer, text, start);
        if (WrittenCode.TryRead(text, start, out var code))
        {
            writer.Add(code.Span.Start, Math.Max(code.Span.End, code.Symbol.End), ClassificationKind.QuotedText);
            return Math.Max(code.Span.End, code.Symbol.End);
        }

        // A parameter stands behind a separator or begins the value; a word of a sentence does not.
        if (end == text.Length || text[end] != '=' || (!isFirst && text[start - 1] is not ((byte)';' or (byte)',' or (byte)' ' or (byte)'\t' or (byte)'\n')))
            return end;
        writer.Add(start, end, ClassificationKind.Parameter);
        return end + 1 < text.Length && text[end + 1] == '"' ? end + 1 : AddBareValue(writer, text, TextSpan.FromBounds(start, end));
    }

    /// <summary>A name with a colon inside a value, which a sender may have written to pass for a header.</summary>
    static bool LooksLikeHeader(ReadOnlySpan<byte> text, int start, int end) =>
        char.IsAsciiLetter((char)text[start]) && end + 1 < text.Length && text[end] == ':' && text[end + 1] is (byte)' ' or (byte)'\t';

    static int AddQuotedText(ClassificationWriter writer, ReadOnlySpan<byte> text, int start)
    {
        var length = text[start..].IndexOfAny((byte)'<', (byte)'\n', (byte)'\r');
        var end = length < 0 ? text.Length : start + length;
        writer.Add(start, end, ClassificationKind.QuotedText);
        return end;
    }

    static int AddBareValue(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan name)
    {
        var start = name.End + 1;
        var length = text[start..].IndexOfAny(ValueText.ValueEnds);
        var end = length < 0 ? text.Length : start + length;
        writer.Add(start, end, IsIdentifier(text.Slice(name)) ? ClassificationKind.Identifier : ValueText.KindOf(text[start..end]));
        return end;
    }

    static bool IsIdentifier(ReadOnlySpan<byte> name) =>
        Is(name, "tag"u8) || Is(name, "epid"u8) || Is(name, "branch"u8) || Is(name, "from-tag"u8) || Is(name, "to-tag"u8);

    static TextSpan Trim(ReadOnlySpan<byte> text, int start, int end)
    {
        var first = text[start..end].IndexOfAnyExcept(" \t\r\n"u8);
        return first < 0 ? new TextSpan(end, 0) : TextSpan.FromBounds(start + first, start + text[start..end].LastIndexOfAnyExcept(" \t\r\n"u8) + 1);
    }

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
