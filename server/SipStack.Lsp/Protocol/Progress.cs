using System.Text.Json.Serialization;

namespace SipStack.Lsp;

public sealed record WorkDoneProgressCreateParams(IntegerOrString Token);

public sealed record WorkDoneProgressCancelParams(IntegerOrString Token);

public sealed record ProgressParams(IntegerOrString Token, WorkDoneProgressValue Value);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WorkDoneProgressBegin), "begin")]
[JsonDerivedType(typeof(WorkDoneProgressReport), "report")]
[JsonDerivedType(typeof(WorkDoneProgressEnd), "end")]
public abstract record WorkDoneProgressValue;

/// <summary><see cref="Percentage"/> is 0 to 100; reports may carry one only when this did.</summary>
public sealed record WorkDoneProgressBegin(string Title, bool? Cancellable = null, string? Message = null, int? Percentage = null) : WorkDoneProgressValue;

public sealed record WorkDoneProgressReport(bool? Cancellable = null, string? Message = null, int? Percentage = null) : WorkDoneProgressValue;

public sealed record WorkDoneProgressEnd(string? Message = null) : WorkDoneProgressValue;
