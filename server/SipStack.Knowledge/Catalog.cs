using System.Collections.Immutable;

namespace SipStack.Knowledge;

/// <summary>
/// All codes: our tables, and those that the user adds, which win over ours. Immutable and safe to share between threads;
/// every table is read when it is first needed.
/// </summary>
public sealed class Catalog
{
    readonly BuiltInTables tables;
    readonly ImmutableArray<UserTable> userTables;

    Catalog(BuiltInTables tables, ImmutableArray<UserTable> userTables) => (this.tables, this.userTables) = (tables, userTables);

    /// <summary>The catalogue of this product alone.</summary>
    public static Catalog Default { get; } = new(new(), []);

    /// <summary>Every entry of our own code tables, without the bare names of Windows errors.</summary>
    public IEnumerable<CodeEntry> Entries =>
        tables.Hresults.Entries.Concat(tables.Windows.Entries).Concat(tables.Diagnostics.Entries).Concat(tables.SipStatus.Entries).Concat(tables.Transactions.Entries);

    /// <summary>Every article, ordered by name.</summary>
    public static IEnumerable<Article> Articles => Article.Names.Select(Article.Find).OfType<Article>();

    /// <summary>A catalogue with the rows of a user's file added; a later file wins over an earlier one.</summary>
    /// <param name="fileName">The name that problems are reported with.</param>
    /// <param name="tsv">UTF-8, tab separated, with the columns of our tables or only code, name, says.</param>
    /// <param name="problems">Receives what is wrong; the rest of the file is used.</param>
    public Catalog WithUserTable(string fileName, ReadOnlyMemory<byte> tsv, ICollection<CatalogProblem> problems) =>
        new(tables, userTables.Insert(0, UserTable.Read(fileName, tsv, problems)));

    /// <summary>The entry of a result value. 0x8007xxxx also finds the Windows error in its low word, 0x80EFxxxx the SIP status.</summary>
    public CodeEntry? Hresult(uint value)
    {
        var low = value & 0xFFFF;
        return OfUser(CodeKind.Hresult, value) ?? tables.Hresults.Find(value) ?? tables.Windows.Find(value) ?? HresultFacility.NumberOf(value) switch
        {
            HresultFacility.Win32 when (OfUser(CodeKind.Win32, low) ?? NameOnly(CodeKind.Win32, low)) is { } error => error with { Kind = CodeKind.Hresult, Value = value },
            HresultFacility.SipStatus when SipStatus((int)low) is { } status => status with { Kind = CodeKind.Hresult, Value = value, Name = "" },
            _ => NameOnly(CodeKind.Hresult, value),
        };
    }

    /// <summary>The entry of an error id of ms-diagnostics, ms-diagnostics-public or ms-client-diagnostics.</summary>
    public CodeEntry? Diagnostic(int id) => id < 0 ? null : OfUser(CodeKind.Diagnostic, (uint)id) ?? tables.Diagnostics.Find((uint)id);

    public CodeEntry? SipStatus(int status) => status < 0 ? null : OfUser(CodeKind.SipStatus, (uint)status) ?? tables.SipStatus.Find((uint)status);

    /// <summary>The entry of a Windows or Winsock error; the tables hold it as the HRESULT 0x80070000 + code.</summary>
    public CodeEntry? Win32(uint code)
    {
        if (OfUser(CodeKind.Win32, code) is { } own)
            return own;

        var name = NameOnly(CodeKind.Win32, code);
        if (code is 0 or > 0xFFFF || (OfUser(CodeKind.Hresult, 0x8007_0000 | code) ?? tables.Windows.Find(0x8007_0000 | code)) is not { } entry)
            return name;

        return entry with
        {
            Kind = CodeKind.Win32,
            Value = code,
            Name = name?.Name ?? entry.Name,
            OtherNames = [.. entry.OtherNames.Prepend(entry.Name).Where(other => other != name?.Name)],
        };
    }

    /// <summary>The entry of a symbolic name, in any case.</summary>
    public CodeEntry? Symbol(string symbol)
    {
        var known = userTables.Select(table => table.Find(symbol)).FirstOrDefault(entry => entry is not null)
            ?? tables.Hresults.Find(symbol)
            ?? tables.Windows.Find(symbol);

        // The number decides: a user's row for the number wins over our row for the name.
        if (known is { Kind: CodeKind.Hresult, Value: { } value })
            return Hresult(value);
        if (known is not null)
            return known;

        return tables.WindowsNames.Find(symbol) is { } code ? (code.IsHresult ? Hresult(code.Value) : Win32(code.Value)) : null;
    }

    /// <summary>The entry of a number of the given kind.</summary>
    public CodeEntry? Find(CodeKind kind, uint value) => kind switch
    {
        CodeKind.Hresult => Hresult(value),
        CodeKind.Diagnostic when value <= int.MaxValue => Diagnostic((int)value),
        CodeKind.SipStatus when value <= int.MaxValue => SipStatus((int)value),
        CodeKind.Win32 => Win32(value),
        CodeKind.Transaction => OfUser(kind, value) ?? tables.Transactions.Find(value),
        _ => null,
    };

    /// <summary>One sentence for a finding: the entry's, else what the number itself tells.</summary>
    public string Says(CodeKind kind, uint value) => Find(kind, value) is { Says.Length: > 0 } entry ? entry.Says : Fallbacks.Sentence(this, kind, value);

    /// <summary>The component behind a facility number of an HRESULT.</summary>
    public string? Facility(int facility) => tables.Facilities.GetValueOrDefault(facility)?.Component;

    /// <summary>The component whose range of ids holds <paramref name="id"/>.</summary>
    public string? DiagnosticsComponent(int id) => RangeOf(id)?.Component;

    public DiagnosticsRange? RangeOf(int id) => tables.Ranges.FirstOrDefault(range => range.From <= id && id <= range.To);

    /// <summary>Answers what a person typed: any notation of a code, or a name in any case. Never throws.</summary>
    public CodeQuery Resolve(string text) => CodeResolver.Resolve(this, text);

    CodeEntry? OfUser(CodeKind kind, uint value)
    {
        foreach (var table in userTables)
        {
            if (table.Find(kind, value) is { } entry)
                return entry;
        }

        return null;
    }

    CodeEntry? NameOnly(CodeKind kind, uint value)
    {
        var name = kind == CodeKind.Hresult ? tables.WindowsNames.Hresult(value) : tables.WindowsNames.Win32(value);
        return name is null ? null : new() { Kind = kind, Value = value, Name = name, Sources = ["Windows SDK, winerror.h"] };
    }
}
