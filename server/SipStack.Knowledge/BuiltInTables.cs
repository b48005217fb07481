using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SipStack.Knowledge;

/// <summary>The tables of this product, each read when it is first needed.</summary>
sealed class BuiltInTables
{
    readonly Lazy<CodeTable> hresults = Codes("hresults.tsv", CodeKind.Hresult);
    readonly Lazy<CodeTable> windows = Codes("windows.tsv", CodeKind.Hresult);
    readonly Lazy<CodeTable> diagnostics = Codes("ms-diagnostics.tsv", CodeKind.Diagnostic);
    readonly Lazy<CodeTable> sipStatus = Codes("sip-status.tsv", CodeKind.SipStatus);
    readonly Lazy<CodeTable> transactions = Codes("transactions.tsv", CodeKind.Transaction);
    readonly Lazy<NameTable> windowsNames = new(() => new(Bytes("windows-names.tsv")));
    readonly Lazy<FrozenDictionary<int, HresultFacility>> facilities = new(() => HresultFacility.Load(Bytes("facilities.tsv")));
    readonly Lazy<ImmutableArray<DiagnosticsRange>> ranges = new(() => DiagnosticsRange.Load(Bytes("diagnostics-ranges.tsv")));

    public CodeTable Hresults => hresults.Value;

    public CodeTable Windows => windows.Value;

    public CodeTable Diagnostics => diagnostics.Value;

    public CodeTable SipStatus => sipStatus.Value;

    public CodeTable Transactions => transactions.Value;

    public NameTable WindowsNames => windowsNames.Value;

    public FrozenDictionary<int, HresultFacility> Facilities => facilities.Value;

    public ImmutableArray<DiagnosticsRange> Ranges => ranges.Value;

    static Lazy<CodeTable> Codes(string file, CodeKind kind) => new(() => new(Bytes(file), kind));

    static ReadOnlyMemory<byte> Bytes(string file) => DataFile.Read(file);
}
