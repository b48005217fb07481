using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A Kerberos token in words: for which service the ticket is, and whether that is the one that the header names.</summary>
static class KerberosExplanation
{
    public static Explanation Of(KerberosToken token, string targetName)
    {
        var facts = new List<ExplanationFact> { new("Message", Kind(token.Kind)) };
        facts.AddRange(TokenFacts.Name("Service", token.ServiceName));
        facts.AddRange(TokenFacts.Name("Realm", token.Realm));
        facts.AddRange(TokenFacts.Name("Target name of the header", targetName));
        facts.AddRange(TokenFacts.Problems(token.Problems));
        return new Explanation(Answer(token), null, [], [], [new ExplanationSection("What it means", Meaning(token, targetName))]) { Facts = facts };
    }

    static string Answer(KerberosToken token) => token switch
    {
        { Kind: KerberosMessageKind.Request, ServiceName: { Length: > 0 } service } => $"The client's Kerberos ticket for {LogText.Of(service)}.",
        { Kind: KerberosMessageKind.Request } => "The client's Kerberos ticket.",
        { Kind: KerberosMessageKind.Reply } => "The server's Kerberos answer: it has accepted the ticket.",
        { Kind: KerberosMessageKind.Error } => "A Kerberos error from the server.",
        _ => "A Kerberos token.",
    };

    static string Kind(KerberosMessageKind kind) => kind switch
    {
        KerberosMessageKind.Request => "AP-REQ, the client shows its ticket",
        KerberosMessageKind.Reply => "AP-REP, the server proves itself",
        KerberosMessageKind.Error => "KRB-ERROR",
        _ => "of an unknown kind",
    };

    static string Meaning(KerberosToken token, string targetName)
    {
        if (token is not { Kind: KerberosMessageKind.Request, ServiceName: { Length: > 0 } service } || targetName.Length == 0)
            return "The client has reached a domain controller; the rest of the ticket is encrypted.";
        return string.Equals(LogText.Of(service), targetName, StringComparison.OrdinalIgnoreCase)
            ? "The client has got a ticket for just the service that the header names. If the server refuses it, compare the clocks and the account that holds this service name."
            : "The ticket is for another service than the header names. The server can only read tickets for its own account: look which account holds each of the two service names.";
    }
}
