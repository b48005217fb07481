using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>An NTLM token in words: what it is, its flags and names, and what that means for the sign-in.</summary>
static class NtlmExplanation
{
    /// <summary>NTLM tolerates more; above this Kerberos fails on the same machines ([MS-SIP], the Date header).</summary>
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Explains a decoded token.</summary>
    /// <param name="recordTime">The time stamp of the record that holds the token.</param>
    public static Explanation Of(NtlmToken token, DateTime? recordTime) =>
        new(Answer(token), null, [], [], [new ExplanationSection("What it means", MarkdownText.Escape(Meaning(token)))]) { Facts = [.. Facts(token, recordTime)] };

    static string Answer(NtlmToken token) => token.Kind switch
    {
        NtlmMessageKind.Challenge => $"The server's NTLM challenge: {Offers(token, "it")}.",
        NtlmMessageKind.Authenticate => $"The client's NTLM answer: {Offers(token, "it")}.",
        _ => "The first message of an NTLM sign-in.",
    };

    static string Offers(NtlmToken token, string who) => token.Flags.Get(NtlmFlag.Key128) switch
    {
        FlagState.Set => $"{who} offers 128-bit session security",
        FlagState.Clear => $"{who} offers no 128-bit session security",
        _ => $"whether {who} offers 128-bit session security is hidden in this log",
    };

    static IEnumerable<ExplanationFact> Facts(NtlmToken token, DateTime? recordTime)
    {
        yield return new ExplanationFact("Message", $"{Kind(token.Kind)}, {token.Length} bytes{(token.IsDotted ? ", most of them hidden by the log" : "")}");
        if (token.Version is not null && token.DeclaredSystem is { } declared)
            yield return new ExplanationFact("Sender", declared);
        foreach (var fact in Names(token).Concat(Flags(token)))
            yield return fact;
        if (token.Kind == NtlmMessageKind.Authenticate)
            yield return new ExplanationFact("Response", Response(token.ResponseKind));
        foreach (var fact in Target(token.TargetInfo).Concat(Times(token, recordTime)).Concat(TokenFacts.Problems(token.Problems)))
            yield return fact;
    }

    static IEnumerable<ExplanationFact> Names(NtlmToken token) =>
    [
        .. TokenFacts.Name("Target", token.TargetName),
        .. TokenFacts.Name("Domain", token.Domain),
        .. TokenFacts.Name("User", token.User),
        .. TokenFacts.Name("Workstation", token.Workstation),
    ];

    static IEnumerable<ExplanationFact> Flags(NtlmToken token)
    {
        yield return new ExplanationFact("Flags", token.Flags.ToString());
        yield return TokenFacts.Flag("128-bit", token.Flags.Get(NtlmFlag.Key128));
        yield return TokenFacts.Flag("56-bit", token.Flags.Get(NtlmFlag.Key56));
        yield return TokenFacts.Flag("NTLMv2 session security", token.ExtendedSessionSecurity == FlagState.Unknown ? token.Flags.Get(NtlmFlag.ExtendedSessionSecurity) : token.ExtendedSessionSecurity);
        yield return TokenFacts.Flag("Key exchange", token.Flags.Get(NtlmFlag.KeyExchange));
        yield return TokenFacts.Flag("Signing", token.Flags.Get(NtlmFlag.Sign));
        yield return TokenFacts.Flag("Sealing", token.Flags.Get(NtlmFlag.Seal));
        yield return TokenFacts.Flag("Unicode", token.Flags.Get(NtlmFlag.Unicode));
        yield return TokenFacts.Flag("Datagram", token.Flags.Get(NtlmFlag.Datagram));
        if (token.Flags.UnnamedBits is not 0 and var bits)
            yield return new ExplanationFact("Reserved bits", $"0x{bits:X8}");
    }

    static IEnumerable<ExplanationFact> Target(NtlmTargetInfo? info) => info is null ? [] :
    [
        .. TokenFacts.Name("Server", info.DnsComputer ?? info.NetBiosComputer),
        .. TokenFacts.Name("Server's domain", info.DnsDomain ?? info.NetBiosDomain),
        .. TokenFacts.Name("Server's forest", info.DnsForest),
        .. TokenFacts.Name("Service", info.TargetName),
    ];

    static IEnumerable<ExplanationFact> Times(NtlmToken token, DateTime? recordTime)
    {
        if (token.TargetInfo?.ServerTime is { } server)
            yield return new ExplanationFact("Server's clock", Clock(server, recordTime));
        if (token.ClientTime is not { } client)
            yield break;
        yield return new ExplanationFact("Client's clock", Clock(client, recordTime));
        if (token.TargetInfo?.ServerTime is { } other && (client - other).Duration() > Skew)
            yield return new ExplanationFact("Clocks", $"the client's is {Durations.Relation(client, other)} the server's");
    }

    static string Clock(DateTime time, DateTime? recordTime) => recordTime is { } record
        ? $"{Durations.Moment(time)} UTC, {Durations.Relation(time, record)} the time of this record, which may be local time"
        : $"{Durations.Moment(time)} UTC";

    static string Kind(NtlmMessageKind kind) => kind switch
    {
        NtlmMessageKind.Negotiate => "NEGOTIATE",
        NtlmMessageKind.Challenge => "CHALLENGE",
        _ => "AUTHENTICATE",
    };

    static string Response(NtlmResponseKind kind) => kind switch
    {
        NtlmResponseKind.Anonymous => "anonymous, without user name and password",
        NtlmResponseKind.NtlmV1 => "NTLMv1",
        NtlmResponseKind.NtlmV1SessionSecurity => "NTLMv1 with NTLMv2 session security",
        NtlmResponseKind.NtlmV2 => "NTLMv2",
        _ => "unknown (hidden in this log)",
    };

    static string Meaning(NtlmToken token) => token.Kind switch
    {
        NtlmMessageKind.Challenge => token.Flags.Get(NtlmFlag.Key128) switch
        {
            FlagState.Set => "The client may take 128-bit or leave it; its answer shows which. A server that demands it refuses an answer without it.",
            FlagState.Clear => "This server offers no 128-bit session security, so it cannot demand it: a refusal has another reason.",
            _ => "Look at the answer of the client: its flags are its final choice.",
        },
        NtlmMessageKind.Authenticate => $"{SessionSecurity(token)}{OldResponse(token.ResponseKind)}",
        _ => "In SIP the server speaks first, so this message does not belong to a usual sign-in.",
    };

    static string SessionSecurity(NtlmToken token) => (token.Flags.Get(NtlmFlag.Key128), token.ExtendedSessionSecurity) switch
    {
        (FlagState.Clear, FlagState.Clear) => "A server that demands 128-bit or NTLMv2 session security refuses this answer with 0x80090302 (SEC_E_UNSUPPORTED_FUNCTION), whatever the password.",
        (FlagState.Clear, _) => "A server that demands 128-bit session security refuses this answer with 0x80090302 (SEC_E_UNSUPPORTED_FUNCTION), whatever the password.",
        (FlagState.Set, FlagState.Clear) => "A server that demands NTLMv2 session security refuses this answer with 0x80090302 (SEC_E_UNSUPPORTED_FUNCTION); the 128-bit demand is met.",
        (FlagState.Set, FlagState.Set) => "The client offers all that a strict server demands of NTLM: a refusal has another reason, such as the password or the account.",
        (FlagState.Set, _) => "The demand for 128-bit session security is met; whether NTLMv2 session security is offered is hidden in this log.",
        _ => "What this log shows of the token does not tell whether the client meets a strict server. The request of the same sign-in holds the whole token.",
    };

    static string OldResponse(NtlmResponseKind kind) => kind is NtlmResponseKind.NtlmV1 or NtlmResponseKind.NtlmV1SessionSecurity
        ? " A domain controller that takes NTLMv2 only refuses it like a wrong password (0x8009030C)."
        : "";
}
