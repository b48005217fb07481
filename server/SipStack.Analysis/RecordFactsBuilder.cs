using System.Globalization;
using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Collects the facts of a record from its fields.</summary>
ref struct RecordFactsBuilder
{
    readonly ReadOnlySpan<byte> text;
    readonly RecordFormat format;
    readonly TraceHeader header;
    CodeCollector codes;
    RecordRole role;
    DirectionValue direction;
    bool? isWarning;
    bool? isInformation;
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

    public RecordFactsBuilder(ReadOnlySpan<byte> record, RecordFormat format, TraceHeader header)
    {
        text = record;
        codes = new CodeCollector(record);
        this.format = format;
        this.header = header;
        if (format == RecordFormat.Wpp)
            role = RoleOf(text.Slice(header.Flags), text.Slice(header.Function));
    }

    public void Take(Field field)
    {
        switch (field.Kind)
        {
            case FieldKind.Preface:
                TakePreface(FieldNames.KeyOf(text.Slice(field.Name)), field.Value);
                break;
            case FieldKind.StartLine:
                TakeStartLine(field.Value);
                break;
            case FieldKind.SipHeader:
                TakeSipHeader(field);
                break;
            case FieldKind.FreeText:
                TakeFreeText(field.Value);
                break;
        }
    }

    public readonly RecordFacts? Build(long index, long offset, long line, Surroundings surroundings)
    {
        var isResponse = role == RecordRole.Response;
        var matters = !codes.IsEmpty || ntlm is not null || (isResponse && status >= 200) || (role == RecordRole.Request && schemes != AuthenticationSchemes.None);
        if (!matters)
            return null;
        var isEvent = role is RecordRole.SecurityEvent or RecordRole.DiagnosticEvent;
        var isServer = header.Component.IsEmpty || text.Slice(header.Component).SequenceEqual("SIPStack"u8);
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
            IsTrusted = RecordTrust.In(text, format, direction, surroundings, isEvent, isServer),
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
            Codes = codes.InOrder(),
        };
    }

    static RecordRole RoleOf(ReadOnlySpan<byte> flags, ReadOnlySpan<byte> function)
    {
        if (flags.SequenceEqual("TF_SECURITY"u8) || function.EndsWith("WriteSecurityEvent"u8))
            return RecordRole.SecurityEvent;
        return flags.SequenceEqual("TF_DIAG"u8) || function.EndsWith("WriteDiagnosticEvent"u8) ? RecordRole.DiagnosticEvent : RecordRole.Other;
    }

    void TakePreface(FieldKey key, TextSpan value)
    {
        switch (key)
        {
            case FieldKey.ResultCode:
                codes.TakeResultCode(value);
                break;
            case FieldKey.LogType:
                role = Is(value, "security"u8) ? RecordRole.SecurityEvent : Is(value, "diagnostic"u8) ? RecordRole.DiagnosticEvent : role;
                break;
            case FieldKey.Severity:
                isWarning = Is(value, "warning"u8);
                isInformation = Is(value, "information"u8);
                role = role == RecordRole.Other ? RecordRole.DiagnosticEvent : role;
                break;
            case FieldKey.SipCallId:
                callId = Fingerprint.Of(text.Slice(value));
                // Only events have this key; it tells what the record is when header line and LogType are lost.
                role = role == RecordRole.Other ? RecordRole.DiagnosticEvent : role;
                break;
            case FieldKey.SipCSeq:
                TakeCSeq(value);
                break;
            case FieldKey.Data:
                TakeData(value);
                break;
            case FieldKey.Text when ClueReader.OfText(text, value) is { } clue:
                AddClues([clue]);
                break;
            case FieldKey.Direction:
                direction = DirectionValue.Read(text, value);
                break;
        }
    }

    void TakeStartLine(TextSpan value)
    {
        if (!StartLine.TryReadValue(text.Slice(value), out var startLine))
            return;
        role = startLine.IsResponse ? RecordRole.Response : RecordRole.Request;
        status = startLine.StatusCode;
        if (!startLine.IsResponse)
            method = Methods.Known(text.Slice(value)[..startLine.Method.Length]);
    }

    void TakeSipHeader(Field field)
    {
        var name = text.Slice(field.Name);
        var value = field.Value;
        var kind = name.IsEmpty && format == RecordFormat.Diagnostics ? DiagnosticsName.StartingAt(text.Slice(value)) : DiagnosticsName.Of(name);
        if (kind != DiagnosticsKind.None)
            codes.TakeDiagnostics(value, kind, status);
        else if (name.IsEmpty && user.IsNone)
            TakeFrom(value);
        else
            TakeSipHeader(FieldNames.KeyOf(name), value);
    }

    void TakeSipHeader(FieldKey key, TextSpan value)
    {
        switch (key)
        {
            case FieldKey.CallId:
                callId = Fingerprint.Of(text.Slice(value));
                break;
            case FieldKey.CSeq:
                TakeCSeq(value);
                break;
            case FieldKey.From:
                TakeFrom(value);
                break;
            case FieldKey.Server:
                TakeServer(text.Slice(value));
                break;
            case FieldKey.Challenge or FieldKey.Credentials:
                TakeAuthentication(value);
                break;
            case FieldKey.Via:
                vias++;
                break;
            case FieldKey.UserAgent:
                endpointAge = UserAgents.AgeOf(text.Slice(value));
                break;
            case FieldKey.Date:
                date = DateTime.TryParseExact(Encoding.ASCII.GetString(text.Slice(value)), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
                break;
        }
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

    void AddClues(IReadOnlyList<Clue> found) => (clues ??= []).AddRange(found);

    void TakeFreeText(TextSpan value)
    {
        if (format == RecordFormat.UccApi && header.Level is TraceLevel.Error or TraceLevel.Warning)
            codes.TakeClientResults(value);
        codes.TakeNamedCodes(value);
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

    readonly bool Is(TextSpan value, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(text.Slice(value), wanted);
}
