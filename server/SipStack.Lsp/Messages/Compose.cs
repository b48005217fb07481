using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SipStack.Lsp;

/// <summary>The four kinds of JSON-RPC 2.0 messages.</summary>
static class Compose
{
    // The encoder leaves text that is not ASCII as it is: nobody embeds these messages in HTML.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static OutgoingMessage Result<T>(IntegerOrString id, T? result, Func<JsonTypeInfo<T>> type) =>
        Message((id, result, type), static (writer, content) =>
        {
            WriteId(writer, content.id);
            writer.WritePropertyName("result"u8);
            WriteValue(writer, content.result, content.type);
        });

    /// <summary>An answer that is an error.</summary>
    /// <param name="id">Null when the id of the request could not be read.</param>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">One short sentence.</param>
    public static OutgoingMessage Error(IntegerOrString? id, int code, string message) =>
        Message((id, code, message), static (writer, content) =>
        {
            WriteId(writer, content.id);
            writer.WriteStartObject("error"u8);
            writer.WriteNumber("code"u8, content.code);
            writer.WriteString("message"u8, content.message);
            writer.WriteEndObject();
        });

    public static OutgoingMessage Notification<T>(NotificationMethod<T> method, T? parameters) =>
        Message((method, parameters), static (writer, content) =>
        {
            writer.WriteString("method"u8, content.method.Name);
            WriteParams(writer, content.parameters, content.method.Params);
        });

    public static OutgoingMessage Request<TParams, TResult>(IntegerOrString id, RequestMethod<TParams, TResult> method, TParams? parameters) =>
        Message((id, method, parameters), static (writer, content) =>
        {
            WriteId(writer, content.id);
            writer.WriteString("method"u8, content.method.Name);
            WriteParams(writer, content.parameters, content.method.Params);
        });

    static OutgoingMessage Message<T>(T content, Action<Utf8JsonWriter, T> writeMembers)
    {
        var message = new OutgoingMessage();
        try
        {
            using var writer = new Utf8JsonWriter(message, Options);
            writer.WriteStartObject();
            writer.WriteString("jsonrpc"u8, "2.0"u8);
            writeMembers(writer, content);
            writer.WriteEndObject();
            writer.Flush();
            message.WriteHeader();
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    static void WriteId(Utf8JsonWriter writer, IntegerOrString? id)
    {
        writer.WritePropertyName("id"u8);
        if (id is { } value)
            value.Write(writer);
        else
            writer.WriteNullValue();
    }

    static void WriteParams<T>(Utf8JsonWriter writer, T? parameters, Func<JsonTypeInfo<T>> type)
    {
        if (parameters is null)
            return;
        writer.WritePropertyName("params"u8);
        WriteValue(writer, parameters, type);
    }

    static void WriteValue<T>(Utf8JsonWriter writer, T? value, Func<JsonTypeInfo<T>> type)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            JsonSerializer.Serialize(writer, value, type());
    }
}
