using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Reads what a record says about its call.</summary>
static class CallRecordReader
{
    /// <summary>Reads a record that begins at the first byte of <paramref name="text"/>; false when it names no call.</summary>
    public static bool TryRead(Catalog catalog, ReadOnlySpan<byte> text, RecordFormat format, long line, bool isGenuine, out CallRecord record)
    {
        var fields = new FieldReader(text, new TraceRecord(0, text.Length, format));
        var builder = new Builder(catalog, text, fields.Header);
        while (fields.TryRead(out var field))
            builder.Take(field);
        record = builder.Record with { Line = line, IsGenuine = isGenuine };
        return !record.CallId.IsNone;
    }

    ref struct Builder(Catalog catalog, ReadOnlySpan<byte> record, TraceHeader header)
    {
        readonly ReadOnlySpan<byte> text = record;

        public CallRecord Record { get; private set; } = new() { CallId = Fingerprint.None, CSeq = -1, Time = header.Timestamp };

        public void Take(Field field)
        {
            switch (field.Kind)
            {
                case FieldKind.Preface:
                    TakePreface(field);
                    break;
                case FieldKind.StartLine when StartLine.TryReadValue(text.Slice(field.Value), out var startLine):
                    TakeStartLine(startLine, field.Value);
                    Record = Record with { Role = startLine.IsResponse ? RecordRole.Response : RecordRole.Request, Status = startLine.StatusCode };
                    break;
                case FieldKind.SipHeader:
                    TakeSipHeader(field);
                    break;
            }
        }

        void TakePreface(Field field)
        {
            var name = text.Slice(field.Name);
            if (Is(name, "SIP-Call-ID"u8))
                Record = Record with { CallId = Fingerprint.Of(text.Slice(field.Value)) };
            else if (Is(name, "SIP-CSeq"u8))
                TakeCSeq(field.Value);
            else if (Is(name, "SIP-Start-Line"u8) && StartLine.TryReadValue(text.Slice(field.Value), out var startLine))
                TakeStartLine(startLine, field.Value);
            else if (Is(name, "Direction"u8))
                Record = Record with { Direction = DirectionValue.Read(text, field.Value) };
            else if (Is(name, "LogType"u8) && Is(text.Slice(field.Value), "security"u8))
                Record = Record with { Role = RecordRole.SecurityEvent };
            // The server has judged the client's token: the handshake has come to its end.
            else if (Is(name, "Result-Code"u8) && Record.Role == RecordRole.SecurityEvent)
                Record = Record with { Step = RegistrationStep.Final };
            else if (Is(name, "Data"u8) && text.Slice(field.Value).IndexOf("\"NTLMSSP"u8) >= 0)
                Record = Record with { Schemes = AuthenticationSchemes.Ntlm };
        }

        void TakeStartLine(StartLine startLine, TextSpan value)
        {
            if (!startLine.IsResponse)
                Record = Record with { Method = Methods.Known(text.Slice(value).Slice(startLine.Method)) };
        }

        void TakeSipHeader(Field field)
        {
            var name = text.Slice(field.Name);
            if (Is(name, "Call-ID"u8) || Is(name, "i"u8))
                Record = Record with { CallId = Fingerprint.Of(text.Slice(field.Value)) };
            else if (Is(name, "CSeq"u8))
                TakeCSeq(field.Value);
            // A paste may have lost the name of the From header.
            else if (Is(name, "From"u8) || Is(name, "f"u8) || (name.IsEmpty && Record.User.IsNone && Record.Endpoint.IsNone))
                TakeFrom(field.Value);
            else if (Is(name, "To"u8) || Is(name, "t"u8))
                Record = Record with { To = Addresses.Uri(text, field.Value) };
            else if (Is(name, "Expires"u8))
                Record = Record with { EndsRegistration = Record.EndsRegistration || text.Slice(field.Value).SequenceEqual("0"u8) };
            else if (Is(name, "Contact"u8) || Is(name, "m"u8))
                Record = Record with { EndsRegistration = Record.EndsRegistration || text.Slice(Addresses.HeaderParameter(text, field.Value, "expires"u8)).SequenceEqual("0"u8) };
            else if (Is(name, "Authorization"u8) || Is(name, "Proxy-Authorization"u8))
                TakeCredentials(AuthenticationHeader.Read(text, field.Value));
            else if (Is(name, "WWW-Authenticate"u8) || Is(name, "Proxy-Authenticate"u8))
                TakeChallenge(AuthenticationHeader.Read(text, field.Value));
            else if (DiagnosticsName.Of(name) is not DiagnosticsKind.None and var kind)
                TakeDiagnostics(field.Value, kind);
        }

        /// <summary>A request is what its start line says; the CSeq can lie.</summary>
        void TakeCSeq(TextSpan value)
        {
            if (CSeq.TryRead(text, value, out var cseq))
                Record = Record with { CSeq = cseq.Number, Method = Record.Method ?? Methods.Known(text.Slice(cseq.Method)) };
        }

        void TakeFrom(TextSpan value)
        {
            var (uri, epid) = (Addresses.Uri(text, value), Addresses.HeaderParameter(text, value, "epid"u8));
            Record = Record with { From = uri, User = Fingerprint.OfIgnoringCase(text.Slice(uri)), Epid = epid, Endpoint = Fingerprint.OfIgnoringCase(text.Slice(epid)) };
        }

        /// <summary>A client begins with an empty token and ends with one that answers the challenge ([MS-SIPAE] 3.2.5); signed requests come after that.</summary>
        void TakeCredentials(AuthenticationHeader credentials)
        {
            var token = text.Slice(credentials.GssapiData);
            var isMiddle = token.IsEmpty ? credentials.HasGssapiData : credentials.Scheme == AuthenticationScheme.TlsDsk || IsNegotiate(token);
            Take(credentials.Scheme, isMiddle ? RegistrationStep.Handshake : RegistrationStep.Final);
        }

        void TakeChallenge(AuthenticationHeader challenge) =>
            Take(challenge.Scheme, challenge.GssapiData.IsEmpty ? RegistrationStep.Challenge : RegistrationStep.Handshake);

        void Take(AuthenticationScheme scheme, RegistrationStep step)
        {
            var schemes = scheme switch
            {
                AuthenticationScheme.Ntlm => AuthenticationSchemes.Ntlm,
                AuthenticationScheme.Kerberos => AuthenticationSchemes.Kerberos,
                AuthenticationScheme.TlsDsk => AuthenticationSchemes.TlsDsk,
                _ => AuthenticationSchemes.Other,
            };
            Record = Record with { Schemes = Record.Schemes | schemes, Step = step > Record.Step ? step : Record.Step };
        }

        void TakeDiagnostics(TextSpan value, DiagnosticsKind kind)
        {
            const int FinalHandshakeFailed = 1000;
            if (!DiagnosticsHeader.TryRead(text, value, kind, out var diagnostics))
                return;
            var key = diagnostics.Hresult is { } code ? CodeKey.Hresult(code.Value) : CodeKey.Diagnostic(diagnostics.Id);
            if (!key.IsFailure || catalog.Find(key.Kind, key.Value) is { Level: EntryLevel.Normal })
                return;
            Record = Record with { HasFailingCode = true, Step = diagnostics.Id == FinalHandshakeFailed ? RegistrationStep.Final : Record.Step };
        }

        /// <summary>Whether a token in base64 is an NTLM NEGOTIATE message: signature and type ([MS-NLMP] 2.2.1.1) fill whole characters.</summary>
        static bool IsNegotiate(ReadOnlySpan<byte> token) => token.StartsWith("TlRMTVNTUAABAAAA"u8);

        static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => System.Text.Ascii.EqualsIgnoreCase(name, wanted);
    }
}
