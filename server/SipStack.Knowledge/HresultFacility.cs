using System.Collections.Frozen;
using System.Globalization;

namespace SipStack.Knowledge;

/// <summary>The part of an HRESULT that names the component (MS-ERREF 2.1): what can be said of a value that has no entry.</summary>
/// <param name="IsDerived">Follows from the values seen and is not written anywhere.</param>
public sealed record HresultFacility(int Number, string Component, bool IsDerived, string Source)
{
    public const int Win32 = 7;
    public const int SipStatus = 0xEF;

    /// <summary>Bits 16 to 26 of the value.</summary>
    public static int NumberOf(uint hresult) => (int)(hresult >> 16) & 0x7FF;

    internal static FrozenDictionary<int, HresultFacility> Load(ReadOnlyMemory<byte> text)
    {
        var table = new TsvTable(text);
        var (number, component, mark, source) = (table.Column("facility"), table.Column("component"), table.Column("mark"), table.Column("source"));
        Dictionary<int, HresultFacility> facilities = [];
        foreach (var row in table.Rows)
        {
            var value = int.Parse(row.Cell(number)["0x".Length..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            facilities[value] = new(value, row.Text(component), row.Cell(mark).SequenceEqual("derived"u8), row.Text(source));
        }

        return facilities.ToFrozenDictionary();
    }
}
