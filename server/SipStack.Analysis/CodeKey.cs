using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>A failing code: what number system it belongs to, and the number.</summary>
public readonly record struct CodeKey(CodeKind Kind, uint Value)
{
    public static CodeKey Hresult(uint value) => new(CodeKind.Hresult, value);

    public static CodeKey Diagnostic(int id) => new(CodeKind.Diagnostic, (uint)id);

    /// <summary>An HRESULT fails when its severity bit is set ([MS-ERREF] 2.1); every other code that stands where failures stand does.</summary>
    public bool IsFailure => Kind != CodeKind.Hresult || (Value & 0x8000_0000) != 0;
}

/// <summary>Where in a record a code stands.</summary>
public enum CodeSite : byte
{
    /// <summary>The <c>HRESULT</c> parameter of a diagnostics header.</summary>
    HresultParameter,

    /// <summary>The error id of a diagnostics header that has no HRESULT.</summary>
    ErrorId,

    /// <summary>The <c>Result-Code:</c> of an event record.</summary>
    ResultCode,

    /// <summary>Free text of a trace record.</summary>
    FreeText,

    /// <summary>Nowhere: the finding is about the message, and its place is the start line.</summary>
    Transaction,
}

/// <summary>A code as it stands in a record; the place is relative to the record.</summary>
/// <param name="Symbol">The name that the log prints beside the number, or null.</param>
/// <param name="DiagnosticsId">The error id of the header that holds the code, or -1.</param>
public sealed record CodeInRecord(CodeSite Site, CodeKey Key, Place Place, string? Symbol, int DiagnosticsId, bool IsNameless)
{
    /// <summary>What the other parameters of the same diagnostics header tell.</summary>
    public IReadOnlyList<Clue> Clues { get; init; } = [];

    /// <summary>The domain that the header is about.</summary>
    public Fingerprint Domain { get; init; }
}
