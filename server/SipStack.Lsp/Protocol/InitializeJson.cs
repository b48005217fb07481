using System.Text.Json;

namespace SipStack.Lsp;

/// <summary>
/// The one exchange that start-up waits for, read and written by hand: the general readers and writers have hundreds of
/// methods compiled on their first use. Tests compare it with them.
/// </summary>
static class InitializeJson
{
    /// <summary>Reads the JSON of the parameters, but for the options; empty when they are missing.</summary>
    /// <exception cref="LspException">A member has another type than the specification says.</exception>
    public static InitializeParams Read(ReadOnlySpan<byte> json) => InitializeParams.From(new(json.IsEmpty ? "{}"u8 : json));

    /// <summary>The one member that <see cref="Read"/> leaves out.</summary>
    public static JsonElement? ReadOptions(ReadOnlySpan<byte> json) =>
        !json.IsEmpty && new JsonSlice(json).TryGet("initializationOptions"u8, out var options) ? options.ToElement() : null;

    public static OutgoingMessage Answer(IntegerOrString id, InitializeResult result)
    {
        var message = new OutgoingMessage();
        var json = new JsonTextWriter(message);
        json.Begin();
        json.Member("jsonrpc"u8, "2.0");
        if (id.Text is { } text)
            json.Member("id"u8, text);
        else
            json.Always("id"u8, id.Number);
        json.Begin("result"u8);
        json.Begin("capabilities"u8);
        result.Capabilities.Write(json);
        json.End();
        result.ServerInfo?.Write(json);
        json.End();
        json.End();
        message.WriteHeader();
        return message;
    }
}
