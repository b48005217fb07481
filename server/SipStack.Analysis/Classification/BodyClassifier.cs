using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// A message body, line by line: the markup of XML, the letters of SDP (RFC 8866), and text. A line that looks like a header is text:
/// nothing in a body is one.
/// </summary>
static class BodyClassifier
{
    public static void Add(ClassificationWriter writer, ReadOnlySpan<byte> text, TextSpan body)
    {
        var markup = new MarkupClassifier(writer);
        for (var at = body.Start; at < body.End && at < writer.End;)
        {
            var length = text[at..body.End].IndexOfAny((byte)'\n', (byte)'\r');
            var end = length < 0 ? body.End : at + length;
            var line = text[at..end];
            var start = line.IndexOfAnyExcept((byte)' ', (byte)'\t') is > 0 and var indent ? at + indent : at;
            if (!markup.IsInside && IsSdp(text[start..end]))
                AddSdp(writer, text, start, end);
            else
                markup.AddLine(text, start, end);
            at = end + 1;
        }
    }

    static bool IsSdp(ReadOnlySpan<byte> line) => line.Length > 2 && line[1] == '=' && line[0] is >= (byte)'a' and <= (byte)'z' && line[2] is not ((byte)' ' or (byte)'=');

    static void AddSdp(ClassificationWriter writer, ReadOnlySpan<byte> text, int start, int end)
    {
        writer.Add(start, start + 1, ClassificationKind.SdpKey);
        var value = start + 2;
        if (text[start] == 'a')
            value = AddWord(writer, text, value, end, ClassificationKind.BodyParameter);
        else if (text[start] == 'm')
            value = AddWord(writer, text, value, end, ClassificationKind.SdpMedia);
        writer.Add(value, end, ClassificationKind.BodyValue);
    }

    static int AddWord(ClassificationWriter writer, ReadOnlySpan<byte> text, int start, int end, ClassificationKind kind)
    {
        var length = text[start..end].IndexOfAny((byte)':', (byte)' ');
        var wordEnd = length < 0 ? end : start + length;
        writer.Add(start, wordEnd, kind);
        return Math.Min(end, wordEnd + 1);
    }
}
