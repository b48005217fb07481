using System.Text;
using BenchmarkDotNet.Attributes;
using SipStack.Tests.Trace;
using SipStack.Trace;

namespace SipStack.Benchmarks;

/// <summary>Decoding of the NTLM messages of a sign-in, as they stand in <c>gssapi-data</c>.</summary>
[MemoryDiagnoser]
public class NtlmBenchmarks
{
    readonly byte[] challenge = Base64(NtlmMessages.Challenge(0xE29882F3, "CONTOSO", NtlmMessages.TargetInfo((1, NtlmMessages.Utf16("FE01")), (5, NtlmMessages.Utf16("contoso.com")))));
    readonly byte[] authenticate = Base64(NtlmMessages.Authenticate(0x42988255, "CONTOSO", "anna", "D620-SPARE1"));

    [Benchmark]
    public bool Challenge() => NtlmToken.TryDecodeBase64(challenge, out _);

    [Benchmark]
    public bool Authenticate() => NtlmToken.TryDecodeBase64(authenticate, out _);

    static byte[] Base64(byte[] message) => Encoding.ASCII.GetBytes(Convert.ToBase64String(message));
}
