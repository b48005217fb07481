using System.Text.Json;
using SipStack.Knowledge;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>What lasts as long as the connection: the client's abilities, the settings, the open documents.</summary>
sealed class Session
{
    readonly LanguageServerConnection connection;
    readonly ServerLog log;
    volatile Configuration? configuration;

    public Session(LanguageServerConnection connection, ServerLog log, InitializeParams request)
    {
        this.connection = connection;
        this.log = log;
        PositionEncoding = PositionEncodingKind.Negotiate(request.Capabilities);
        Diagnostics = new DiagnosticsPublisher(this);
        Documents = new TraceDocuments(this);
        FirstQuestion = new FirstQuestion(this);
        if (request.InitializationOptions is not { } options)
            return;
        ClientCommands = ReadCommands(options);
        Apply(Settings.Read(options));
    }

    public LanguageServerConnection Connection => connection;

    public ClientCapabilities Client => connection.ClientCapabilities;

    public TraceDocuments Documents { get; }

    public DiagnosticsPublisher Diagnostics { get; }

    public FirstQuestion FirstQuestion { get; }

    /// <summary>The settings and the catalogue that follows from them; replaced as a whole when the user changes them.</summary>
    public Configuration Configuration => configuration ??= new Configuration(Settings.Default, Catalog.Default);

    public string PositionEncoding { get; }

    /// <summary>Commands that the client says it has (<c>commands</c> of the initialization options); code lenses may name them.</summary>
    public IReadOnlyCollection<string> ClientCommands { get; } = [];

    /// <summary>The client asks for diagnostics itself, so they are never pushed for open documents.</summary>
    public bool PullsDiagnostics => Client.TextDocument?.Diagnostic is not null;

    public void Log(LspLogLevel level, string message) => log.Write(level, message);

    /// <summary>After <c>initialized</c>: what the start did not need.</summary>
    public void Start()
    {
        log.Open((level, message) => connection.LogMessage(level == LspLogLevel.Error ? MessageType.Error : MessageType.Warning, message));
        if (Client.Workspace?.DidChangeConfiguration?.DynamicRegistration == true)
            Forget(connection.Request(Methods.ClientRegisterCapability, new RegistrationParams([new Registration("configuration", Methods.WorkspaceDidChangeConfiguration.Name)]), connection.Stopping));
        ReadConfiguration();
    }

    public void ChangeConfiguration(DidChangeConfigurationParams parameters)
    {
        if (Client.Workspace?.Configuration == true)
            ReadConfiguration();
        else if (parameters.Settings is { } settings)
            Apply(Settings.Read(settings));
    }

    void ReadConfiguration()
    {
        if (Client.Workspace?.Configuration == true)
            Forget(ReadConfigurationAsync());
    }

    async Task ReadConfigurationAsync()
    {
        var answer = await connection.Request(Methods.WorkspaceConfiguration, new ConfigurationParams([new ConfigurationItem(Settings.Section)]), connection.Stopping);
        if (answer is [{ ValueKind: JsonValueKind.Object } section, ..])
            Apply(Settings.Read(section));
    }

    void Apply(Settings settings)
    {
        var before = configuration?.Settings ?? Settings.Default;
        if (settings.Equals(before))
            return;
        configuration = new Configuration(settings, CatalogFiles.Read(settings.CatalogFiles, message => Log(LspLogLevel.Warning, message)));
        Diagnostics.RefreshAll();
        // Which codes are harmless is for the catalogue to say.
        if (Client.Workspace?.SemanticTokens?.RefreshSupport == true && !settings.CatalogFiles.SequenceEqual(before.CatalogFiles, StringComparer.Ordinal))
            Forget(connection.Request(Methods.WorkspaceSemanticTokensRefresh, null, connection.Stopping));
        if (Client.Workspace?.InlayHint?.RefreshSupport == true)
            Forget(connection.Request(Methods.WorkspaceInlayHintRefresh, null, connection.Stopping));
        if (Client.Workspace?.CodeLens?.RefreshSupport == true)
            Forget(connection.Request(Methods.WorkspaceCodeLensRefresh, null, connection.Stopping));
    }

    static string[] ReadCommands(JsonElement options) =>
        options.ValueKind == JsonValueKind.Object && options.TryGetProperty("commands"u8, out var commands) && commands.ValueKind == JsonValueKind.Array
            ? [.. commands.EnumerateArray().Where(command => command.ValueKind == JsonValueKind.String).Select(command => command.GetString() ?? "")]
            : [];

    /// <summary>Nobody waits for a request to the client; what went wrong with it is logged.</summary>
    void Forget(Task task) => _ = task.ContinueWith(
        done => Log(LspLogLevel.Warning, $"The client did not answer a request: {done.Exception?.InnerException?.Message}"),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted,
        TaskScheduler.Default);
}

/// <summary>Settings with what was made of them.</summary>
sealed record Configuration(Settings Settings, Catalog Catalog);
