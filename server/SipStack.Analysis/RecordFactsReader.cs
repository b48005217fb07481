using System.Globalization;
using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Reads the facts of a record, or nothing when the record holds none.</summary>
static class RecordFactsReader
{
    /// <summary>What the reader knows of the text before the record.</summary>
    /// <param name="HasTraceHeaders">A record with a trace header stands in the text: then a bare message or header in it may be part of a body.</param>
    /// <param name="FollowsFreeText">The record before is a free-text line that runs straight into this one.</param>
    /// <param name="MayBeBody">The record begins where the body of a message before it has not ended yet: a sender may have written it.</param>
    public readonly record struct Surroundings(bool HasTraceHeaders, bool FollowsFreeText, bool MayBeBody);

    public static RecordFacts? Read(ReadOnlySpan<byte> text, TraceRecord record, long index, long offset, long line, Surroundings surroundings)
    {
        var bytes = text.Slice(record.Span);
        if (record.Format == RecordFormat.Unrecognized || !MayHoldFacts(bytes, record.Format))
            return null;
        var builder = new Builder(bytes, record.Format);
        var fields = new FieldReader(bytes, record with { Start = 0 });
        builder.TakeHeader(fields.Header);
        while (fields.TryRead(out var field))
            builder.Take(field);
        return builder.Build(index, offset, line, surroundings);
    }

    /// <summary>A vectorised look at the bytes spares reading most records of a server trace; the other forms are read all the same.</summary>
    static bool MayHoldFacts(ReadOnlySpan<byte> bytes, RecordFormat format) =>
        format is not (RecordFormat.Wpp or RecordFormat.Avaya)
        || bytes.IndexOf("iagnostics"u8) >= 0
        || bytes.IndexOf("esult-Code"u8) >= 0
        || bytes.IndexOf("SIP/2.0 "u8) >= 0
        || bytes.IndexOf("uthorization"u8) >= 0
        || bytes.IndexOf("0x"u8) >= 0
        || bytes.IndexOf("0X"u8) >= 0
        || bytes.IndexOf("IAGNOSTICS"u8) >= 0
        || bytes.IndexOf("ESULT-CODE"u8) >= 0
        || bytes.IndexOf("UTHORIZATION"u8) >= 0;

    ref struct Builder(ReadOnlySpan<byte> record, RecordFormat format)
    {
        readonly ReadOnlySpan<byte> text = record;
        readonly List<CodeInRecord> codes = [];
        PlaceCounter places;
        TraceHeader header;
        RecordRole role;
        DirectionValue direction;
        bool? isWarning;
        bool? isInformation;
        bool hasComponent;
        bool isSipStack;
        int cseq = -1;
        int status;
        string? method;
        int serverVersion;
        Fingerprint callId;
        Fingerprint user;
        Fingerprint endpoint;
        AuthenticationSchemes schemes;
        Fingerprint opaque;
        NtlmFacts? ntlm;
        EndpointAge endpointAge;
        DateTime? date;
        List<Clue>? clues;
        int vias;

        public void TakeHeader(TraceHeader value)
        {
            header = value;
            hasComponent = !value.Component.IsEmpty;
            isSipStack = text.Slice(value.Component).SequenceEqual("SIPStack"u8);
            if (format != RecordFormat.Wpp)
                return;
            if (text.Slice(value.Flags).SequenceEqual("TF_SECURITY"u8) || text.Slice(value.Function).EndsWith("WriteSecurityEvent"u8))
                role = RecordRole.SecurityEvent;
            else if (text.Slice(value.Flags).SequenceEqual("TF_DIAG"u8) || text.Slice(value.Function).EndsWith("WriteDiagnosticEvent"u8))
                role = RecordRole.DiagnosticEvent;
        }

        public void Take(Field field)
        {
            switch (field.Kind)
            {
                case FieldKind.Preface:
                    TakePreface(field);
                    break;
                case FieldKind.StartLine:
                    TakeStartLine(field);
                    break;
                case FieldKind.SipHeader:
                    TakeSipHeader(field);
                    break;
                case FieldKind.FreeText:
                    TakeFreeText(field);
                    break;
            }
        }

        public readonly RecordFacts? Build(long index, long offset, long line, Surroundings surroundings)
        {
            var isResponse = role == RecordRole.Response;
            var matters = codes.Count > 0 || ntlm is not null || (isResponse && status >= 200) || (role == RecordRole.Request && schemes != AuthenticationSchemes.None);
            if (!matters)
                return null;
            codes.Sort((one, two) => one.Place.Offset.CompareTo(two.Place.Offset));
            return new RecordFacts
            {
                Index = index,
                Offset = offset,
                Line = line,
                Time = header.Timestamp,
                Role = role,
                CallId = callId,
                CSeq = cseq,
                Method = method,
                Status = status,
                IsTrusted = IsTrusted(surroundings),
                IsWarning = isWarning ?? header.Level == TraceLevel.Warning,
                IsInformation = isInformation ?? false,
                User = user,
                Endpoint = endpoint,
                Schemes = schemes,
                ServerVersion = serverVersion,
                Opaque = opaque,
                Ntlm = ntlm,
                IsProxied = vias > 1,
                EndpointAge = endpointAge,
                Date = date,
                Clues = clues ?? [],
                Codes = codes,
            };
        }

        readonly bool IsTrusted(Surroundings surroundings) => !surroundings.MayBeBody && format switch
        {
            RecordFormat.UccApi => true,
            RecordFormat.SipMessage => !surroundings.HasTraceHeaders,
            // A bare header that runs into an end mark is what is left of a record: it may stand in a body that was cut off before it.
            RecordFormat.Diagnostics => !surroundings.HasTraceHeaders && !text.TrimEnd(" \t\r\n"u8).EndsWith("$$end_record"u8),
            RecordFormat.Headless when surroundings.HasTraceHeaders => surroundings.FollowsFreeText && IsEvent,
            _ when IsEvent => isSipStack || !hasComponent,
            RecordFormat.Headless when direction.Direction == MessageDirection.Unknown => true,
            _ => direction is { Direction: MessageDirection.Outgoing, IsLocal: true },
        };

        readonly bool IsEvent => role is RecordRole.SecurityEvent or RecordRole.DiagnosticEvent;

        void TakePreface(Field field)
        {
            var name = text.Slice(field.Name);
            var value = text.Slice(field.Value);
            if (Is(name, "Result-Code"u8))
            {
                // The text of an event may end in a code too; the record's own line, which comes behind it, decides.
                codes.RemoveAll(other => other.Site == CodeSite.ResultCode);
                if (WrittenCode.TryRead(text[..field.Value.End], field.Value.Start, out var code))
                    Add(CodeSite.ResultCode, CodeKey.Hresult(code.Value), code.Span, code, -1);
            }
            else if (Is(name, "LogType"u8))
            {
                role = Is(value, "security"u8) ? RecordRole.SecurityEvent : Is(value, "diagnostic"u8) ? RecordRole.DiagnosticEvent : role;
            }
            else if (Is(name, "Severity"u8))
            {
                isWarning = Is(value, "warning"u8);
                isInformation = Is(value, "information"u8);
                role = role == RecordRole.Other ? RecordRole.DiagnosticEvent : role;
            }
            else if (Is(name, "SIP-Call-ID"u8))
            {
                callId = Fingerprint.Of(value);
                // Only events have this key; it tells what the record is when header line and LogType are lost.
                role = role == RecordRole.Other ? RecordRole.DiagnosticEvent : role;
            }
            else if (Is(name, "SIP-CSeq"u8))
            {
                TakeCSeq(field.Value);
            }
            else if (Is(name, "Data"u8))
            {
                TakeData(field.Value);
            }
            else if (Is(name, "Text"u8) && ClueReader.OfText(text, field.Value) is { } clue)
            {
                AddClues([clue]);
            }
            else if (Is(name, "Direction"u8))
            {
                direction = DirectionValue.Read(text, field.Value);
            }
        }

        void TakeStartLine(Field field)
        {
            if (!StartLine.TryReadValue(text.Slice(field.Value), out var startLine))
                return;
            role = startLine.IsResponse ? RecordRole.Response : RecordRole.Request;
            status = startLine.StatusCode;
            if (!startLine.IsResponse)
                method = Methods.Known(text.Slice(field.Value)[..startLine.Method.Length]);
        }

        void TakeSipHeader(Field field)
        {
            var name = text.Slice(field.Name);
            var value = text.Slice(field.Value);
            var kind = name.IsEmpty && format == RecordFormat.Diagnostics ? DiagnosticsName.StartingAt(value) : DiagnosticsName.Of(name);
            if (kind != DiagnosticsKind.None)
                TakeDiagnostics(field.Value, kind);
            else if (Is(name, "Call-ID"u8) || Is(name, "i"u8))
                callId = Fingerprint.Of(value);
            else if (Is(name, "CSeq"u8))
                TakeCSeq(field.Value);
            else if (Is(name, "From"u8) || Is(name, "f"u8) || (name.IsEmpty && user.IsNone))
                TakeFrom(field.Value);
            else if (Is(name, "Server"u8))
                TakeServer(value);
            else if (Is(name, "WWW-Authenticate"u8) || Is(name, "Proxy-Authenticate"u8) || Is(name, "Authorization"u8) || Is(name, "Proxy-Authorization"u8))
                TakeAuthentication(field.Value);
            else if (Is(name, "Via"u8) || Is(name, "v"u8))
                vias++;
            else if (Is(name, "User-Agent"u8))
                endpointAge = UserAgents.AgeOf(value);
            else if (Is(name, "Date"u8))
                date = DateTime.TryParseExact(Encoding.ASCII.GetString(value), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
        }

        void TakeAuthentication(TextSpan value)
        {
            var authentication = AuthenticationHeader.Read(text, value);
            schemes |= authentication.Scheme switch
            {
                AuthenticationScheme.Ntlm => AuthenticationSchemes.Ntlm,
                AuthenticationScheme.Kerberos => AuthenticationSchemes.Kerberos,
                AuthenticationScheme.TlsDsk => AuthenticationSchemes.TlsDsk,
                _ => AuthenticationSchemes.Other,
            };
            if (authentication.Scheme != AuthenticationScheme.Ntlm)
                return;
            if (opaque.IsNone)
                opaque = Fingerprint.Of(text.Slice(authentication.Opaque));
            if (ntlm is null && !authentication.GssapiData.IsEmpty && NtlmToken.TryDecodeBase64(text.Slice(authentication.GssapiData), out var token))
                ntlm = NtlmFacts.Of(token, FirstLine(authentication.GssapiData));
        }

        /// <summary>The token of a security record, which the record shows with dots for what cannot be printed.</summary>
        void TakeData(TextSpan value)
        {
            if (!SecurityData.TryFindToken(text, value, out var data, out _))
            {
                AddClues(ClueReader.OfParameters(text, value, out _));
                return;
            }

            role = RecordRole.SecurityEvent;
            if (NtlmToken.TryDecodeDotted(text.Slice(data), out var token))
                ntlm = NtlmFacts.Of(token, FirstLine(data));
        }

        readonly Place FirstLine(TextSpan span)
        {
            var length = text.Slice(span).IndexOfAny((byte)'\n', (byte)'\r');
            return Place.Measure(text, span.Start, length < 0 ? span.Length : length);
        }

        void TakeDiagnostics(TextSpan value, DiagnosticsKind kind)
        {
            if (!DiagnosticsHeader.TryRead(text, value, kind, out var diagnostics))
                return;
            var count = codes.Count;
            if (diagnostics.Hresult is { } code)
                Add(CodeSite.HresultParameter, CodeKey.Hresult(code.Value), code.Span, code, diagnostics.Id);
            else if (status is < 100 or >= 300)
                Add(CodeSite.ErrorId, CodeKey.Diagnostic(diagnostics.Id), diagnostics.IdSpan, default, diagnostics.Id, kind == DiagnosticsKind.Nameless);
            if (codes.Count > count)
                codes[^1] = codes[^1] with { Clues = ClueReader.OfParameters(text, value, out var domain), Domain = domain };
        }

        void AddClues(IReadOnlyList<Clue> found) => (clues ??= []).AddRange(found);

        void TakeFreeText(Field field)
        {
            if (format == RecordFormat.UccApi && header.Level is TraceLevel.Error or TraceLevel.Warning)
                TakeClientResults(field.Value);
            var known = new HashSet<long>(codes.Select(code => code.Place.Offset));
            var from = field.Value.Start;
            while (WrittenCode.TryFindNamed(text, from, field.Value.End, out var code))
            {
                from = code.Span.End;
                if (!known.Contains(code.Span.Start))
                    Add(CodeSite.FreeText, CodeKey.Hresult(code.Value), code.Span, code, -1);
            }
        }

        void TakeClientResults(TextSpan value)
        {
            for (var at = value.Start; ClientResults.TryFind(text, at, value.End, out var code); at = code.Span.End)
                Add(CodeSite.FreeText, CodeKey.Hresult(code.Value), code.Span, code, -1);
        }

        void Add(CodeSite site, CodeKey key, TextSpan span, WrittenCode written, int diagnosticsId, bool isNameless = false)
        {
            if (!key.IsFailure)
                return;
            var symbol = written.HasSymbol ? Encoding.ASCII.GetString(text.Slice(written.Symbol)) : null;
            codes.Add(new CodeInRecord(site, key, places.Measure(text, span.Start, span.Length), symbol, diagnosticsId, isNameless));
        }

        void TakeCSeq(TextSpan value)
        {
            if (!CSeq.TryRead(text, value, out var read))
                return;
            cseq = read.Number;
            method = Methods.Known(text.Slice(read.Method));
        }

        void TakeFrom(TextSpan value)
        {
            var uri = Addresses.Uri(text, value);
            if (user.IsNone)
                user = Fingerprint.OfIgnoringCase(text.Slice(uri));
            var epid = Addresses.HeaderParameter(text, value, "epid"u8);
            if (endpoint.IsNone)
                endpoint = Fingerprint.OfIgnoringCase(text.Slice(epid));
        }

        void TakeServer(ReadOnlySpan<byte> value)
        {
            if (value.StartsWith("RTC/"u8) && System.Buffers.Text.Utf8Parser.TryParse(value["RTC/".Length..], out int major, out _))
                serverVersion = major;
        }

        static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
    }
}
