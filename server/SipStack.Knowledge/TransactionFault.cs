namespace SipStack.Knowledge;

/// <summary>
/// What can be wrong with the course of a SIP transaction (RFC 3261 sections 13 and 17). The log has no code for it: the program sees it
/// in the order and the times of the messages, and gives it a name of its own. The numbers are those of <c>transactions.tsv</c>.
/// </summary>
public enum TransactionFault : byte
{
    None,

    /// <summary><c>missing-ack</c></summary>
    MissingAck,

    /// <summary><c>missing-final-response</c></summary>
    MissingFinalResponse,

    /// <summary><c>long-gap</c></summary>
    LongGap,

    /// <summary><c>authentication-loop</c></summary>
    AuthenticationLoop,
}

/// <summary>The names of <see cref="TransactionFault"/> as findings show them and <c>sipstack explain</c> takes them.</summary>
public static class TransactionFaults
{
    static readonly string[] Names = ["", "missing-ack", "missing-final-response", "long-gap", "authentication-loop"];

    public static string Name(TransactionFault fault) => (int)fault < Names.Length ? Names[(int)fault] : "";

    internal static bool TryParse(ReadOnlySpan<char> text, out TransactionFault fault)
    {
        fault = TransactionFault.None;
        for (var i = 1; i < Names.Length && fault == TransactionFault.None; i++)
        {
            if (text.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
                fault = (TransactionFault)i;
        }

        return fault != TransactionFault.None;
    }
}
