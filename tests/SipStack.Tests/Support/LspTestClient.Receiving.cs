using System.Text;
using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <content>What comes from the server: taken apart, held against the specification, answered, and put where the test waits for it.</content>
sealed partial class LspTestClient
{
    void Receive()
    {
        try
        {
            while (ReadBody() is { } body)
                Receive(JsonDocument.Parse(body).RootElement);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // One of the two ends was closed; what came until then counts.
        }
        catch (Exception exception)
        {
            Fault(exception.ToString());
        }

        outputEnded.TrySetResult();
        Fail(new EndOfStreamException("The server has closed its output."));
    }

    byte[]? ReadBody()
    {
        var header = new StringBuilder();
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var next = fromServer.ReadByte();
            if (next < 0)
            {
                Assert.Equal("", header.ToString());
                return null;
            }

            header.Append((char)next);
        }

        Assert.Matches("^Content-Length: [0-9]+\r\n\r\n$", header.ToString());
        var body = new byte[int.Parse(header.ToString().AsSpan()["Content-Length: ".Length..].Trim())];
        fromServer.ReadExactly(body);
        return body;
    }

    void Receive(JsonElement message)
    {
        var method = message.TryGetProperty("method", out var name) ? name.GetString() : null;
        var hasId = message.TryGetProperty("id", out var id);
        var answered = method is null && hasId ? TakeRequest(id) : null;
        var kind = method is null ? "response" : hasId ? "request" : "notification";
        var isOfUnknownMethod = kind == "response" && answered is null && message.TryGetProperty("result", out _);
        // An answer repeats the id of what the test sent, be it one that the specification does not know.
        var isIdOfTest = kind == "response" && answered is null;
        foreach (var fault in isOfUnknownMethod ? [] : LspConformance.Faults(kind, method ?? answered?.Method, message).Where(fault => !isIdOfTest || !fault.StartsWith("/id ", StringComparison.Ordinal)))
            Fault($"{fault} in {message}");

        Func<JsonElement, string?>? answer = null;
        lock (gate)
        {
            var text = message.ToString();
            log.Add(text.Length > 2000 ? text[..2000] + "…" : text);
            if (kind == "request")
                answers.TryGetValue(method ?? "", out answer);
            else if (kind == "notification")
                inbox.Add((method ?? "", message));
            else if (answered is null)
                inbox.Add((id.ValueKind == JsonValueKind.Null ? ErrorWithoutId : AnswerToNoRequest, message));
        }

        if (kind == "request")
            Answer(message, id, answer);
        else if (answered is not null)
            Complete(answered.Value.Answer, message);
        Signal();
    }

    (string Method, TaskCompletionSource<JsonElement> Answer)? TakeRequest(JsonElement id)
    {
        if (id.ValueKind == JsonValueKind.Null)
            return null;
        lock (gate)
        {
            if (id.ValueKind == JsonValueKind.Number && requests.Remove(id.GetInt64(), out var request))
                return request;
        }

        return null;
    }

    void Answer(JsonElement message, JsonElement id, Func<JsonElement, string?>? answer)
    {
        if (answer is null)
        {
            Fault($"not expected: {message}");
            Send($$"""{"jsonrpc":"2.0","id":{{id.GetRawText()}},"error":{"code":-32601,"message":"no"} }""");
            return;
        }

        try
        {
            if (answer(message.TryGetProperty("params", out var parameters) ? parameters : default) is { } result)
                Send($$"""{"jsonrpc":"2.0","id":{{id.GetRawText()}},"result":{{result}} }""");
        }
        catch (LspException exception)
        {
            Send($$"""{"jsonrpc":"2.0","id":{{id.GetRawText()}},"error":{"message":"{{exception.Message}}","code":{{exception.Code}} } }""");
        }
    }

    static void Complete(TaskCompletionSource<JsonElement> completion, JsonElement message)
    {
        if (message.TryGetProperty("error", out var error))
            completion.TrySetException(new LspException(error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString() ?? ""));
        else
            completion.TrySetResult(message.GetProperty("result"));
    }

    void Fault(string text)
    {
        lock (gate)
            faults.Add(text);
        Fail(new InvalidOperationException(text));
    }

    void Fail(Exception exception)
    {
        lock (gate)
        {
            foreach (var (_, answer) in requests.Values)
            {
                if (answer.TrySetException(exception))
                    _ = answer.Task.Exception;
            }
        }

        Signal(exception);
    }

    void Signal(Exception? exception = null)
    {
        lock (gate)
        {
            var waiters = arrived;
            arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (exception is null)
            {
                waiters.TrySetResult();
            }
            else
            {
                waiters.TrySetException(exception);
                _ = waiters.Task.Exception;
            }
        }
    }
}
