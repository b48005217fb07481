using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What the log shows about the NTLM of a failing sign-in. The names E1 to C6 are those of the remediation reference, 1.8.</summary>
sealed class NtlmEvidence(FindingContext context)
{
    readonly RecordFacts? security = context.SecurityEvent;
    readonly (RecordFacts Record, NtlmFacts Token)? client = context.ClientToken;
    readonly (RecordFacts Record, NtlmFacts Token)? challenge = context.Challenge;

    /// <summary>The failing code belongs to a sign-in, and the logging program vouches for it.</summary>
    public bool IsAboutSignIn =>
        context.IsTrusted && (context.Record.Role == RecordRole.SecurityEvent
            || context.Code.DiagnosticsId == ResultCodes.FinalHandshakeFailed
            || IsUnauthorized
            || context.Code.Key == CodeKey.Hresult(ResultCodes.AuthNtlmMismatch));

    public bool IsUnauthorized => context.Code.Key == CodeKey.Hresult(ResultCodes.AuthUnauthorized);

    public bool IsNtlmRound => (context.Schemes & AuthenticationSchemes.Ntlm) != AuthenticationSchemes.None || client is not null;

    /// <summary>E1: the client's answer has the 128-bit flag clear.</summary>
    public Evidence? ClientLacks128 => client is { Token.Key128: FlagState.Clear } found ? At(found, $"The client's NTLM answer has the 128-bit flag clear{Declared(found.Token)}.") : null;

    /// <summary>C1: it has the flag set.</summary>
    public Evidence? ClientOffers128 => client is { Token.Key128: FlagState.Set } found ? At(found, "The client's NTLM answer has the 128-bit flag set.") : null;

    public bool Is128Unknown => client is not { Token.Key128: not FlagState.Unknown };

    /// <summary>The client's answer is without NTLMv2 session security.</summary>
    public Evidence? ClientLacksSessionSecurity =>
        client is { Token.ExtendedSessionSecurity: FlagState.Clear } found ? At(found, "The client's NTLM answer is without NTLMv2 session security.") : null;

    /// <summary>E2: the challenge offers 128-bit.</summary>
    public Evidence? ServerOffers128 => challenge is { Token.Key128: FlagState.Set } found ? At(found, "The server's challenge offers 128-bit.") : null;

    /// <summary>A challenge was decoded, and it does not offer 128-bit.</summary>
    public bool ServerLacks128 => challenge is { Token.Key128: not FlagState.Set };

    /// <summary>E3: the security record has the result that MS-NLMP 3.2.5.1.1 prescribes for this case.</summary>
    public Evidence? PrescribedResult => security?.ResultCode is { } result && result.Key.Value == ResultCodes.UnsupportedFunction
        ? new Evidence(security.PlaceOf(result), "0x80090302 SEC_E_UNSUPPORTED_FUNCTION, the result that NTLM prescribes when the client does not offer what the server demands.")
        : null;

    /// <summary>E4: the name of the code is the diagnosis.</summary>
    public Evidence? MismatchCode => context.Code.Key == CodeKey.Hresult(ResultCodes.AuthNtlmMismatch)
        ? new Evidence(context.Record.PlaceOf(context.Code), "The code itself says that the NTLM options of client and server do not fit.")
        : null;

    /// <summary>E5: the client says that it is an old one.</summary>
    public Evidence? OldClient
    {
        get
        {
            if (client is { Token.IsOldClient: true } found)
                return At(found, $"In its NTLM answer {found.Token.Declared}.");
            return context.Request is { EndpointAge: EndpointAge.Old } request ? new Evidence(request.FirstLine, "The User-Agent names a video endpoint with firmware before 3.0.") : null;
        }
    }

    /// <summary>E6, as far as one call shows it: the sign-in came through another server, where only NTLM is to be had.</summary>
    public Evidence? OutsideClient => context.Record.IsProxied
        ? new Evidence(context.Record.PlaceOf(context.Code), "The sign-in came through another server, as from outside through the Edge.")
        : null;

    /// <summary>C2: the security record has a result of another kind. C3: the round does not use NTLM.</summary>
    public Evidence? OtherReason
    {
        get
        {
            if (security?.ResultCode is { } result && OtherResult(result.Key.Value) is { } why)
                return new Evidence(security.PlaceOf(result), why);
            var schemes = context.Schemes;
            return schemes != AuthenticationSchemes.None && (schemes & AuthenticationSchemes.Ntlm) == AuthenticationSchemes.None
                ? new Evidence(context.Record.PlaceOf(context.Code), "The sign-in does not use NTLM but another scheme.")
                : null;
        }
    }

    /// <summary>C4: the same client and account got in within the window. C5: the error id is not 1000. C6: a server or endpoint for which this is unlikely.</summary>
    public bool IsLowered =>
        context.Call.Any(record => record.Status is >= 200 and < 300 && record.Endpoint == context.Record.Endpoint && !record.Endpoint.IsNone && record.User == context.Record.User)
        || (context.Code.DiagnosticsId >= 0 && context.Code.DiagnosticsId != ResultCodes.FinalHandshakeFailed)
        || (Is128Unknown && (context.Call.Any(record => record.ServerVersion >= 5) || context.Request?.EndpointAge == EndpointAge.New));

    static string? OtherResult(uint result) => result switch
    {
        ResultCodes.LogonDenied => "0x8009030C SEC_E_LOGON_DENIED: the logon itself was refused, so the session security had been agreed.",
        ResultCodes.TimeSkew => "0x80090324 SEC_E_TIME_SKEW: the clocks differ; session security was not the point.",
        ResultCodes.NoAuthenticatingAuthority => "0x80090311 SEC_E_NO_AUTHENTICATING_AUTHORITY: no domain controller could be reached to check the logon.",
        ResultCodes.InvalidToken => "0x80090308 SEC_E_INVALID_TOKEN: the client's token was not valid.",
        ResultCodes.TargetUnknown => "0x80090303 SEC_E_TARGET_UNKNOWN: the name of the service was not known.",
        _ => null,
    };

    static Evidence At((RecordFacts Record, NtlmFacts Token) found, string text) => new(found.Token.Place.In(found.Record.Offset, found.Record.Line), text);

    static string Declared(NtlmFacts token) => token.Declared is { } declared ? $"; {declared}" : "";
}
