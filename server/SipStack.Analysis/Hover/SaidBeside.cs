using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>
/// What stands beside a code in its own header, or in the <c>Data:</c> of its event record: the names that the administrator needs for the
/// next step. Of a code that the catalogue does not explain also the reason, which then is all that tells.
/// </summary>
static class SaidBeside
{
    static readonly string[] Names =
    [
        "domain", "fqdn", "fqdn1", "tls-target", "PeerServer", "peer", "expected-fqdn", "certName", "TargetUri", "CalledNumber", "ProfileName", "Referrer",
    ];

    /// <summary><c>tls-target sip.fabrikam.com, PeerServer edge.fabrikam.com</c>, or an empty text.</summary>
    public static string At(HoverContext context, TraceRecord record, Finding finding)
    {
        var fields = new FieldReader(context.Text, record);
        while (fields.TryRead(out var field))
        {
            if (field.Kind is FieldKind.SipHeader or FieldKind.Preface && Holds(context, field, finding))
                return string.Join(", ", Parts(context, field.Value, withReason: context.Catalog.Find(finding.Key.Kind, finding.Key.Value) is not { Says.Length: > 0 }));
        }

        return "";
    }

    /// <summary>The header with the code; an event record has its names in a line of their own.</summary>
    static bool Holds(HoverContext context, Field field, Finding finding) => finding.Site == CodeSite.ResultCode
        ? Ascii.EqualsIgnoreCase(context.Text.Slice(field.Name), "Data"u8)
        : field.Value.Start <= finding.Place.Offset && finding.Place.Offset < field.Value.End;

    static List<string> Parts(HoverContext context, TextSpan list, bool withReason)
    {
        var parts = new List<string>();
        var parameters = new ParameterReader(context.Text, list);
        while (parameters.TryRead(out var parameter))
        {
            if (parameter.Value.IsEmpty)
                continue;
            var name = Names.FirstOrDefault(known => Is(context, parameter, known)) ?? (withReason && Is(context, parameter, "reason") ? "reason" : null);
            if (name is not null)
                parts.Add($"{name} {LogText.Of(context.Text, parameter.Value)}");
        }

        return parts;
    }

    static bool Is(HoverContext context, Parameter parameter, string name) => Ascii.EqualsIgnoreCase(context.Text.Slice(parameter.Name), name);
}
