using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What the rules need of an NTLM token: flags and words of ours, nothing that the sender wrote.</summary>
/// <param name="ExtendedSessionSecurity">NTLMv2 session security, also where it follows from the kind of the answer.</param>
/// <param name="Declared">Which Windows the sender says it is, or null.</param>
/// <param name="IsOldClient">It says that it is Windows XP or Server 2003 (5.1, 5.2).</param>
/// <param name="ServerTime">The server's clock in a challenge, UTC.</param>
/// <param name="ClientTime">The client's clock in an NTLMv2 answer, UTC.</param>
/// <param name="Place">Of the token, relative to the record.</param>
public sealed record NtlmFacts(
    NtlmMessageKind Kind, FlagState Key128, FlagState ExtendedSessionSecurity, string? Declared, bool IsOldClient, DateTime? ServerTime, DateTime? ClientTime, Place Place)
{
    internal static NtlmFacts Of(NtlmToken token, Place place) => new(
        token.Kind,
        token.Flags.Get(NtlmFlag.Key128),
        token.ExtendedSessionSecurity,
        token.DeclaredSystem,
        token.Version is { Major: 5 } or { Major: null, BuildLowByte: 0x28 or 0xCE },
        token.TargetInfo?.ServerTime,
        token.ClientTime,
        place);
}
