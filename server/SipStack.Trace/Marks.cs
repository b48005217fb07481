namespace SipStack.Trace;

/// <summary>The marks around messages.</summary>
static class Marks
{
    public static ReadOnlySpan<byte> BeginRecord => "$$begin_record"u8;

    public static ReadOnlySpan<byte> EndRecord => "$$end_record"u8;

    /// <summary>S4 writes it behind a message, <c>Incoming SipMessage</c> or <c>Outgoing SipMessage</c> following.</summary>
    public static ReadOnlySpan<byte> EndOfMessage => "------------EndOf"u8;
}
