using System.Diagnostics;
using System.Globalization;
using SipStack.Trace;

namespace SipStack.Tests.Trace;

/// <summary>Runs where Debian's python3-impacket is installed; elsewhere the run names the reason for leaving the test out.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ImpacketFactAttribute : FactAttribute
{
    public ImpacketFactAttribute()
    {
        if (Impacket.Run("import impacket.ntlm") is null)
            Skip = "python3-impacket is not installed (apt-get install python3-impacket).";
    }
}

static class Impacket
{
    const string Python = "/usr/bin/python3";

    /// <summary>What the script prints, or null when it cannot run.</summary>
    public static string? Run(string script)
    {
        if (!File.Exists(Python))
            return null;
        var start = new ProcessStartInfo(Python) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-W");
        start.ArgumentList.Add("ignore");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        using var process = Process.Start(start);
        if (process is null)
            return null;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return process.ExitCode == 0 ? output : null;
    }
}

/// <summary>Another implementation reads the messages of these tests, and the decoder reads its messages.</summary>
public sealed class ImpacketTests
{
    const string Describe = """

        def text(b): return b.decode('utf-16le')
        def describe(data):
            m = n.NTLMAuthChallengeResponse()
            m.fromString(data)
            lm, nt = m['lanman'], m['ntlm']
            print('%08X|%s|%s|%s|%d|%d|%d' % (m['flags'], text(m['domain_name']), text(m['user_name']), text(m['host_name']), len(lm), len(nt), m['session_key_len']))
        """;

    [ImpacketFact]
    public void It_reads_our_messages_as_the_decoder_does()
    {
        byte[][] messages =
        [
            NtlmMessages.Authenticate(0x42908255),
            NtlmMessages.Authenticate(0x62988255, "CONTOSO", "alice", "PC-0815", nt: NtlmMessages.NtlmV2Response(null, new byte[150])),
            NtlmMessages.Authenticate(0xE2888235, "", "alice@contoso.com", "", key: [], nt: NtlmMessages.NtlmV2Response(null, new byte[300]), header: 88),
        ];
        foreach (var message in messages)
        {
            var output = Impacket.Run($"""
                import impacket.ntlm as n
                {Describe}
                describe(bytes.fromhex('{Convert.ToHexString(message)}'))
                """);
            Assert.Equal(output?.Trim(), Line(Decode(message)));
        }
    }

    [ImpacketFact]
    public void The_decoder_reads_its_answer()
    {
        var challenge = NtlmMessages.Challenge(0xE2898235, "CONTOSO", NtlmMessages.TargetInfo((2, NtlmMessages.Utf16("CONTOSO")), (3, NtlmMessages.Utf16("fe01.contoso.com")), (1, NtlmMessages.Utf16("FE01"))));
        foreach (var useV2 in (bool[])[true, false])
        {
            var output = Impacket.Run($"""
                import impacket.ntlm as n
                {Describe}
                first = n.getNTLMSSPType1('PC-0815', 'CONTOSO', use_ntlmv2={(useV2 ? "True" : "False")})
                m, key = n.getNTLMSSPType3(first, bytes.fromhex('{Convert.ToHexString(challenge)}'), 'alice', 'not a real password', 'CONTOSO', use_ntlmv2={(useV2 ? "True" : "False")})
                print(m.getData().hex())
                describe(m.getData())
                """);
            Assert.NotNull(output);
            var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var token = Decode(Convert.FromHexString(lines[0]));
            Assert.Equal(lines[1], Line(token));
            Assert.Equal(useV2 ? NtlmResponseKind.NtlmV2 : NtlmResponseKind.NtlmV1SessionSecurity, token.ResponseKind);
            Assert.Equal(FlagState.Set, token.Flags.Get(NtlmFlag.Key128));
        }
    }

    static string Line(NtlmToken token) => string.Create(
        CultureInfo.InvariantCulture,
        $"{token.Flags.Set:X8}|{token.Domain}|{token.User}|{token.Workstation}|{token.LmResponseLength}|{token.NtResponseLength}|{token.SessionKeyLength}");

    static NtlmToken Decode(byte[] message)
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        return token;
    }
}
