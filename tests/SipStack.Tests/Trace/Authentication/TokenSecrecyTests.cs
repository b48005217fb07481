using System.Collections;
using System.Reflection;
using System.Text;
using SipStack.Trace;

namespace SipStack.Tests.Trace;

/// <summary>Challenge and response are enough to find a password offline: nothing of them may be reachable from a token.</summary>
public sealed class TokenSecrecyTests
{
    // Eight letters each, as the messages of these tests carry them.
    static readonly string[] Secrets = ["Lq7zXk2W", "Nv5yJq8B", "Sg3wPz6D", "Ik9xVm4F", "Cw2hYt7G", "Pj8rZq5H", "Kd4nUx3M", "Bf6tWv9R"];

    public static TheoryData<string, byte[], bool> Tokens()
    {
        var v2 = NtlmMessages.NtlmV2Response(DateTime.UnixEpoch, NtlmMessages.TargetInfo((1, NtlmMessages.Utf16("FE01")), (8, NtlmMessages.Secret("Kd4nUx3M", 48)), (10, NtlmMessages.Secret("Bf6tWv9R", 16))));
        return new TheoryData<string, byte[], bool>
        {
            { "NTLMv1", NtlmMessages.Authenticate(0x42908255, header: 88), false },
            { "NTLMv2", NtlmMessages.Authenticate(0x62988255, nt: v2, header: 88), false },
            { "OEM", NtlmMessages.Authenticate(0x42908256), false },
            { "challenge", NtlmMessages.Challenge(0xE29882F3, "CONTOSO", []), false },
            { "dotted NTLMv1", NtlmMessages.Authenticate(0x42908255), true },
            { "dotted NTLMv2", NtlmMessages.Authenticate(0x62988255, nt: v2), true },
            { "dotted challenge", NtlmMessages.Challenge(0xE29882F3, "CONTOSO", []), true },
        };
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void No_member_of_a_token_gives_a_secret(string name, byte[] message, bool isDotted)
    {
        var isDecoded = isDotted ? NtlmToken.TryDecodeDotted(NtlmMessages.Dotted(message), out var token) : NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out token);
        Assert.True(isDecoded, name);
        var all = new StringBuilder();
        Collect(token, all, new HashSet<object>(ReferenceEqualityComparer.Instance));
        var text = all.ToString();
        Assert.Contains("0x", text, StringComparison.Ordinal);
        foreach (var secret in Secrets)
        {
            // Half of a secret, as text, as UTF-16 read the wrong way, in hexadecimal or as numbers.
            for (var start = 0; start <= 4; start++)
            {
                var part = Encoding.ASCII.GetBytes(secret.Substring(start, 4));
                Assert.DoesNotContain(secret.Substring(start, 4), text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(Encoding.Unicode.GetString(part), text, StringComparison.Ordinal);
                Assert.DoesNotContain(Convert.ToHexString(part), text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain($"{BitConverter.ToUInt32(part)}", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_search_would_find_a_secret()
    {
        var all = new StringBuilder();
        Collect(new { Inner = new { Response = NtlmMessages.Secret("Nv5yJq8B", 24) } }, all, new HashSet<object>(ReferenceEqualityComparer.Instance));
        Assert.Contains(Convert.ToHexString(NtlmMessages.Secret("Nv5yJq8B", 8)), all.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The text of everything that fields and properties, public or not, lead to.</summary>
    static void Collect(object? value, StringBuilder all, HashSet<object> seen)
    {
        if (value is null || (!value.GetType().IsValueType && !seen.Add(value)))
            return;
        all.AppendLine(value.ToString());
        switch (value)
        {
            case string or bool or Enum or DateTime or Type:
                return;
            case byte[] bytes:
                all.AppendLine(Convert.ToHexString(bytes));
                return;
            case IEnumerable items:
                foreach (var item in items)
                    Collect(item, all, seen);
                return;
        }

        if (value.GetType().IsPrimitive)
            return;
        const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var field in value.GetType().GetFields(Instance))
            Collect(field.GetValue(value), all, seen);
        foreach (var property in value.GetType().GetProperties(Instance).Where(property => property.GetIndexParameters().Length == 0 && property.PropertyType != typeof(Type)))
            Collect(property.GetValue(value), all, seen);
    }
}
