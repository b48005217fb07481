using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Reads what a record says of its message; the one reader of these facts.</summary>
public static class MessageReader
{
    /// <summary>Reads <paramref name="record"/> from the text that holds it. A record without message still has its time.</summary>
    public static TraceMessage Read(ReadOnlySpan<byte> text, TraceRecord record)
    {
        if (record.Format is RecordFormat.Unrecognized or RecordFormat.Diagnostics)
            return new TraceMessage { CSeq = -1 };
        var bytes = text.Slice(record.Span);
        var fields = new FieldReader(bytes, record with { Start = 0 });
        var builder = new Builder(bytes, fields.Header);
        while (!builder.IsComplete && fields.TryRead(out var field))
            builder.Take(field);
        return builder.Build();
    }

    ref struct Builder
    {
        readonly ReadOnlySpan<byte> text;
        readonly TraceHeader header;
        RecordRole role;
        DirectionValue direction;
        int status;
        int cseq = -1;
        string? method;
        TextSpan startLine;
        TextSpan callId;
        TextSpan branch;
        AddressHeader from;
        AddressHeader to;
        TextSpan peer;
        bool hasFrom;
        bool hasTo;
        bool hasVia;

        public Builder(ReadOnlySpan<byte> text, TraceHeader header)
        {
            this.text = text;
            this.header = header;
            if (Is(header.Flags, "TF_SECURITY"u8) || text.Slice(header.Function).EndsWith("WriteSecurityEvent"u8))
                role = RecordRole.SecurityEvent;
            else if (Is(header.Flags, "TF_DIAG"u8) || text.Slice(header.Function).EndsWith("WriteDiagnosticEvent"u8))
                role = RecordRole.DiagnosticEvent;
        }

        /// <summary>Of a header that stands twice the first counts, so what follows these need not be read: it is most of a message.</summary>
        public readonly bool IsComplete => hasVia && hasFrom && hasTo && cseq >= 0 && !callId.IsEmpty && !startLine.IsEmpty;

        public readonly TraceMessage Build() => new()
        {
            Role = role,
            Direction = direction,
            Status = status,
            CSeq = cseq,
            Method = method,
            Time = header.Timestamp,
            Call = Fingerprint.Of(text.Slice(callId)),
            StartLine = startLine,
            CallId = callId,
            Branch = branch,
            From = from,
            To = to,
            Peer = peer,
            Machine = header.Machine,
        };

        public void Take(Field field)
        {
            switch (field.Kind)
            {
                case FieldKind.Preface:
                    TakePreface(field);
                    break;
                case FieldKind.StartLine when StartLine.TryReadValue(text.Slice(field.Value), out var line):
                    startLine = field.Value;
                    TakeMethod(line, field.Value);
                    status = line.StatusCode;
                    role = line.IsResponse ? RecordRole.Response : RecordRole.Request;
                    break;
                case FieldKind.SipHeader:
                    TakeHeader(field);
                    break;
                case FieldKind.FreeText when PacketLine.TryRead(text, field.Value, out var packet):
                    (direction, peer) = (new DirectionValue(packet.Direction, IsLocal: false), packet.Peer);
                    break;
            }
        }

        void TakePreface(Field field)
        {
            if (Is(field.Name, "SIP-Call-ID"u8))
                TakeEvent(field.Value);
            else if (Is(field.Name, "SIP-CSeq"u8))
                TakeCSeq(field.Value);
            else if (Is(field.Name, "SIP-Start-Line"u8) && StartLine.TryReadValue(text.Slice(field.Value), out var line))
                TakeMethod(line, field.Value);
            else if (Is(field.Name, "Direction"u8))
                direction = DirectionValue.Read(text, field.Value);
            else if (Is(field.Name, "Peer"u8))
                peer = field.Value;
            else if (Is(field.Name, "LogType"u8))
                role = Is(field.Value, "security"u8) ? RecordRole.SecurityEvent : Is(field.Value, "diagnostic"u8) ? RecordRole.DiagnosticEvent : role;
            else if (Is(field.Name, "Severity"u8) && role == RecordRole.Other)
                role = RecordRole.DiagnosticEvent;
            else if (Is(field.Name, "Data"u8) && SecurityData.TryFindToken(text, field.Value, out _, out _))
                role = RecordRole.SecurityEvent;
        }

        /// <summary>Only events have this key; it tells what the record is when header line and LogType are lost.</summary>
        void TakeEvent(TextSpan value)
        {
            callId = value;
            role = role == RecordRole.Other ? RecordRole.DiagnosticEvent : role;
        }

        void TakeHeader(Field field)
        {
            if (field.Name.IsEmpty)
            {
                // A paste may have lost the name of the From header.
                if (from == default)
                    from = AddressHeader.Read(text, field.Value);
                return;
            }

            switch (text[field.Name.Start] | 0x20)
            {
                case 'c' when callId.IsEmpty && Is(field.Name, "Call-ID"u8):
                case 'i' when callId.IsEmpty && Is(field.Name, "i"u8):
                    callId = field.Value;
                    break;
                case 'c' when Is(field.Name, "CSeq"u8):
                    TakeCSeq(field.Value);
                    break;
                case 'f' when !hasFrom && (Is(field.Name, "From"u8) || Is(field.Name, "f"u8)):
                    hasFrom = true;
                    from = AddressHeader.Read(text, field.Value);
                    break;
                case 't' when !hasTo && (Is(field.Name, "To"u8) || Is(field.Name, "t"u8)):
                    hasTo = true;
                    to = AddressHeader.Read(text, field.Value);
                    break;
                case 'v' when !hasVia && (Is(field.Name, "Via"u8) || Is(field.Name, "v"u8)):
                    hasVia = true;
                    branch = ViaHeader.Read(text, field.Value).Branch;
                    break;
            }
        }

        void TakeMethod(StartLine line, TextSpan value)
        {
            if (!line.IsResponse)
                method = Methods.Known(text.Slice(value).Slice(line.Method));
        }

        /// <summary>A request is what its start line says; the CSeq can lie.</summary>
        void TakeCSeq(TextSpan value)
        {
            if (cseq >= 0 || !CSeq.TryRead(text, value, out var read))
                return;
            cseq = read.Number;
            method ??= Methods.Known(text.Slice(read.Method));
        }

        readonly bool Is(TextSpan span, ReadOnlySpan<byte> wanted) => span.Length == wanted.Length && System.Text.Ascii.EqualsIgnoreCase(text.Slice(span), wanted);
    }
}
