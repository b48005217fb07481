namespace SipStack.Analysis;

/// <summary>
/// The server demands 128-bit NTLM session security and the client does not offer it. MS-NLMP 3.2.5.1.1 has the server answer
/// SEC_E_UNSUPPORTED_FUNCTION in this case; the SIP stack makes SIP_E_AUTH_NTLMMISMATCH of it, or SIP_E_AUTH_UNAUTHORIZED.
/// Confirms: that result in the security record (E3), the mismatch code itself (E4).
/// Refutes: another result in the security record (C2), a scheme other than NTLM (C3). Lowers: an error id other than 1000 (C5),
/// a server of 2013 or later (C6).
/// </summary>
sealed class Ntlm128BitRule : CauseRule
{
    const string Message = "NTLM: the server demands more session security than the client offers, most likely 128-bit.";

    public override Judgement? Judge(FindingContext context)
    {
        if (!IsAboutSignIn(context))
            return null;
        var security = context.SecurityEvent;
        if (Refutation(context, security) is { } refutation)
            return new Judgement(Causes.Ntlm128Bit, Verdict.RuledOut, Message, [refutation]);

        var evidence = Confirmations(context, security);
        if (evidence.Count == 0)
            return null;
        return new Judgement(Causes.Ntlm128Bit, IsLowered(context) ? Verdict.Possible : Verdict.Strong, Message, evidence);
    }

    static bool IsAboutSignIn(FindingContext context) =>
        context.IsTrusted && (context.Record.Role == RecordRole.SecurityEvent
            || context.Code.DiagnosticsId == ResultCodes.FinalHandshakeFailed
            || context.Code.Key == CodeKey.Hresult(ResultCodes.AuthUnauthorized)
            || context.Code.Key == CodeKey.Hresult(ResultCodes.AuthNtlmMismatch));

    static Evidence? Refutation(FindingContext context, RecordFacts? security)
    {
        if (security?.ResultCode is { } result && RefutingResult(result.Key.Value) is { } why)
            return new Evidence(security.PlaceOf(result), why);
        var schemes = context.Schemes;
        return schemes != AuthenticationSchemes.None && (schemes & AuthenticationSchemes.Ntlm) == AuthenticationSchemes.None
            ? new Evidence(context.Record.PlaceOf(context.Code), "The sign-in does not use NTLM but another scheme.")
            : null;
    }

    static string? RefutingResult(uint result) => result switch
    {
        ResultCodes.LogonDenied => "The logon itself was refused, so the session security had been agreed.",
        ResultCodes.TimeSkew => "The clocks differ; session security was not the point.",
        ResultCodes.NoAuthenticatingAuthority => "No domain controller could be reached to check the logon.",
        ResultCodes.InvalidToken => "The client's token was not valid.",
        ResultCodes.TargetUnknown => "The name of the service was not known.",
        _ => null,
    };

    static List<Evidence> Confirmations(FindingContext context, RecordFacts? security)
    {
        var evidence = new List<Evidence>();
        if (security?.ResultCode is { } result && result.Key.Value == ResultCodes.UnsupportedFunction)
            evidence.Add(new Evidence(security.PlaceOf(result), "The result that NTLM prescribes when the client does not offer the security that the server demands."));
        if (context.Code.Key == CodeKey.Hresult(ResultCodes.AuthNtlmMismatch))
            evidence.Add(new Evidence(context.Record.PlaceOf(context.Code), "The code itself says that the NTLM options of client and server do not fit."));
        return evidence;
    }

    static bool IsLowered(FindingContext context) =>
        (context.Code.DiagnosticsId >= 0 && context.Code.DiagnosticsId != ResultCodes.FinalHandshakeFailed)
        || context.Transaction.Any(record => record.ServerVersion >= 5);
}
