namespace SipStack.Knowledge;

/// <summary>What family of numbers a code belongs to. One number means different things in different families.</summary>
public enum CodeKind
{
    /// <summary>Text that is no code at all.</summary>
    Unknown,

    /// <summary>A 32-bit result value (MS-ERREF 2.1).</summary>
    Hresult,

    /// <summary>An error id of <c>ms-diagnostics</c> and its relatives (MS-OCER).</summary>
    Diagnostic,

    /// <summary>A SIP status code, 100 to 699 (RFC 3261 section 21).</summary>
    SipStatus,

    /// <summary>A Windows or Winsock error code (MS-ERREF 2.2).</summary>
    Win32,

    /// <summary>A symbolic name whose number is not known.</summary>
    Symbol,

    /// <summary>A <see cref="TransactionFault"/>, which has a name and stands in no log.</summary>
    Transaction,
}
