using SipStack.Lsp;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary>What the server asks itself before the user does: on every trace of the cases, since an answer that fails would go unnoticed.</summary>
public sealed class FirstQuestionTests
{
    public static TheoryData<string> Traces => [.. Samples.CaseNames];

    [Theory]
    [MemberData(nameof(Traces))]
    public void EveryTraceIsAskedAboutItsFindingsAndItsMessages(string name)
    {
        using var log = new ServerLog(new LspOptions());
        var connection = new LanguageServerConnection(Stream.Null, Stream.Null, new LanguageServerOptions());
        var session = new Session(connection, log, new InitializeParams(Capabilities: TraceServer.Full));
        var document = new OpenDocument("file:///trace.log", OpenDocument.TraceLanguage, 1, new CaseTrace(name).Document);
        var catalog = session.Configuration.Catalog;
        var hasAnything = document.Findings(catalog, default).Count > 0 || document.Messages(default).Count > 0;

        var answers = session.FirstQuestion.AskAll(document, default);

        Assert.Equal(hasAnything, answers > 0);
    }
}
