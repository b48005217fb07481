using System.Text.Json;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>textDocument/codeAction</c>: one quick fix per remedy that the findings at the range offer.</summary>
sealed class CodeActionHandler(Session session) : ISnapshotRequestHandler<OpenDocument?, CodeActionParams, CommandOrCodeAction[]>
{
    public CommandOrCodeAction[] Handle(OpenDocument? document, CodeActionParams request, CancellationToken cancellation)
    {
        if (document is not { IsTrace: true } || request.Context.Only is { } only && !only.Any(Asks))
            return [];
        var catalog = session.Configuration.Catalog;
        var span = new Positions(document.Trace, session.PositionEncoding).SpanOf(request.Range);
        var offered = new HashSet<string>(StringComparer.Ordinal);
        var actions = new List<CommandOrCodeAction>();
        Dictionary<Place, Finding>? places = null;
        var findings = document.Findings(catalog, cancellation);
        foreach (var marked in findings)
        {
            if (marked.Place.Offset > span.End || marked.Place.Offset + marked.Place.Length < span.Start)
                continue;
            // What is marked once more offers what the failure itself does.
            var finding = marked.Original is { } original && (places ??= findings.ToDictionary(other => other.Place)).TryGetValue(original, out var first) ? first : marked;
            foreach (var remedy in RemedyOffers.For(catalog, finding).Where(remedy => offered.Add(remedy.Id)))
                actions.Add(Offer(document, finding, remedy, Matching(marked, request)));
        }

        return [.. actions];
    }

    /// <summary>Kinds are a hierarchy: a client that asks for all actions (an empty kind) asks for quick fixes too.</summary>
    static bool Asks(string kind) => kind.Length == 0 || kind == CodeActionKind.QuickFix;

    CommandOrCodeAction Offer(OpenDocument document, Finding finding, Remedy remedy, Diagnostic[] diagnostics)
    {
        var abilities = session.Client.TextDocument?.CodeAction;
        var data = JsonSerializer.SerializeToElement(new RemedyRequest(document.Uri, remedy.Id, finding.Place.Line), ServerJson.Default.RemedyRequest);
        if (abilities?.CodeActionLiteralSupport is null)
            return new Command(remedy.Title, ServerCommands.WriteRemedy, [data]);
        var action = new CodeAction(remedy.Title, CodeActionKind.QuickFix, diagnostics, Data: data);
        var hasFolder = RemedyTargets.FolderFor(document.Uri, session.Configuration.Settings) is not null;
        if (!hasFolder && abilities.DisabledSupport == true)
            return action with { Data = null, Disabled = new CodeActionDisabled(RemedyTargets.NoFolder) };
        // Where nothing can be greyed out, the command says what is missing.
        if (!hasFolder || !RemedyEdits.AreUnderstood(session.Client))
            return action with { Command = new Command(remedy.Title, ServerCommands.WriteRemedy, [data]), Data = null };
        return abilities.ResolveSupport?.Properties.Contains("edit", StringComparer.Ordinal) == true && abilities.DataSupport == true
            ? action
            : action with { Data = null, Edit = RemedyEdits.Create(document, finding, remedy, session.Configuration.Settings) };
    }

    /// <summary>The diagnostics of the client that this fix is for: those that stand at the finding and carry its code.</summary>
    Diagnostic[] Matching(Finding finding, CodeActionParams request)
    {
        var range = Positions.RangeOf(finding.Place, session.PositionEncoding);
        return [.. request.Context.Diagnostics.Where(diagnostic => diagnostic.Range == range && diagnostic.Source == Diagnostics.Source)];
    }
}
