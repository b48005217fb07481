using System.Text;
using System.Text.Json;

namespace SipStack.Tests;

/// <summary>Makes the messages of a client that knows the protocol, and of one that does not.</summary>
sealed class FuzzSession(Random random, JsonElement capabilities)
{
    static readonly string[] Uris = ["file:///nowhere/a.log", "file:///nowhere/b%20%C3%A4.log", "untitled:Untitled-1", "vscode-remote://x/y", "not a uri", ""];
    static readonly string[] Languages = ["sipstack-log", "log", "plaintext", "csharp", ""];
    static readonly string[] Values = ["null", "-1", "7", "2147483648", "1e400", "0.5", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "{}", "true", "[[[[]]]]"];

    // Nothing that writes into a folder that may be there.
    static readonly string[] Commands = ["explain", "filter", "ladder", "analyzeFile", "writeRemedy", "nonsense"];

    readonly JsonGenerator generator = new(random);

    public string Notification()
    {
        var document = $"\"uri\":{JsonSerializer.Serialize(Uri())},\"version\":{random.Next(-2, 9)}";
        return random.Next(8) switch
        {
            0 => Message("textDocument/didClose", $$"""{"textDocument":{{{document}}} }"""),
            < 4 => Message("textDocument/didOpen", $$"""{"textDocument":{{{document}},"languageId":{{Quoted(Pick(Languages))}},"text":{{Text()}} } }"""),
            4 => Message("workspace/didChangeConfiguration", $$"""{"settings":{"sipstack":{"diagnostics":{"maximum":{{Pick(Values)}},"severity":{{Pick(Values)}} } } } }"""),
            _ => Message("textDocument/didChange", $$"""{"textDocument":{{{document}}},"contentChanges":[{{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Change()))}}]}"""),
        };
    }

    public (string Method, string Params) Request()
    {
        if (random.Next(4) == 0)
            return ("workspace/executeCommand", $$"""{"command":"sipstack.server.{{Pick(Commands)}}","arguments":[{{Argument()}}]}""");
        var requests = LspFeatures.Requests(capabilities, Uri(), random.Next(60), random.Next(200));
        return requests[random.Next(requests.Count)];
    }

    /// <summary>The same with another value in one place, or one place less; it is still JSON.</summary>
    public string Damaged(string parameters)
    {
        var json = Encoding.UTF8.GetBytes(parameters);
        var values = MemberValues(json);
        if (values.Count == 0)
            return Pick(Values);
        var (start, end) = values[random.Next(values.Count)];
        return Encoding.UTF8.GetString(json, 0, start) + (random.Next(3) == 0 ? generator.Value(3) : Pick(Values)) + Encoding.UTF8.GetString(json, end, json.Length - end);
    }

    /// <summary>Bytes in a right frame.</summary>
    public byte[] DamagedMessage()
    {
        var (method, parameters) = Request();
        var message = random.Next(4) switch
        {
            0 => generator.Message(),
            1 => Notification(),
            _ => $$"""{"jsonrpc":"2.0","id":"{{random.Next(1000)}}","method":"{{method}}","params":{{parameters}} }""",
        };
        return generator.Mutate(Encoding.UTF8.GetBytes(message));
    }

    /// <summary>Bytes that are no frame, or not the right one.</summary>
    public byte[] OutOfFrame()
    {
        var body = Encoding.UTF8.GetBytes(Message("$/nothing", "{}"));
        var length = Math.Max(0, body.Length + random.Next(-10, 40));
        return random.Next(4) switch
        {
            0 => Encoding.ASCII.GetBytes("garbage Content-Length: 5 bytes\r\n"),
            1 => [.. Encoding.ASCII.GetBytes($"Content-Length: {Pick(["-1", "x", "99999999999", "", "1e3", "4, 4"])}\r\n\r\n"), .. body],
            2 => [.. Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\nContent-Type: a/b; charset={Pick(["utf8", "latin1"])}\r\n\r\n"), .. body],
            _ => [.. Encoding.ASCII.GetBytes($"Content-Length: {length}\r\n\r\n"), .. body],
        };
    }

    static string Message(string method, string parameters) => $$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}} }""";

    static string Quoted(string text) => JsonSerializer.Serialize(text);

    /// <summary>Where the values of all members stand, those of nested objects too.</summary>
    static List<(int Start, int End)> MemberValues(byte[] json)
    {
        var values = new List<(int Start, int End)>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1024 });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var value = reader;
            value.Read();
            value.Skip();
            values.Add(((int)reader.BytesConsumed, (int)value.BytesConsumed));
        }

        return values;
    }

    string Uri() => Uris[random.Next(random.Next(3) == 0 ? Uris.Length : 2)];

    string Text() => random.Next(8) == 0 ? generator.Text(200) : Quoted(Encoding.UTF8.GetString(FuzzTexts.Next(random)));

    string Change()
    {
        var text = random.Next(3) == 0 ? Text() : generator.Text(6);
        return random.Next(6) == 0 ? $$"""{"text":{{text}} }""" : $$"""{"range":{"start":{{Position()}},"end":{{Position()}} },"text":{{text}} }""";
    }

    string Position() => random.Next(20) == 0 ? $$"""{"line":2147483647,"character":2147483647}""" : $$"""{"line":{{random.Next(80)}},"character":{{random.Next(150)}} }""";

    string Argument()
    {
        var argument = $$"""{"uri":{{Quoted(Uri())}},"code":"{{Pick(["1000", "0xC3E93EC3", "x", "-1"])}}","line":{{random.Next(100)}},"remedy":"ntlm-minimum-security","filter":"{{Pick(["from:anna", "-CallId x", "(", "code:1000 or"])}}","format":"{{Pick(["svg", "text", "mermaid", "html", "x"])}}","failed":true}""";
        return random.Next(3) == 0 ? Damaged(argument) : argument;
    }

    string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
