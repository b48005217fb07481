using System.Text.Json;
using System.Text.Json.Serialization;

namespace SipStack.Lsp;

public enum DiagnosticSeverity
{
    Error = 1,
    Warning = 2,
    Information = 3,
    Hint = 4,
}

public enum DiagnosticTag
{
    Unnecessary = 1,
    Deprecated = 2,
}

public sealed record CodeDescription(string Href);

public sealed record DiagnosticRelatedInformation(Location Location, string Message);

public sealed record Diagnostic(
    Range Range,
    string Message,
    DiagnosticSeverity? Severity = null,
    IntegerOrString? Code = null,
    CodeDescription? CodeDescription = null,
    string? Source = null,
    DiagnosticTag[]? Tags = null,
    DiagnosticRelatedInformation[]? RelatedInformation = null,
    JsonElement? Data = null);

public sealed record PublishDiagnosticsParams(string Uri, Diagnostic[] Diagnostics, int? Version = null);

public sealed record DocumentDiagnosticParams(
    TextDocumentIdentifier TextDocument,
    string? Identifier = null,
    string? PreviousResultId = null,
    IntegerOrString? WorkDoneToken = null,
    IntegerOrString? PartialResultToken = null) : ITextDocumentParams;

/// <summary>The answer to a pull: the diagnostics, or that they are those of the earlier result.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FullDocumentDiagnosticReport), "full")]
[JsonDerivedType(typeof(UnchangedDocumentDiagnosticReport), "unchanged")]
public abstract record DocumentDiagnosticReport;

public sealed record FullDocumentDiagnosticReport(Diagnostic[] Items, string? ResultId = null) : DocumentDiagnosticReport;

public sealed record UnchangedDocumentDiagnosticReport(string ResultId) : DocumentDiagnosticReport;
