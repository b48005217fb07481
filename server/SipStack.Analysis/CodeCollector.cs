using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Collects the failing codes that stand in a record, with their places.</summary>
ref struct CodeCollector(ReadOnlySpan<byte> record)
{
    readonly ReadOnlySpan<byte> text = record;
    readonly List<CodeInRecord> codes = [];
    PlaceCounter places;

    public readonly bool IsEmpty => codes.Count == 0;

    /// <summary>In the order in which they stand.</summary>
    public readonly IReadOnlyList<CodeInRecord> InOrder()
    {
        codes.Sort((one, two) => one.Place.Offset.CompareTo(two.Place.Offset));
        return codes;
    }

    /// <summary>Takes the value of a <c>Result-Code:</c> line. The text of an event may end in a code too; the record's own line, which comes behind it, decides.</summary>
    public void TakeResultCode(TextSpan value)
    {
        codes.RemoveAll(other => other.Site == CodeSite.ResultCode);
        if (WrittenCode.TryRead(text[..value.End], value.Start, out var code))
            Add(CodeSite.ResultCode, CodeKey.Hresult(code.Value), code.Span, code, -1);
    }

    /// <summary>Takes a diagnostics header: its HRESULT, or its id where the message says that something failed.</summary>
    /// <param name="status">Of the response that has the header, else 0.</param>
    public void TakeDiagnostics(TextSpan value, DiagnosticsKind kind, int status)
    {
        if (!DiagnosticsHeader.TryRead(text, value, kind, out var diagnostics))
            return;
        var count = codes.Count;
        if (diagnostics.Hresult is { } code)
            Add(CodeSite.HresultParameter, CodeKey.Hresult(code.Value), code.Span, code, diagnostics.Id);
        else if (status is < 100 or >= 300)
            Add(CodeSite.ErrorId, CodeKey.Diagnostic(diagnostics.Id), diagnostics.IdSpan, default, diagnostics.Id, kind == DiagnosticsKind.Nameless);
        if (codes.Count > count)
            codes[^1] = codes[^1] with { Clues = ClueReader.OfParameters(text, value, out var domain), Domain = domain };
    }

    /// <summary>Takes the results in a line of a client's log that the log itself calls an error or a warning.</summary>
    public void TakeClientResults(TextSpan value)
    {
        for (var at = value.Start; ClientResults.TryFind(text, at, value.End, out var code); at = code.Span.End)
            Add(CodeSite.FreeText, CodeKey.Hresult(code.Value), code.Span, code, -1);
    }

    /// <summary>Takes the codes with a name in free text, but for those that are known already.</summary>
    public void TakeNamedCodes(TextSpan value)
    {
        var known = new HashSet<long>(codes.Select(code => code.Place.Offset));
        for (var from = value.Start; WrittenCode.TryFindNamed(text, from, value.End, out var code); from = code.Span.End)
        {
            if (!known.Contains(code.Span.Start))
                Add(CodeSite.FreeText, CodeKey.Hresult(code.Value), code.Span, code, -1);
        }
    }

    void Add(CodeSite site, CodeKey key, TextSpan span, WrittenCode written, int diagnosticsId, bool isNameless = false)
    {
        if (!key.IsFailure)
            return;
        var symbol = written.HasSymbol ? Encoding.ASCII.GetString(text.Slice(written.Symbol)) : null;
        codes.Add(new CodeInRecord(site, key, places.Measure(text, span.Start, span.Length), symbol, diagnosticsId, isNameless));
    }
}
