using Serilog;
using Serilog.Core;
using Serilog.Events;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>
/// The server's own log, by Serilog: to standard error, and to a rolling file where the user asked for one. Warnings and errors also go
/// to the client. Text of the user's logs appears at debug level only.
/// </summary>
sealed class ServerLog(LspOptions options) : IDisposable
{
    readonly Lock gate = new();
    Logger? logger;
    Action<LspLogLevel, string>? client;

    LogEventLevel Level => options.LogLevel switch
    {
        "debug" => LogEventLevel.Debug,
        "warning" => LogEventLevel.Warning,
        "error" => LogEventLevel.Error,
        _ => LogEventLevel.Information,
    };

    /// <summary>Opens what costs start-up time, once <c>initialize</c> has been answered.</summary>
    public void Open(Action<LspLogLevel, string> toClient)
    {
        client = toClient;
        Logger();
    }

    public void Write(LspLogLevel level, string message)
    {
        Logger().Write(ToSerilog(level), "{Message:l}", message);
        if (level >= LspLogLevel.Warning)
            client?.Invoke(level, message);
    }

    public void Dispose() => logger?.Dispose();

    Logger Logger()
    {
        lock (gate)
            return logger ??= Create();
    }

    Logger Create()
    {
        const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} [{Level:u3}] {Message:lj}{NewLine}";
        var configuration = new LoggerConfiguration().MinimumLevel.Is(Level).WriteTo.Sink(new StandardErrorSink());
        if (options.LogFile is not { } file)
            return configuration.CreateLogger();
        try
        {
            return configuration.WriteTo.File(file, outputTemplate: Template, rollingInterval: RollingInterval.Day, fileSizeLimitBytes: 10_000_000, rollOnFileSizeLimit: true, retainedFileCountLimit: 5).CreateLogger();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            client?.Invoke(LspLogLevel.Warning, $"The log file cannot be written: {exception.Message}");
            return configuration.CreateLogger();
        }
    }

    static LogEventLevel ToSerilog(LspLogLevel level) => level switch
    {
        LspLogLevel.Debug => LogEventLevel.Debug,
        LspLogLevel.Information => LogEventLevel.Information,
        LspLogLevel.Warning => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };

    sealed class StandardErrorSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            try
            {
                Console.Error.WriteLine($"sipstack: {logEvent.Level.ToString().ToLowerInvariant()}: {Terminal.Visible(logEvent.RenderMessage())}");
            }
            catch (IOException)
            {
                // Nobody reads standard error any more; the file and the client still get the message.
            }
        }
    }
}
