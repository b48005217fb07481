using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>
/// A client over two streams. Every message of the server is checked against the specification; one that the test did not
/// expect fails the test when the client is disposed, with a log of everything that was said.
/// </summary>
sealed partial class LspTestClient : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Lock gate = new();
    readonly Stream toServer;
    readonly Stream fromServer;
    readonly Task<int> exitCode;
    readonly Dictionary<long, (string Method, TaskCompletionSource<JsonElement> Answer)> requests = [];
    readonly Dictionary<string, Func<JsonElement, string?>> answers = new(StringComparer.Ordinal);
    readonly HashSet<string> allowed = new(StringComparer.Ordinal);
    readonly List<(string Method, JsonElement Message)> inbox = [];
    readonly List<string> faults = [];
    readonly List<string> log = [];
    readonly TaskCompletionSource outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long lastId;

    public LspTestClient(Stream toServer, Stream fromServer, Task<int> exitCode)
    {
        (this.toServer, this.fromServer, this.exitCode) = (toServer, fromServer, exitCode);
        new Thread(Receive) { IsBackground = true, Name = "LSP test client" }.Start();
    }

    public const string ErrorWithoutId = "(error without id)";
    public const string AnswerToNoRequest = "(answer to no request, or a second one)";

    public Task<int> ExitCode => exitCode.WaitAsync(Patience);

    /// <summary>Completes when the server has closed its output.</summary>
    public Task OutputEnded => outputEnded.Task.WaitAsync(Patience);

    /// <summary>What the server has said until now; the beginning of what is long.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (gate)
                return [.. log];
        }
    }

    /// <summary>A client and a server in one process, over operating system pipes.</summary>
    public static LspTestClient InProcess(Action<LanguageServerConnection> configure, LanguageServerOptions? options = null, CancellationToken cancellation = default)
    {
        var input = new AnonymousPipeServerStream(PipeDirection.Out);
        var output = new AnonymousPipeServerStream(PipeDirection.In);
        var serverOutput = new AnonymousPipeClientStream(PipeDirection.Out, output.ClientSafePipeHandle);
        var server = new LanguageServerConnection(new AnonymousPipeClientStream(PipeDirection.In, input.ClientSafePipeHandle), serverOutput, options);
        configure(server);
        return new(input, output, Run());

        async Task<int> Run()
        {
            var code = await server.RunAsync(cancellation);
            await serverOutput.DisposeAsync();
            return code;
        }
    }

    /// <summary>A client of a process that was started with its standard streams redirected.</summary>
    public static LspTestClient OfProcess(Process process)
    {
        return new(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, Run());

        async Task<int> Run()
        {
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
    }

    public async Task<InitializeResult> Initialize(InitializeParams? parameters = null)
    {
        var result = await Request(Methods.Initialize, parameters ?? new InitializeParams(Capabilities: new())) ?? throw new InvalidOperationException("initialize was answered with null.");
        Notify(Methods.Initialized, new InitializedParams());
        return result;
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="LspException">The server answered with an error.</exception>
    public async Task<TResult?> Request<TParams, TResult>(RequestMethod<TParams, TResult> method, TParams parameters)
    {
        var result = await Request(method.Name, JsonSerializer.Serialize(parameters, method.Params()));
        return result.ValueKind == JsonValueKind.Null ? default : result.Deserialize(method.Result());
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <param name="method">The name of the request.</param>
    /// <param name="parameters">JSON; null leaves the member out.</param>
    /// <exception cref="LspException">The server answered with an error.</exception>
    public Task<JsonElement> Request(string method, string? parameters = null) => StartRequest(method, parameters).Answer;

    /// <summary>The id too, for cancelling.</summary>
    public (long Id, Task<JsonElement> Answer) StartRequest(string method, string? parameters = null)
    {
        var completion = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        long id;
        lock (gate)
        {
            id = ++lastId;
            requests[id] = (method, completion);
        }

        Send($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}"{{(parameters is null ? "" : ",\"params\":" + parameters)}} }""");
        return (id, completion.Task.WaitAsync(Patience));
    }

    public void Notify<TParams>(NotificationMethod<TParams> method, TParams parameters) => Notify(method.Name, JsonSerializer.Serialize(parameters, method.Params()));

    public void Notify(string method, string? parameters = null) =>
        Send($$"""{"jsonrpc":"2.0","method":"{{method}}"{{(parameters is null ? "" : ",\"params\":" + parameters)}} }""");

    /// <summary>Sends a body as it is, well-formed or not, in a correct frame.</summary>
    public void Send(string body) => Send(Encoding.UTF8.GetBytes(body));

    public void Send(ReadOnlySpan<byte> body) => SendRaw([.. Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), .. body]);

    /// <summary>Sends bytes without a frame.</summary>
    public void SendRaw(ReadOnlySpan<byte> bytes)
    {
        lock (toServer)
        {
            toServer.Write(bytes);
            toServer.Flush();
        }
    }

    /// <summary>
    /// Answers requests of the server; the function gets their parameters and returns the JSON of the result, or null for
    /// no answer at all. A <see cref="LspException"/> is answered as the error that it is.
    /// </summary>
    public void OnRequest(string method, Func<JsonElement, string?> answer)
    {
        lock (gate)
            answers[method] = answer;
    }

    /// <summary>Messages of this method may come, or not, without being waited for.</summary>
    public void Allow(string method)
    {
        lock (gate)
            allowed.Add(method);
    }

    /// <summary>The parameters of the first notification that fits, now or later; it is taken out of the inbox.</summary>
    public async Task<JsonElement> WaitForNotification(string method, Func<JsonElement, bool>? predicate = null)
    {
        var message = await WaitForMessage(method, message => predicate is null || predicate(message.GetProperty("params")));
        return message.GetProperty("params");
    }

    public async Task<TParams> WaitForNotification<TParams>(NotificationMethod<TParams> method, Func<TParams, bool>? predicate = null)
    {
        TParams Read(JsonElement parameters) => parameters.Deserialize(method.Params()) ?? throw new JsonException();
        return Read(await WaitForNotification(method.Name, parameters => predicate is null || predicate(Read(parameters))));
    }

    /// <summary>The code of an error whose request the server could not tell.</summary>
    public async Task<int> WaitForErrorWithoutId() =>
        (await WaitForMessage(ErrorWithoutId, _ => true)).GetProperty("error").GetProperty("code").GetInt32();

    /// <summary>Waits for the answer to a request that the test has written by hand.</summary>
    /// <param name="id">The id as JSON.</param>
    public Task<JsonElement> OwnAnswer(string id) => WaitForMessage(AnswerToNoRequest, message => message.GetProperty("id").GetRawText() == id);

    public async Task<int> ShutDownAndExit()
    {
        await Request("shutdown");
        Notify("exit");
        return await ExitCode;
    }

    public void CloseInput() => toServer.Dispose();

    public async ValueTask DisposeAsync()
    {
        CloseInput();
        await ExitCode;
        await fromServer.DisposeAsync();
        lock (gate)
        {
            faults.AddRange(inbox.Where(message => !allowed.Contains(message.Method)).Select(message => $"not expected: {message.Message}"));
            Assert.True(faults.Count == 0, string.Join(Environment.NewLine, [.. faults, "", "The server said:", .. log]));
        }
    }

    async Task<JsonElement> WaitForMessage(string method, Func<JsonElement, bool> predicate)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                var found = inbox.FindIndex(message => message.Method == method && predicate(message.Message));
                if (found >= 0)
                {
                    var message = inbox[found].Message;
                    inbox.RemoveAt(found);
                    return message;
                }

                Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
                Assert.False(outputEnded.Task.IsCompleted, $"The server has closed its output; {method} did not come.");
                next = arrived.Task;
            }

            await next.WaitAsync(Patience);
        }
    }
}
