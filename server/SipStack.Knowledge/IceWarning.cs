namespace SipStack.Knowledge;

/// <summary>What a flag of <c>ICEWarn</c> is worth as evidence.</summary>
public enum IceWarningKind : byte
{
    /// <summary>It tells of the surroundings.</summary>
    Note,

    /// <summary>A way for media failed, which calls whose media works report as well.</summary>
    Usual,

    /// <summary>A way for media failed.</summary>
    Path,
}

/// <summary>One flag of <c>ICEWarn</c>, as clients from Lync 2010 on report it.</summary>
/// <param name="Says">Part of a sentence.</param>
public sealed record IceWarning(uint Flag, IceWarningKind Kind, string Says)
{
    static readonly Lazy<IReadOnlyList<IceWarning>> Table = new(() => Load(DataFile.Read("ice-warnings.tsv")));

    /// <summary>Two pages that agree, and a support case that was solved with the list.</summary>
    public static IReadOnlyList<string> Sources { get; } =
    [
        "https://ucsorted.com/2013/09/28/ice-protocol-warnings/",
        "https://www.uc.solutions/Skype_for_Business/Skype_for_Business_Client/Skype_for_Business%3A_ICE_warnings",
        "https://blogs.msdn.microsoft.com/pareshj/2012/12/04/lync-desktop-sharing-fails-when-one-user-is-internal-and-one-is-external-in-your-network/",
    ];

    /// <summary>Every flag, the lowest first.</summary>
    public static IReadOnlyList<IceWarning> All => Table.Value;

    /// <summary>The flags that are set, the lowest first; bits without a name are left out.</summary>
    public static IEnumerable<IceWarning> In(uint flags) => All.Where(warning => (flags & warning.Flag) != 0);

    static IceWarningKind KindOf(string word) => word switch
    {
        "path" => IceWarningKind.Path,
        "usual" => IceWarningKind.Usual,
        _ => IceWarningKind.Note,
    };

    static IReadOnlyList<IceWarning> Load(ReadOnlyMemory<byte> text)
    {
        var table = new TsvTable(text);
        var (flag, kind, says) = (table.Column("flag"), table.Column("kind"), table.Column("says"));
        var warnings = new List<IceWarning>();
        foreach (var row in table.Rows)
            warnings.Add(new IceWarning(Convert.ToUInt32(row.Text(flag), 16), KindOf(row.Text(kind)), row.Text(says)));
        return warnings;
    }
}
