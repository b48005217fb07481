using System.Text;
using SipStack.Tests.Trace;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>A trace with an attack in it, and where the attack stands.</summary>
/// <param name="Values">The values that are, or with a token may hold, the attack.</param>
sealed record HostileTrace(byte[] Text, IReadOnlyList<TextSpan> Values)
{
    const string AuthenticateToken = "authenticate token";
    const string ChallengeToken = "challenge token";

    /// <summary>Text of the template, and between two of them <c>name:usual value</c>.</summary>
    static readonly string[] Parts = File.ReadAllText(Repository.Path("tests", "hostile", "trace.txt")).Split('«', '»');

    static readonly (string Name, string Usual)[] Names =
    [
        ("NTLM domain", "CONTOSO"), ("NTLM user", "anna"), ("NTLM workstation", "D620-SPARE1"), ("NTLM target", "CONTOSO"), ("NTLM computer", "FE01"), ("NTLM forest", "contoso.com"),
    ];

    /// <summary>Every header, field and token part that the sender of a message, or its server, can choose.</summary>
    public static IReadOnlyList<string> Slots { get; } =
        [.. Parts.Where((_, i) => i % 2 == 1).Select(Slot).Where(slot => slot is not (AuthenticateToken or ChallengeToken)).Distinct(StringComparer.Ordinal), .. Names.Select(name => name.Name)];

    /// <summary>
    /// The slots in which an attack is tried in every build, and null for all of them at once: one in sixteen, others for each attack.
    /// <c>SIPSTACK_LONG=1</c> tries every attack in every slot.
    /// </summary>
    public static IEnumerable<string?> SlotsFor(Attack attack)
    {
        var turn = Attack.All.ToList().IndexOf(attack);
        var isLong = Environment.GetEnvironmentVariable("SIPSTACK_LONG") == "1";
        return Slots.Where((_, i) => isLong || (i + turn) % 16 == 0).Append(null);
    }

    public static HostileTrace Harmless { get; } = Make(_ => null);

    /// <summary>The attack in one slot, or in all of them.</summary>
    public static HostileTrace With(Attack attack, string? slot = null) => Make(name => slot is null || slot == name ? attack : null);

    static HostileTrace Make(Func<string, Attack?> attackIn)
    {
        var text = new List<byte>();
        var values = new List<TextSpan>();
        for (var i = 0; i < Parts.Length; i++)
        {
            var start = text.Count;
            text.AddRange(i % 2 == 0 ? Encoding.UTF8.GetBytes(Parts[i]) : Value(Parts[i], attackIn));
            if (i % 2 == 1 && (Slot(Parts[i]) is AuthenticateToken or ChallengeToken || attackIn(Slot(Parts[i])) is not null))
                values.Add(TextSpan.FromBounds(start, text.Count));
        }

        return new HostileTrace([.. text], values);
    }

    static string Slot(string part) => part.Split(':', 2)[0];

    static byte[] Value(string part, Func<string, Attack?> attackIn) => Slot(part) switch
    {
        AuthenticateToken => NtlmMessages.Base64(NtlmMessages.Authenticate(0x42988255, Name(0, attackIn), Name(1, attackIn), Name(2, attackIn))),
        ChallengeToken => NtlmMessages.Base64(NtlmMessages.Challenge(0xE29882F3, Name(3, attackIn), NtlmMessages.TargetInfo((1, NtlmMessages.Utf16(Name(4, attackIn))), (2, NtlmMessages.Utf16(Name(0, attackIn))), (5, NtlmMessages.Utf16(Name(5, attackIn)))))),
        var slot => attackIn(slot)?.Bytes ?? Encoding.UTF8.GetBytes(part[(slot.Length + 1)..]),
    };

    /// <summary>A name in a token has at most 65,535 bytes, and a token is decoded up to 64 KiB.</summary>
    static string Name(int index, Func<string, Attack?> attackIn) => attackIn(Names[index].Name)?.Text is { } text ? text[..Math.Min(text.Length, 5000)] : Names[index].Usual;
}
