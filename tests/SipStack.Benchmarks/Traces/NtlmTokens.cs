using System.Text;
using SipStack.Tests.Trace;

namespace SipStack.Benchmarks;

/// <summary>NTLM tokens of real shape: an old client without 128-bit session security, a new one, and the server's challenge.</summary>
static class NtlmTokens
{
    const uint Flags = 0x62898205;
    const uint Key128 = 0x20000000;

    static readonly byte[] TargetInfo = NtlmMessages.TargetInfo((2, NtlmMessages.Utf16("CONTOSO")), (1, NtlmMessages.Utf16("FE01")), (4, NtlmMessages.Utf16("contoso.com")), (3, NtlmMessages.Utf16("fe01.contoso.com")));
    static readonly byte[] Old = NtlmMessages.Authenticate(Flags & ~Key128, "CONTOSO", "anna", "ROOM-12");

    public static string Challenge { get; } = Base64(NtlmMessages.Challenge(Flags, "CONTOSO", TargetInfo));

    public static string OldClient { get; } = Base64(Old);

    public static string NewClient { get; } = Base64(NtlmMessages.Authenticate(Flags, "CONTOSO", "anna", "PC-4711", nt: NtlmMessages.NtlmV2Response(null, TargetInfo), version: (6, 1, 7601)));

    /// <summary>The old client's token as a security record prints it.</summary>
    public static string OldClientDotted { get; } = Encoding.ASCII.GetString(NtlmMessages.Dotted(Old));

    static string Base64(byte[] message) => Encoding.ASCII.GetString(NtlmMessages.Base64(message));
}
