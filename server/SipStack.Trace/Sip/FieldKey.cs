namespace SipStack.Trace;

/// <summary>What a name before a colon stands for; every name that the parser knows has one of these.</summary>
public enum FieldKey : byte
{
    /// <summary>No name that the parser knows.</summary>
    Unknown,

    /// <summary>A SIP header that is not looked into.</summary>
    SipHeader,
    CallId,
    CSeq,
    From,
    To,
    Contact,

    /// <summary>A further header that holds an address: <c>Referred-By</c>, <c>P-Asserted-Identity</c>.</summary>
    OtherAddress,
    Via,
    ContentLength,
    MaxForwards,
    Expires,
    Date,
    Server,
    UserAgent,

    /// <summary><c>WWW-Authenticate</c>, <c>Proxy-Authenticate</c>.</summary>
    Challenge,

    /// <summary><c>Authorization</c>, <c>Proxy-Authorization</c>.</summary>
    Credentials,

    /// <summary>One of the three diagnostics headers; which one says <see cref="DiagnosticsName"/>.</summary>
    Diagnostics,

    /// <summary>A key line of a record that is not looked into. All that follow are key lines, too.</summary>
    Preface,
    Direction,
    StartLine,
    MessageBody,
    LogType,
    Severity,
    Text,
    ResultCode,
    SipStartLine,
    SipCallId,
    SipCSeq,
    Data,
}
