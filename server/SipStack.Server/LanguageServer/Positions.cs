using System.Text;
using SipStack.Analysis;
using SipStack.Lsp;
using SipStack.Trace;
using Range = SipStack.Lsp.Range;

namespace SipStack.Server;

/// <summary>Converts between the protocol's positions, in the negotiated encoding, and byte offsets. Positions outside the document are moved into it.</summary>
readonly record struct Positions(TraceDocument Document, string Encoding)
{
    public TextSpan SpanOf(Range range)
    {
        var start = OffsetOf(range.Start);
        return TextSpan.FromBounds(start, Math.Max(start, OffsetOf(range.End)));
    }

    public int OffsetOf(Position position)
    {
        var lines = Document.Lines;
        if (position.Line >= lines.Count)
            return Document.Text.Length;
        var start = lines.StartOf(position.Line);
        var line = Document.Text[start..lines.ContentEnd(Document.Text, position.Line)];
        return start + (Encoding == PositionEncodingKind.Utf8 ? CharacterStart(line, position.Character) : ByteColumn(line, position.Character));
    }

    public Range RangeOf(TextSpan span) => new(PositionOf(span.Start), PositionOf(span.End));

    public Position PositionOf(int offset)
    {
        var line = Document.Lines.LineAt(offset);
        var before = Document.Text[Document.Lines.StartOf(line)..offset];
        return new Position(line, Encoding == PositionEncodingKind.Utf8 || Ascii.IsValid(before) ? before.Length : System.Text.Encoding.UTF8.GetCharCount(before));
    }

    /// <summary>The range of a place; it needs no document, since a place knows its columns.</summary>
    public static Range RangeOf(Place place, string encoding)
    {
        var line = (int)Math.Min(int.MaxValue, place.Line);
        return encoding == PositionEncodingKind.Utf8
            ? new Range(new Position(line, place.ByteColumn), new Position(line, place.ByteColumn + place.Length))
            : new Range(new Position(line, place.Column), new Position(line, place.EndColumn));
    }

    static int CharacterStart(ReadOnlySpan<byte> line, int column)
    {
        var at = Math.Min(column, line.Length);
        while (at > 0 && at < line.Length && (line[at] & 0xC0) == 0x80)
            at--;
        return at;
    }

    /// <summary>Offset in bytes of a column in UTF-16 units; one inside a surrogate pair goes to its start.</summary>
    static int ByteColumn(ReadOnlySpan<byte> line, int column)
    {
        if (Ascii.IsValid(line[..Math.Min(column, line.Length)]))
            return Math.Min(column, line.Length);
        var at = 0;
        for (var units = 0; at < line.Length;)
        {
            Rune.DecodeFromUtf8(line[at..], out var rune, out var length);
            units += rune.Utf16SequenceLength;
            if (units > column)
                return at;
            at += length;
        }

        return at;
    }
}
