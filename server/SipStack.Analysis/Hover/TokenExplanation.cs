using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What a <c>gssapi-data</c> token says. Challenge, responses and keys never get here: the decoders do not give them out.</summary>
static class TokenExplanation
{
    const int MostFindings = 3;

    static readonly ExplanationSection Secret = new(
        "Keep this log secret",
        "Whoever has the challenge and the answer of a sign-in can try out passwords at leisure. They stand in the log and are not shown here.");

    /// <summary>The token of an authentication header, in base64.</summary>
    public static Explanation Of(HoverContext context, AuthenticationHeader header, TextSpan data)
    {
        var text = context.Text.Slice(data);
        if (text.IsEmpty)
            return Finish(context, new Explanation("An empty token: the client begins the sign-in and asks for a challenge.", null, [], [], []));
        if (NtlmToken.TryDecodeBase64(text, out var ntlm))
            return Finish(context, NtlmExplanation.Of(ntlm, Message(context).Time));
        var targetName = LogText.Of(context.Text, header.TargetName);
        if (KerberosToken.TryDecodeBase64(text, out var kerberos))
            return Finish(context, KerberosExplanation.Of(kerberos, targetName));
        if (SpnegoToken.TryDecodeBase64(text, out var spnego))
            return Finish(context, SpnegoExplanation(spnego, targetName, Message(context).Time));
        return Finish(context, header.Scheme == AuthenticationScheme.TlsDsk
            ? new Explanation("A step of a TLS handshake: the client signs in with a certificate (TLS-DSK).", null, [], [], [])
            : Undecodable(ntlm.Problems));
    }

    /// <summary>The token as a security record shows it.</summary>
    public static Explanation OfDotted(HoverContext context, TextSpan data) => Finish(
        context,
        NtlmToken.TryDecodeDotted(context.Text.Slice(data), out var ntlm) ? NtlmExplanation.Of(ntlm, Message(context).Time) : Undecodable(ntlm.Problems));

    static Explanation SpnegoExplanation(SpnegoToken token, string targetName, DateTime? recordTime)
    {
        var offered = new ExplanationFact("Offered", string.Join(", ", token.Mechanisms.Select(NameOf).Distinct(StringComparer.Ordinal)));
        var inner = token switch
        {
            { Kerberos: { } kerberos } => KerberosExplanation.Of(kerberos, targetName),
            { Ntlm: { } ntlm } => NtlmExplanation.Of(ntlm, recordTime),
            _ => new Explanation("The client offers several ways to sign in (SPNEGO).", null, [], [], []) { Facts = TokenFacts.Problems(token.Problems) },
        };
        return token.Mechanisms.Count == 0 ? inner : inner with { Facts = [offered, .. inner.Facts] };
    }

    static string NameOf(SecurityMechanism mechanism) => mechanism switch
    {
        SecurityMechanism.Kerberos or SecurityMechanism.MicrosoftKerberos => "Kerberos",
        SecurityMechanism.Ntlm => "NTLM",
        SecurityMechanism.Spnego => "SPNEGO",
        _ => "another mechanism",
    };

    static Explanation Undecodable(IReadOnlyList<string> problems) =>
        new("This token cannot be decoded.", null, [], [], []) { Facts = TokenFacts.Problems(problems) };

    static TraceMessage Message(HoverContext context) => MessageReader.Read(context.Text, context.Record);

    /// <summary>Adds what all tokens have in common: findings of the same call, the warning, the sources.</summary>
    static Explanation Finish(HoverContext context, Explanation explanation)
    {
        var findings = context.FindingsOf(Message(context).Call).Where(finding => !finding.IsRepeat).Take(MostFindings);
        var sections = new List<ExplanationSection>(explanation.Sections) { Secret };
        if (FieldNotes.Find(NoteKind.Parameter, "gssapi-data") is { } note)
            sections.Add(Notes.SourcesOf(note));
        return explanation with
        {
            InThisLog = [.. explanation.InThisLog, .. findings.Select(finding => $"line {finding.Place.Line + 1}: {finding.Message}")],
            Sections = sections,
        };
    }
}
