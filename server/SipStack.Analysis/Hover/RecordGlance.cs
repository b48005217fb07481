using System.Globalization;
using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What a hover tells of another record: read in one pass, as spans of the document.</summary>
readonly record struct RecordGlance
{
    public DateTime? Time { get; init; }

    /// <summary>The method of the request, or in the CSeq; null when unknown.</summary>
    public string? Method { get; init; }

    /// <summary>Status code of a response, else 0.</summary>
    public int Status { get; init; }

    public TextSpan CallId { get; init; }

    /// <summary>The addresses in From and To.</summary>
    public TextSpan From { get; init; }

    public TextSpan To { get; init; }

    public TextSpan Epid { get; init; }

    public TextSpan Peer { get; init; }

    public DirectionValue Direction { get; init; }

    /// <summary>The server that made the diagnostics header.</summary>
    public TextSpan DiagnosticsSource { get; init; }

    /// <summary>The <c>Date:</c> header, GMT.</summary>
    public DateTime? Date { get; init; }

    public static RecordGlance Read(ReadOnlySpan<byte> text, TraceRecord record)
    {
        var fields = new FieldReader(text, record);
        var glance = new RecordGlance { Time = fields.Header.Timestamp };
        while (fields.TryRead(out var field))
        {
            glance = field.Kind switch
            {
                FieldKind.StartLine => glance.WithStartLine(text.Slice(field.Value)),
                FieldKind.Preface => glance.WithPreface(text, field),
                FieldKind.SipHeader => glance.WithHeader(text, field),
                _ => glance,
            };
        }

        return glance;
    }

    RecordGlance WithStartLine(ReadOnlySpan<byte> value)
    {
        if (!StartLine.TryReadValue(value, out var line))
            return this;
        return line.IsResponse ? this with { Status = line.StatusCode } : this with { Method = Methods.Known(value[..line.Method.Length]) };
    }

    RecordGlance WithPreface(ReadOnlySpan<byte> text, Field field)
    {
        var name = text.Slice(field.Name);
        if (Is(name, "SIP-Call-ID"u8))
            return this with { CallId = field.Value };
        if (Is(name, "SIP-CSeq"u8))
            return WithCSeq(text, field.Value);
        if (Is(name, "SIP-Start-Line"u8))
            return StartLine.TryReadValue(text.Slice(field.Value), out var line) && !line.IsResponse ? this with { Method = Methods.Known(text.Slice(field.Value)[..line.Method.Length]) } : this;
        if (Is(name, "Peer"u8))
            return this with { Peer = field.Value };
        return Is(name, "Direction"u8) ? this with { Direction = DirectionValue.Read(text, field.Value) } : this;
    }

    RecordGlance WithHeader(ReadOnlySpan<byte> text, Field field)
    {
        var name = text.Slice(field.Name);
        if (Is(name, "Call-ID"u8) || Is(name, "i"u8))
            return this with { CallId = field.Value };
        if (Is(name, "CSeq"u8))
            return WithCSeq(text, field.Value);
        if (Is(name, "From"u8) || Is(name, "f"u8))
            return this with { From = Addresses.Uri(text, field.Value), Epid = Addresses.HeaderParameter(text, field.Value, "epid"u8) };
        if (Is(name, "To"u8) || Is(name, "t"u8))
            return this with { To = Addresses.Uri(text, field.Value) };
        if (Is(name, "Date"u8))
            return this with { Date = DateTime.TryParseExact(Encoding.ASCII.GetString(text.Slice(field.Value)), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null };
        return DiagnosticsName.Of(name) is not DiagnosticsKind.None and var kind && DiagnosticsHeader.TryRead(text, field.Value, kind, out var diagnostics) && DiagnosticsSource.IsEmpty
            ? this with { DiagnosticsSource = diagnostics.Source }
            : this;
    }

    RecordGlance WithCSeq(ReadOnlySpan<byte> text, TextSpan value) =>
        CSeq.TryRead(text, value, out var cseq) ? this with { Method = Method ?? Methods.Known(text.Slice(cseq.Method)) } : this;

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
