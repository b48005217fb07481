using System.Text;
using System.Text.Json;

namespace SipStack.Tests;

/// <summary>Reads the envelope of a message with the general JSON reader, which says what ours must find.</summary>
static class GeneralEnvelope
{
    /// <summary>The fault and the parts in one text, for comparison.</summary>
    public static string Describe(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return "Invalid";

            var isInvalid = false;
            string? id = null;
            string? method = null;
            var raw = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in root.EnumerateObject())
            {
                var value = member.Value;
                if (member.Name == "id")
                {
                    id = IdOf(value);
                    isInvalid |= id is null && value.ValueKind != JsonValueKind.Null;
                    id ??= "null";
                }
                else if (member.Name == "method")
                {
                    isInvalid |= value.ValueKind != JsonValueKind.String;
                    method = value.ValueKind == JsonValueKind.String ? value.GetString() : method;
                }
                else
                {
                    raw[member.Name] = value.ValueKind == JsonValueKind.Null && member.Name != "result" ? "" : value.GetRawText();
                }
            }

            return Describe(isInvalid ? "Invalid" : "None", id, method, raw.GetValueOrDefault("params"), raw.GetValueOrDefault("result"), raw.GetValueOrDefault("error"));
        }
        catch (JsonException)
        {
            return "Malformed";
        }
    }

    public static string Describe(string fault, string? id, string? method, string? parameters, string? result, string? error) =>
        new StringBuilder(fault).Append($" id {id} method {method} params {parameters} result {result} error {error}").ToString();

    static string? IdOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"text {value.GetString()}",
        JsonValueKind.Number when value.TryGetInt64(out var number) => $"number {number}",
        _ => null,
    };
}
