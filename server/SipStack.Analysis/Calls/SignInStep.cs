using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What a message says about a sign-in, beside what every message says.</summary>
/// <param name="Schemes">Schemes that a request uses or a challenge offers.</param>
/// <param name="Step">How far a sign-in has come that sends this message.</param>
/// <param name="GivesLastToken">The request answers the challenge; the server's next answer is its judgement.</param>
/// <param name="HasFailingCode">A diagnostics header of the message holds a failing code.</param>
/// <param name="EndsRegistration">The request takes the registration back: it asks for no time (RFC 3261 section 10.2.2).</param>
readonly record struct SignInStep(AuthenticationSchemes Schemes, RegistrationStep Step, bool GivesLastToken, bool HasFailingCode, bool EndsRegistration)
{
    public static SignInStep Read(Catalog catalog, PassingMessage message)
    {
        var builder = new Builder(catalog, message.Record, message.Facts.Role);
        var fields = new FieldReader(message.Record, new TraceRecord(0, message.Record.Length, message.Format));
        while (fields.TryRead(out var field))
        {
            if (field.Kind == FieldKind.Preface)
                builder.TakePreface(field);
            else if (field.Kind == FieldKind.SipHeader)
                builder.TakeHeader(field);
        }

        return builder.Result;
    }

    ref struct Builder(Catalog catalog, ReadOnlySpan<byte> record, RecordRole role)
    {
        readonly ReadOnlySpan<byte> text = record;

        public SignInStep Result { get; private set; }

        public void TakePreface(Field field)
        {
            var name = text.Slice(field.Name);
            // The server has judged the client's token: the handshake has come to its end.
            if (Is(name, "Result-Code"u8) && role == RecordRole.SecurityEvent)
                Result = Result with { Step = RegistrationStep.Final };
            else if (Is(name, "Data"u8) && text.Slice(field.Value).IndexOf("\"NTLMSSP"u8) >= 0)
                Result = Result with { Schemes = AuthenticationSchemes.Ntlm };
        }

        public void TakeHeader(Field field)
        {
            var name = text.Slice(field.Name);
            if (Is(name, "Expires"u8))
                Result = Result with { EndsRegistration = Result.EndsRegistration || text.Slice(field.Value).SequenceEqual("0"u8) };
            else if (Is(name, "Contact"u8) || Is(name, "m"u8))
                Result = Result with { EndsRegistration = Result.EndsRegistration || text.Slice(Addresses.HeaderParameter(text, field.Value, "expires"u8)).SequenceEqual("0"u8) };
            else if (Is(name, "Authorization"u8) || Is(name, "Proxy-Authorization"u8))
                TakeCredentials(AuthenticationHeader.Read(text, field.Value));
            else if (Is(name, "WWW-Authenticate"u8) || Is(name, "Proxy-Authenticate"u8))
                TakeChallenge(AuthenticationHeader.Read(text, field.Value));
            else if (DiagnosticsName.Of(name) is not DiagnosticsKind.None and var kind)
                TakeDiagnostics(field.Value, kind);
        }

        /// <summary>A client begins with an empty token and ends with one that answers the challenge ([MS-SIPAE] 3.2.5); signed requests come after that.</summary>
        void TakeCredentials(AuthenticationHeader credentials)
        {
            var token = text.Slice(credentials.GssapiData);
            var isMiddle = token.IsEmpty ? credentials.HasGssapiData : credentials.Scheme == AuthenticationScheme.TlsDsk || IsNegotiate(token);
            Take(credentials.Scheme, isMiddle ? RegistrationStep.Handshake : RegistrationStep.Final);
            Result = Result with { GivesLastToken = Result.GivesLastToken || (!isMiddle && !token.IsEmpty) };
        }

        void TakeChallenge(AuthenticationHeader challenge) =>
            Take(challenge.Scheme, challenge.GssapiData.IsEmpty ? RegistrationStep.Challenge : RegistrationStep.Handshake);

        void Take(AuthenticationScheme scheme, RegistrationStep step)
        {
            var schemes = scheme switch
            {
                AuthenticationScheme.Ntlm => AuthenticationSchemes.Ntlm,
                AuthenticationScheme.Kerberos => AuthenticationSchemes.Kerberos,
                AuthenticationScheme.TlsDsk => AuthenticationSchemes.TlsDsk,
                _ => AuthenticationSchemes.Other,
            };
            Result = Result with { Schemes = Result.Schemes | schemes, Step = step > Result.Step ? step : Result.Step };
        }

        void TakeDiagnostics(TextSpan value, DiagnosticsKind kind)
        {
            const int FinalHandshakeFailed = 1000;
            if (!DiagnosticsHeader.TryRead(text, value, kind, out var diagnostics))
                return;
            var key = diagnostics.Hresult is { } code ? CodeKey.Hresult(code.Value) : CodeKey.Diagnostic(diagnostics.Id);
            if (!key.IsFailure || catalog.Find(key.Kind, key.Value) is { Level: EntryLevel.Normal })
                return;
            Result = Result with { HasFailingCode = true, Step = diagnostics.Id == FinalHandshakeFailed ? RegistrationStep.Final : Result.Step };
        }

        /// <summary>Whether a token in base64 is an NTLM NEGOTIATE message: signature and type ([MS-NLMP] 2.2.1.1) fill whole characters.</summary>
        static bool IsNegotiate(ReadOnlySpan<byte> token) => token.StartsWith("TlRMTVNTUAABAAAA"u8);

        static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => System.Text.Ascii.EqualsIgnoreCase(name, wanted);
    }
}
