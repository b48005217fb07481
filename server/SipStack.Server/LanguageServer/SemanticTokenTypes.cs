using SipStack.Analysis;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>
/// Classifications as token types. All types are of the standard set, so that every theme colours them; what only the parser knows is
/// said by modifiers of our own.
/// </summary>
static class SemanticTokenTypes
{
    /// <summary>Modifiers from here on are our own; the one before is the standard's.</summary>
    const int FirstOwnModifier = 1;

    public static SemanticTokensLegend Legend { get; } = new(
        ["namespace", "type", "function", "method", "macro", "keyword", "property", "parameter", "variable", "enumMember", "number", "string", "comment"],
        ["readonly", "failing", "normal", "request", "response", "body", "quoted"]);

    static readonly (int Type, int Modifiers)[] ByKind = [.. Enum.GetValues<ClassificationKind>().Select(Of).Select(Encode)];

    /// <summary>Index of the type and bits of the modifiers.</summary>
    public static (int Type, int Modifiers) Of(Classification piece) => ByKind[(int)piece.Kind];

    /// <summary>Whether a piece says more than a grammar that reads line by line can know.</summary>
    public static bool IsBeyondSyntax(Classification piece) => Of(piece).Modifiers >> FirstOwnModifier != 0;

    static string Of(ClassificationKind kind) => kind switch
    {
        ClassificationKind.ErrorLevel => "keyword.failing",
        ClassificationKind.WarningLevel => "keyword",
        ClassificationKind.InformationLevel => "enumMember",
        ClassificationKind.VerboseLevel => "comment",
        ClassificationKind.Flag => "enumMember",
        ClassificationKind.Host => "namespace",
        ClassificationKind.Timestamp => "number",
        ClassificationKind.Component => "type",
        ClassificationKind.Function => "function",
        ClassificationKind.SourceFile => "variable.readonly",
        ClassificationKind.Mark => "macro",
        ClassificationKind.Key => "property",
        ClassificationKind.HeaderName => "property",
        ClassificationKind.DiagnosticsName => "type",
        ClassificationKind.RequestMethod => "method.request",
        ClassificationKind.StatusCode => "number.response",
        ClassificationKind.FailureStatus => "keyword.response",
        ClassificationKind.ReasonPhrase => "string.response",
        ClassificationKind.FailingCode => "keyword.failing",
        ClassificationKind.NormalCode => "number.normal",
        ClassificationKind.Method => "method",
        ClassificationKind.Number => "number",
        ClassificationKind.Constant => "enumMember",
        ClassificationKind.Identifier => "variable.readonly",
        ClassificationKind.Uri => "string",
        ClassificationKind.Parameter => "parameter",
        ClassificationKind.Text => "string",
        ClassificationKind.QuotedText => "string.quoted",
        ClassificationKind.Scheme => "type",
        ClassificationKind.Noise => "comment",
        ClassificationKind.BodyText => "string.body",
        ClassificationKind.BodyTag => "type",
        ClassificationKind.BodyParameter => "parameter",
        ClassificationKind.BodyValue => "string",
        ClassificationKind.SdpKey => "property",
        ClassificationKind.SdpMedia => "type",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    static (int Type, int Modifiers) Encode(string selector)
    {
        var parts = selector.Split('.');
        var modifiers = 0;
        foreach (var modifier in parts.Skip(1))
            modifiers |= 1 << Array.IndexOf(Legend.TokenModifiers, modifier);
        return (Array.IndexOf(Legend.TokenTypes, parts[0]), modifiers);
    }
}
