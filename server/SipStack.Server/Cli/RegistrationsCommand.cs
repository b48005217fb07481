using System.CommandLine;
using System.Text.Json;
using SipStack.Analysis;
using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary><c>sipstack registrations</c>: how far the sign-ins of each user and endpoint came.</summary>
static class RegistrationsCommand
{
    static readonly RowLayout<Registration> Layout = new(
        "registrations",
        [
            new("user", row => row.User),
            new("endpoint", row => row.Endpoint),
            new("attempts", row => RowValues.Number(row.Attempts), IsNumber: true),
            new("scheme", row => string.Join(", ", Schemes(row.Schemes))),
            new("step", row => Step(row.Step) ?? ""),
            new("outcome", row => Outcome(row.Outcome)),
            new("side", row => Side(row.Side) ?? ""),
            new("verdict", row => Verdicts.Word(row.Finding?.Verdict ?? Verdict.None) ?? ""),
            new("cause", row => row.Finding?.Cause ?? row.Finding?.Code ?? ""),
        ],
        WriteJson,
        row => (row.First, row.Outcome == RegistrationOutcome.Refused));

    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var input = Arguments.Input("A trace file, a folder, or - for standard input.");
        var format = Arguments.Choice("--format", "How to write the registrations.", "text", "json");
        var command = new Command("registrations", "List the sign-ins of each user and endpoint: how far they came, how they ended, and why.") { input, format };
        command.SetAction(parsed => RowSource.Write(
            parsed.GetValue(input) ?? "-",
            parsed.GetValue(format),
            Layout,
            "no registrations",
            hasTraceHeaders => new RegistrationScan(Catalog.Default, hasTraceHeaders),
            _ => true,
            terminal,
            cancellation));
        return command;
    }

    static void WriteJson(Utf8JsonWriter json, Registration row)
    {
        json.WriteNumber("line", row.Line + 1);
        json.WriteText("user", row.User);
        json.WriteText("endpoint", row.Endpoint);
        json.WriteTime("first", row.First);
        json.WriteTime("last", row.Last);
        json.WriteNumber("attempts", row.Attempts);
        json.WriteStartArray("schemes");
        foreach (var scheme in Schemes(row.Schemes))
            json.WriteStringValue(scheme);
        json.WriteEndArray();
        json.WriteText("step", Step(row.Step));
        json.WriteText("outcome", Outcome(row.Outcome));
        json.WriteText("side", Side(row.Side));
        json.WriteStatus(row.Status);
        json.WriteText("code", row.Finding?.Code);
        json.WriteText("cause", row.Finding?.Cause);
        json.WriteText("verdict", Verdicts.Word(row.Finding?.Verdict ?? Verdict.None));
    }

    static IEnumerable<string> Schemes(AuthenticationSchemes schemes)
    {
        if (schemes.HasFlag(AuthenticationSchemes.Ntlm))
            yield return "NTLM";
        if (schemes.HasFlag(AuthenticationSchemes.Kerberos))
            yield return "Kerberos";
        if (schemes.HasFlag(AuthenticationSchemes.TlsDsk))
            yield return "TLS-DSK";
        if (schemes.HasFlag(AuthenticationSchemes.Other))
            yield return "other";
    }

    static string? Step(RegistrationStep step) => step switch
    {
        RegistrationStep.Challenge => "challenge",
        RegistrationStep.Handshake => "handshake",
        RegistrationStep.Final => "final",
        _ => null,
    };

    static string Outcome(RegistrationOutcome outcome) => outcome switch
    {
        RegistrationOutcome.Challenged => "challenged",
        RegistrationOutcome.Registered => "registered",
        RegistrationOutcome.Refused => "refused",
        RegistrationOutcome.Redirected => "redirected",
        RegistrationOutcome.SignedOut => "signed out",
        _ => "no answer in this log",
    };

    static string? Side(RegistrationSide side) => side switch
    {
        RegistrationSide.Client => "client",
        RegistrationSide.Server => "server",
        RegistrationSide.NextServer => "next server",
        _ => null,
    };
}
