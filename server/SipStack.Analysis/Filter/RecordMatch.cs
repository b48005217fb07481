using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Compares one record with a query, field by field.</summary>
ref struct RecordMatch
{
    readonly FilterQuery query;
    readonly ReadOnlySpan<byte> text;
    readonly bool mayHaveSeverity;
    TextSpan callId;
    TraceLevel severity;
    MessageDirection direction;
    bool hasUser;
    bool hasFrom;
    bool hasTo;
    bool hasCode;

    public RecordMatch(FilterQuery query, ReadOnlySpan<byte> text, TraceHeader header)
    {
        this.query = query;
        this.text = text;
        severity = header.Level;
        // A look for a word spares reading the records that do not have it.
        mayHaveSeverity = query.Level != TraceLevel.None && text.IndexOf("everity"u8) >= 0;
        HeaderPasses = (mayHaveSeverity || IsSevere) && MayBeOfCall(query.CallIds, text) && IsOneOf(query.Flags, WithoutPrefix(header.Flags))
            && IsOneOf(query.Components, header.Component) && (IsOneOf(query.Machines, header.Machine) || IsOneOf(query.Machines, header.Pool));
    }

    public readonly Fingerprint CallId => Fingerprint.Of(text.Slice(callId));

    /// <summary>Whether the record is a message, which has addresses of its own.</summary>
    public bool HasAddresses { get; private set; }

    public readonly bool HeaderPasses { get; }

    public readonly bool NeedsFields => mayHaveSeverity || query.HasAddresses || query.Failed || query.CallIds.Count + query.Codes.Count + query.Directions.Count > 0;

    public readonly bool AddressesPass => (query.Users.Count == 0 || hasUser) && (query.From.Count == 0 || hasFrom) && (query.To.Count == 0 || hasTo);

    public readonly bool FieldsPass =>
        (query.CallIds.Count == 0 || IsOneOfCalls(text.Slice(callId)))
        && IsSevere
        && (query.Directions.Count == 0 || query.Directions.Contains(direction))
        && (query.Codes.Count == 0 || hasCode);

    /// <summary>Whether the record, addresses of its own or not, can pass what the query demands of them.</summary>
    public readonly bool MayNameUser => MayBeIn(query.Users) && MayBeIn(query.From) && MayBeIn(query.To);

    /// <summary>Whether the record is about a message that it does not hold.</summary>
    public readonly bool IsAboutMessage => text.IndexOf("SIP-Call-ID"u8) >= 0 || text.IndexOf("SIP-CALL-ID"u8) >= 0;

    public void Take(Field field)
    {
        var name = text.Slice(field.Name);
        var value = text.Slice(field.Value);
        switch (field.Kind)
        {
            case FieldKind.Preface:
                TakePreface(name, value, field);
                break;
            case FieldKind.StartLine:
                TakeStartLine(value);
                break;
            case FieldKind.SipHeader:
                TakeSipHeader(name, value, field);
                break;
            case FieldKind.FreeText:
                TakeResult(value);
                break;
        }
    }

    void TakePreface(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, Field field)
    {
        if (Is(name, "SIP-Call-ID"u8))
            callId = field.Value;
        else if (Is(name, "Direction"u8))
            direction = DirectionValue.Read(text, field.Value).Direction;
        else if (Is(name, "Severity"u8))
            severity = SeverityText.Read(value) ?? severity;
        else
            TakeResult(value);
    }

    void TakeStartLine(ReadOnlySpan<byte> value)
    {
        HasAddresses = true;
        if (!StartLine.TryReadValue(value, out var startLine))
            return;
        foreach (var code in query.Codes)
            hasCode |= startLine.IsResponse && code.IsStatus(startLine.StatusCode);
        if (!startLine.IsResponse)
            hasUser |= IsIn(query.Users, value.Slice(startLine.RequestUri));
    }

    void TakeSipHeader(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, Field field)
    {
        if (Is(name, "Call-ID"u8) || Is(name, "i"u8))
        {
            callId = field.Value;
        }
        else if (IsAddress(name))
        {
            HasAddresses = true;
            hasUser |= IsIn(query.Users, value);
            if (Is(name, "From"u8) || Is(name, "f"u8))
                hasFrom |= IsIn(query.From, value);
            else if (Is(name, "To"u8) || Is(name, "t"u8))
                hasTo |= IsIn(query.To, value);
        }
        else if (query.Codes.Count > 0)
        {
            TakeDiagnostics(name, value, field);
        }
    }

    void TakeDiagnostics(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, Field field)
    {
        var kind = name.IsEmpty ? DiagnosticsName.StartingAt(value) : DiagnosticsName.Of(name);
        if (kind == DiagnosticsKind.None)
            return;
        TakeResult(value);
        if (!DiagnosticsHeader.TryRead(text, field.Value, kind, out var diagnostics))
            return;
        foreach (var code in query.Codes)
            hasCode |= code.IsErrorId(diagnostics.Id);
    }

    void TakeResult(ReadOnlySpan<byte> value)
    {
        foreach (var code in query.Codes)
            hasCode |= code.IsResultIn(value);
    }

    readonly bool IsSevere => query.Level == TraceLevel.None || (severity != TraceLevel.None && severity <= query.Level);

    readonly bool MayBeIn(IReadOnlyList<UserPattern> patterns)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.MayBeIn(text))
                return true;
        }

        return patterns.Count == 0;
    }

    static bool MayBeOfCall(IReadOnlyList<byte[]> wanted, ReadOnlySpan<byte> record)
    {
        foreach (var call in wanted)
        {
            if (record.IndexOf(call) >= 0)
                return true;
        }

        return wanted.Count == 0;
    }

    readonly bool IsOneOfCalls(ReadOnlySpan<byte> id)
    {
        foreach (var call in query.CallIds)
        {
            if (id.SequenceEqual(call))
                return true;
        }

        return false;
    }

    readonly TextSpan WithoutPrefix(TextSpan flags) =>
        flags.Length > 3 && Is(text.Slice(flags)[..3], "TF_"u8) ? new TextSpan(flags.Start + 3, flags.Length - 3) : flags;

    readonly bool IsOneOf(IReadOnlyList<byte[]> wanted, TextSpan span)
    {
        if (wanted.Count == 0)
            return true;
        foreach (var word in wanted)
        {
            if (Is(text.Slice(span), word))
                return true;
        }

        return false;
    }

    static bool IsIn(IReadOnlyList<UserPattern> patterns, ReadOnlySpan<byte> value)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.IsIn(value))
                return true;
        }

        return false;
    }

    /// <summary>Headers that name a person or a device (RFC 3261, RFC 3325, RFC 3515, RFC 3892), and their compact forms.</summary>
    static bool IsAddress(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 => (name[0] | 0x20) is 'f' or 't' or 'm' or 'b' or 'r',
        2 => Is(name, "To"u8),
        4 => Is(name, "From"u8),
        7 => Is(name, "Contact"u8),
        8 => Is(name, "Refer-To"u8),
        11 => Is(name, "Referred-By"u8),
        19 => Is(name, "P-Asserted-Identity"u8),
        20 => Is(name, "P-Preferred-Identity"u8),
        _ => false,
    };

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => System.Text.Ascii.EqualsIgnoreCase(name, wanted);
}
