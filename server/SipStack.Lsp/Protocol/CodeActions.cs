using System.Text.Json;
using System.Text.Json.Serialization;

namespace SipStack.Lsp;

public static class CodeActionKind
{
    public const string QuickFix = "quickfix";
}

public enum CodeActionTriggerKind
{
    Invoked = 1,
    Automatic = 2,
}

public sealed record CodeActionContext(Diagnostic[] Diagnostics, string[]? Only = null, CodeActionTriggerKind? TriggerKind = null);

public sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext Context, IntegerOrString? WorkDoneToken = null)
    : ITextDocumentParams;

public sealed record CodeActionDisabled(string Reason);

public sealed record CodeAction(
    string Title,
    string? Kind = null,
    Diagnostic[]? Diagnostics = null,
    bool? IsPreferred = null,
    CodeActionDisabled? Disabled = null,
    WorkspaceEdit? Edit = null,
    Command? Command = null,
    JsonElement? Data = null);

/// <summary>One entry of a code action result. Clients without <c>codeActionLiteralSupport</c> understand commands only.</summary>
[JsonConverter(typeof(CommandOrCodeActionConverter))]
public readonly struct CommandOrCodeAction
{
    public CommandOrCodeAction(CodeAction action) => CodeAction = action;

    public CommandOrCodeAction(Command command) => Command = command;

    public CodeAction? CodeAction { get; }

    public Command? Command { get; }

    public static implicit operator CommandOrCodeAction(CodeAction action) => new(action);

    public static implicit operator CommandOrCodeAction(Command command) => new(command);
}

sealed class CommandOrCodeActionConverter : JsonConverter<CommandOrCodeAction>
{
    public override CommandOrCodeAction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var entry = JsonElement.ParseValue(ref reader);
        var isCommand = entry.TryGetProperty("command"u8, out var command) && command.ValueKind == JsonValueKind.String;
        if (isCommand)
            return entry.Deserialize(LspJson.Default.Command) ?? throw new JsonException();
        return entry.Deserialize(LspJson.Default.CodeAction) ?? throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, CommandOrCodeAction value, JsonSerializerOptions options)
    {
        if (value.Command is { } command)
            JsonSerializer.Serialize(writer, command, LspJson.Default.Command);
        else if (value.CodeAction is { } action)
            JsonSerializer.Serialize(writer, action, LspJson.Default.CodeAction);
        else
            throw new JsonException();
    }
}
