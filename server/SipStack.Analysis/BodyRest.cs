using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// How much of a message's body is still to come where its record ends. A record that is whole has none; a body that holds an end mark
/// or a trace header of its own (somebody has sent a piece of a log) is cut there, and what follows in the text was written by the sender.
/// </summary>
static class BodyRest
{
    /// <summary>Bytes behind the record that still belong to its body, by its Content-Length (RFC 3261 section 20.14).</summary>
    public static int Of(ReadOnlySpan<byte> text, TraceRecord record)
    {
        var bytes = text.Slice(record.Span);
        // One look spares reading the records that cannot have a body.
        if (record.Format is RecordFormat.Unrecognized or RecordFormat.Diagnostics || !MayHaveBody(bytes))
            return 0;
        var fields = new FieldReader(bytes, record with { Start = 0 });
        var length = 0;
        while (fields.TryRead(out var field))
        {
            if (field.Kind == FieldKind.SipHeader && IsContentLength(bytes.Slice(field.Name)))
                length = System.Buffers.Text.Utf8Parser.TryParse(bytes.Slice(field.Value), out int number, out _) ? number : 0;
            else if (field.Kind == FieldKind.Body)
                return Rest(bytes.Slice(field.Value), length);
        }

        return 0;
    }

    static int Rest(ReadOnlySpan<byte> body, int length)
    {
        // The logging tool can leave bodies out for privacy; then their length says nothing.
        if (body.StartsWith("----*"u8))
            return 0;
        // A paste has made LF of the CRLF that were counted; trimming took a few blanks at both ends.
        const int Tolerance = 16;
        var bareLineFeeds = body.Count((byte)'\n') - CountCrLf(body);
        var rest = length - body.Length - bareLineFeeds;
        return rest > Tolerance ? rest : 0;
    }

    static int CountCrLf(ReadOnlySpan<byte> body)
    {
        var count = 0;
        for (var at = body.IndexOf("\r\n"u8); at >= 0;)
        {
            count++;
            var next = body[(at + 2)..].IndexOf("\r\n"u8);
            at = next < 0 ? -1 : at + 2 + next;
        }

        return count;
    }

    static bool MayHaveBody(ReadOnlySpan<byte> bytes)
    {
        var body = bytes.IndexOf("Message-Body:"u8);
        if (body >= 0)
        {
            var content = bytes[(body + "Message-Body:".Length)..].TrimStart(" \t"u8);
            return !content.StartsWith("-\r"u8) && !content.StartsWith("-\n"u8);
        }

        return bytes.IndexOf("\n\r\n"u8) >= 0 || bytes.IndexOf("\n\n"u8) >= 0;
    }

    static bool IsContentLength(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(name, "Content-Length"u8) || Ascii.EqualsIgnoreCase(name, "l"u8);
}
