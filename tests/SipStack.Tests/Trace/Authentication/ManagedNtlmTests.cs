using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using SipStack.Trace;

namespace SipStack.Tests.Trace;

/// <summary>Messages of an independent implementation: the NTLM client of the base class library (runtime option in the project file).</summary>
public sealed class ManagedNtlmTests
{
    static readonly byte[] TargetInfo = NtlmMessages.TargetInfo(
        (2, NtlmMessages.Utf16("CONTOSO")), (1, NtlmMessages.Utf16("FE01")), (4, NtlmMessages.Utf16("contoso.com")), (3, NtlmMessages.Utf16("fe01.contoso.com")),
        (7, NtlmMessages.FileTime(new DateTime(2010, 9, 28, 22, 33, 22, DateTimeKind.Utc))));

    [Fact]
    public void Its_messages_are_read()
    {
        using var client = Client();
        var negotiate = Decode(client.GetOutgoingBlob([], out _));
        Assert.Equal((NtlmMessageKind.Negotiate, FlagState.Set, FlagState.Set), (negotiate.Kind, negotiate.Flags.Get(NtlmFlag.Key128), negotiate.Flags.Get(NtlmFlag.ExtendedSessionSecurity)));

        var message = client.GetOutgoingBlob(NtlmMessages.Challenge(0xE2898235, "CONTOSO", TargetInfo), out var status);
        Assert.True(status is NegotiateAuthenticationStatusCode.Completed or NegotiateAuthenticationStatusCode.ContinueNeeded, $"{status}");
        Assert.NotNull(message);
        var token = Decode(message);
        Assert.Equal((NtlmMessageKind.Authenticate, "CONTOSO", "alice"), (token.Kind, token.Domain, token.User));
        Assert.Equal(BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(60)), token.Flags.Set);
        Assert.Equal((NtlmResponseKind.NtlmV2, 24, true), (token.ResponseKind, token.LmResponseLength, token.HasIntegrityCode));
        Assert.Equal((FlagState.Set, FlagState.Set), (token.Flags.Get(NtlmFlag.Key128), token.ExtendedSessionSecurity));
        Assert.Equal("the client says it is Windows 7 or Server 2008 R2 (6.1.7600)", token.DeclaredSystem);
        Assert.Equal(("FE01", "fe01.contoso.com", "sip/fe01.contoso.com"), (token.TargetInfo?.NetBiosComputer, token.TargetInfo?.DnsComputer, token.TargetInfo?.TargetName));
        Assert.Equal(new DateTime(2010, 9, 28, 22, 33, 22, DateTimeKind.Utc), token.TargetInfo?.ServerTime);
        Assert.Equal(token.TargetInfo?.ServerTime, token.ClientTime);
        Assert.Empty(token.Problems);
    }

    [Fact]
    public void It_refuses_a_server_without_128_bit_and_the_decoder_sees_why()
    {
        var challenge = NtlmMessages.Challenge(0xC2898235, "CONTOSO", TargetInfo);
        using var client = Client();
        client.GetOutgoingBlob([], out _);
        client.GetOutgoingBlob(challenge, out var status);
        Assert.Equal(NegotiateAuthenticationStatusCode.InvalidToken, status);
        Assert.Equal(FlagState.Clear, Decode(challenge).Flags.Get(NtlmFlag.Key128));
    }

    static NegotiateAuthentication Client() =>
        new(new NegotiateAuthenticationClientOptions { Package = "NTLM", Credential = new NetworkCredential("alice", "not a real password", "CONTOSO"), TargetName = "sip/fe01.contoso.com" });

    static NtlmToken Decode(byte[]? message)
    {
        Assert.NotNull(message);
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        return token;
    }
}
