using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Codes of a record, failing or not by the same rules as findings: what is failing here is what <see cref="Findings"/> marks.</summary>
sealed class CodeClassifier(TraceDocument document, Catalog catalog, ClassificationWriter writer)
{
    int? firstRecord;
    int index;
    TraceLevel level;

    /// <summary>Of the response that the record holds; 0 before its start line.</summary>
    public int Status { get; set; }

    public void Begin(int record, TraceLevel recordLevel) => (index, level, Status) = (record, recordLevel, 0);

    /// <summary>Whether a field is a diagnostics header; one without its name counts in a text without any record only.</summary>
    public DiagnosticsKind KindOf(Field field)
    {
        var name = document.Text.Slice(field.Name);
        return name.IsEmpty && document.Records[index].Format == RecordFormat.Diagnostics
            ? DiagnosticsName.StartingAt(document.Text.Slice(field.Value))
            : DiagnosticsName.Of(name);
    }

    public void AddDiagnostics(TextSpan value, DiagnosticsKind kind)
    {
        var text = document.Text;
        if (!DiagnosticsHeader.TryRead(text, value, kind, out var header))
            return;
        var fails = header.Hresult is { } hresult ? Fails(CodeKey.Hresult(hresult.Value)) : IdFails(header.Id, kind);
        writer.Add(header.IdSpan, fails ? ClassificationKind.FailingCode : ClassificationKind.NormalCode);
        var parameters = new ParameterReader(text, TextSpan.FromBounds(header.IdSpan.End, value.End));
        while (parameters.TryRead(out var parameter))
        {
            writer.Add(parameter.Name, ClassificationKind.Parameter);
            if (header.Hresult is { } code && code.Span.Start == parameter.Value.Start)
                Add(code, KindOf(code));
            else
                writer.Add(ValueText.WithMarks(text, parameter.Value), ValueText.KindOf(text.Slice(parameter.Value)));
        }
    }

    public void AddResultCode(TextSpan value, bool counts)
    {
        if (WrittenCode.TryRead(document.Text[..value.End], value.Start, out var code))
            Add(code, counts ? KindOf(code) : ClassificationKind.NormalCode);
    }

    /// <summary>Codes with a printed name, and <c>hr=…</c>, which tells of a failure in the error and warning lines of a client log only.</summary>
    public void AddFreeText(TextSpan value)
    {
        var text = document.Text;
        var resultsCount = document.Records[index].Format == RecordFormat.UccApi && level is TraceLevel.Error or TraceLevel.Warning;
        WrittenCode named = None(-1), result = None(-1);
        for (var at = value.Start; at < value.End;)
        {
            // Each search goes on only when what it found has been passed, so that the text is gone through once.
            if (named.Span.Start < at && !WrittenCode.TryFindNamed(text, at, value.End, out named))
                named = None(value.End);
            if (result.Span.Start < at && !ClientResults.TryFind(text, at, value.End, out result))
                result = None(value.End);
            var isNamed = named.Span.Start <= result.Span.Start;
            var code = isNamed ? named : result;
            Add(code, isNamed || resultsCount ? KindOf(code) : ClassificationKind.NormalCode);
            at = code.Span.End;
        }
    }

    static WrittenCode None(int at) => new(0, new TextSpan(at, 0), default);

    bool IdFails(int id, DiagnosticsKind kind) =>
        Status is < 100 or >= 300 && Fails(CodeKey.Diagnostic(id)) && (kind != DiagnosticsKind.Nameless || !StandsAmongRecords());

    bool Fails(CodeKey key) => key.IsFailure && catalog.Find(key.Kind, key.Value) is not { Level: EntryLevel.Normal };

    bool StandsAmongRecords() => index > (firstRecord ??= FirstRecord());

    /// <summary>Index of the first record that is more than a bare diagnostics header; -1 when a trace header stands at the beginning of the text.</summary>
    int FirstRecord()
    {
        if (TraceSniffer.HasTraceHeader(document.Text))
            return -1;
        var records = document.Records;
        var first = 0;
        while (first < records.Length && records[first].Format is RecordFormat.Unrecognized or RecordFormat.Diagnostics)
            first++;
        return first;
    }

    ClassificationKind KindOf(WrittenCode code) => Fails(CodeKey.Hresult(code.Value)) ? ClassificationKind.FailingCode : ClassificationKind.NormalCode;

    void Add(WrittenCode code, ClassificationKind kind)
    {
        var written = document.Text[code.Span.Start..code.Span.End];
        var digits = written.IndexOfAny(" \t("u8);
        writer.Add(code.Span.Start, digits < 0 ? code.Span.End : code.Span.Start + digits, kind);
        writer.Add(code.Symbol, kind);
    }
}
