using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary><c>workspace/executeCommand</c></summary>
sealed class ExecuteCommandHandler(Session session) : IRequestHandler<ExecuteCommandParams, JsonElement?>
{
    public JsonElement? Handle(ExecuteCommandParams request, CancellationToken cancellation)
    {
        if (request.Arguments is not [var argument, ..])
            throw new LspException(ErrorCodes.InvalidParams, $"{request.Command} needs an argument.");
        return request.Command switch
        {
            ServerCommands.WriteRemedy => new WriteRemedyCommand(session).Run(argument, cancellation),
            ServerCommands.AnalyzeFile => new AnalyzeFileCommand(session).Run(Read(argument, ServerJson.Default.AnalyzeRequest), request.WorkDoneToken, cancellation),
            ServerCommands.Explain => new ExplainCodeCommand(session).Run(Read(argument, ServerJson.Default.ExplainRequest)),
            ServerCommands.Filter => new FilterTraceCommand(session).Run(Read(argument, ServerJson.Default.FilterRequest), request.WorkDoneToken, cancellation),
            ServerCommands.Ladder => new LadderDiagramCommand(session).Run(Read(argument, ServerJson.Default.LadderRequest), request.WorkDoneToken, cancellation),
            _ => throw new LspException(ErrorCodes.InvalidParams, "The server has no such command."),
        };
    }

    static T Read<T>(JsonElement argument, JsonTypeInfo<T> type)
    {
        try
        {
            return argument.Deserialize(type) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new LspException(ErrorCodes.InvalidParams, "The argument is not what the command takes; see docs/lsp.md.");
        }
    }
}
