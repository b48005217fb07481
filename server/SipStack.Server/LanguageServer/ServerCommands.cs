namespace SipStack.Server;

/// <summary>Commands that the server announces (<c>workspace/executeCommand</c>); docs/lsp.md describes arguments and results.</summary>
static class ServerCommands
{
    /// <summary>Writes the files of a remedy and shows its text.</summary>
    public const string WriteRemedy = "sipstack.server.writeRemedy";

    /// <summary>Reads a file by path, for files that the editor does not send, and pushes its diagnostics.</summary>
    public const string AnalyzeFile = "sipstack.server.analyzeFile";

    /// <summary>The article of a code.</summary>
    public const string Explain = "sipstack.server.explain";

    /// <summary>The records of a trace that match, as text.</summary>
    public const string Filter = "sipstack.server.filter";

    /// <summary>The ladder diagram of a call.</summary>
    public const string Ladder = "sipstack.server.ladder";

    public static string[] All => [WriteRemedy, AnalyzeFile, Explain, Filter, Ladder];
}
