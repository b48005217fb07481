using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary>What the server asks itself before the user does: on every trace of the cases, since an answer that fails would go unnoticed.</summary>
public sealed class FirstQuestionTests
{
    [Fact]
    public async Task Every_trace_is_asked_about_its_findings_and_its_messages()
    {
        var session = await Session();
        foreach (var name in Samples.CaseNames)
        {
            var trace = new CaseTrace(name);
            var document = new OpenDocument("file:///trace.log", OpenDocument.TraceLanguage, 1, trace.Document);
            var asked = trace.Findings.DistinctBy(finding => (finding.Code, finding.Severity)).Take(12).ToList();
            var isSomethingFixable = asked.Exists(finding => finding.Original is null && RemedyOffers.For(Catalog.Default, finding).Any());

            var (hovers, fixes) = session.FirstQuestion.AskAll(document, default);

            Assert.True(hovers >= asked.Count, $"{name}: {hovers} hovers");
            Assert.True(hovers > 0 || trace.Messages.Count == 0, $"{name}: nothing was shown");
            Assert.True(fixes > 0 || !isSomethingFixable, $"{name}: nothing was offered");
        }
    }

    [Fact]
    public void A_document_is_prepared_once()
    {
        var document = new OpenDocument("file:///trace.log", OpenDocument.TraceLanguage, 1, new CaseTrace("article-two-records").Document);
        Assert.True(document.BeginPreparing());
        Assert.False(document.BeginPreparing());
    }

    /// <summary>That of a client which can do all that VS Code can.</summary>
    static async Task<Session> Session()
    {
        Session? session = null;
        var client = LspTestClient.InProcess(connection =>
        {
            connection.OnInitialize(ServerAbilities.Announce);
            connection.AfterInitialize(request => session = new Session(connection, new ServerLog(new LspOptions()), request));
        });
        await client.Initialize(new Lsp.InitializeParams(Capabilities: TraceServer.Full));
        await client.ShutDownAndExit();
        return session ?? throw new InvalidOperationException("The server was not initialized.");
    }
}
