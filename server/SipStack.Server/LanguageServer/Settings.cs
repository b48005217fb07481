using System.Text.Json;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>What editors show between the characters of a log.</summary>
enum InlayHints
{
    Off,

    /// <summary>Symbols of bare codes, components of error ids.</summary>
    Codes,

    /// <summary>How long answers took, too.</summary>
    All,
}

/// <summary>The settings <c>sipstack.*</c> that the server reads; docs/settings.md describes them.</summary>
sealed record Settings
{
    public const string Section = "sipstack";

    public static Settings Default { get; } = new();

    /// <summary><c>diagnostics.minimumSeverity</c></summary>
    public FindingSeverity MinimumSeverity { get; init; } = FindingSeverity.Information;

    /// <summary><c>diagnostics.maximum</c>, per file.</summary>
    public int MaximumDiagnostics { get; init; } = 1000;

    /// <summary><c>inlayHints</c></summary>
    public InlayHints InlayHints { get; init; } = InlayHints.Codes;

    /// <summary><c>codeLens</c></summary>
    public bool CodeLens { get; init; } = true;

    /// <summary><c>remedy.folder</c>; empty: beside the log.</summary>
    public string RemedyFolder { get; init; } = "";

    /// <summary><c>catalog.files</c></summary>
    public IReadOnlyList<string> CatalogFiles { get; init; } = [];

    public bool Equals(Settings? other) =>
        other is not null && MinimumSeverity == other.MinimumSeverity && MaximumDiagnostics == other.MaximumDiagnostics
        && InlayHints == other.InlayHints && CodeLens == other.CodeLens && RemedyFolder == other.RemedyFolder && CatalogFiles.SequenceEqual(other.CatalogFiles, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(MinimumSeverity, MaximumDiagnostics, InlayHints, CodeLens, RemedyFolder, CatalogFiles.Count);

    /// <summary>Reads the section, or an object that holds it; a value of the wrong kind leaves the default.</summary>
    public static Settings Read(JsonElement json)
    {
        var section = Find(json, Section) ?? json;
        return new Settings
        {
            MinimumSeverity = (Find(section, "diagnostics", "minimumSeverity") is { ValueKind: JsonValueKind.String } severity ? severity.GetString() : null) switch
            {
                "error" => FindingSeverity.Error,
                "warning" => FindingSeverity.Warning,
                _ => FindingSeverity.Information,
            },
            MaximumDiagnostics = Find(section, "diagnostics", "maximum") is { ValueKind: JsonValueKind.Number } maximum && maximum.TryGetInt32(out var number) && number > 0 ? number : Default.MaximumDiagnostics,
            InlayHints = (Find(section, "inlayHints") is { ValueKind: JsonValueKind.String } hints ? hints.GetString() : null) switch
            {
                "off" => InlayHints.Off,
                "all" => InlayHints.All,
                _ => Default.InlayHints,
            },
            CodeLens = Find(section, "codeLens") is not { ValueKind: JsonValueKind.False },
            RemedyFolder = Find(section, "remedy", "folder") is { ValueKind: JsonValueKind.String } folder ? folder.GetString() ?? "" : "",
            CatalogFiles = Find(section, "catalog", "files") is { ValueKind: JsonValueKind.Array } files
                ? [.. files.EnumerateArray().Where(file => file.ValueKind == JsonValueKind.String).Select(file => file.GetString() ?? "")]
                : [],
        };
    }

    static JsonElement? Find(JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        }

        return json;
    }
}
