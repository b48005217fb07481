using System.Text.Json;
using System.Text.Json.Nodes;

namespace SipStack.Tests;

/// <summary>Asks tests/conformance/validate.mjs whether a message is what the specification says.</summary>
static class LspConformance
{
    static readonly NodeTool Validator = new("tests", "conformance", "validate.mjs");

    /// <summary>What is wrong with a message; empty when it is right.</summary>
    /// <param name="kind">request, notification or response.</param>
    /// <param name="method">Of a response: the method of its request; null when that is not known.</param>
    /// <param name="message">The whole message.</param>
    public static IReadOnlyList<string> Faults(string kind, string? method, JsonElement message)
    {
        var question = new JsonObject { ["kind"] = kind, ["method"] = method, ["message"] = JsonNode.Parse(message.GetRawText()) }.ToJsonString();
        return [.. Validator.Ask(question).GetProperty("faults").EnumerateArray().Select(fault => fault.ToString())];
    }
}
