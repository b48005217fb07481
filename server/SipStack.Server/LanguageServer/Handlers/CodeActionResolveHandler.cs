using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>codeAction/resolve</c>: the edit, made anew from the document as it is now; the data says only what was asked for.</summary>
sealed class CodeActionResolveHandler(Session session) : IRequestHandler<CodeAction, CodeAction>
{
    public CodeAction Handle(CodeAction request, CancellationToken cancellation)
    {
        if (request.Edit is not null || request.Data is not { } data)
            return request;
        var choice = RemedyChoice.Find(session, data, cancellation);
        return request with { Edit = RemedyEdits.Create(choice.Document, choice.Finding, choice.Remedy, session.Configuration.Settings) };
    }
}
