namespace SipStack.Analysis;

/// <summary>Every rule; where two causes are equally well supported, the one that stands first is named.</summary>
static class CauseRules
{
    static readonly CauseRule[] All =
    [
        new Ntlm128BitRule(),
        new NtlmSessionSecurityRule(),
        new CredentialsRule(),
        new AccountRule(),
        new NotEnabledRule(),
        new ClockRule(),
        new SpnRule(),
        new CertificateNameRule(),
        new CertificateExpiredRule(),
        new CertificateTrustRule(),
        new TlsRule(),
        new DnsRule(),
        new SplitDomainRule(),
        new FederationRule(),
        new RoutingRule(),
        new GatewayRule(),
        new NetworkRule(),
        new MediaRule(),
        new ServiceRule(),
        new NoActionRule(),
    ];

    /// <summary>All that the log says about the causes of a finding, the best supported first.</summary>
    public static IReadOnlyList<Judgement> Judge(FindingContext context)
    {
        List<Judgement>? judgements = null;
        foreach (var rule in All)
        {
            if (rule.Judge(context) is { } judgement)
                (judgements ??= []).Add(judgement);
        }

        return judgements is null ? [] : [.. judgements.OrderByDescending(judgement => judgement.Verdict)];
    }
}
