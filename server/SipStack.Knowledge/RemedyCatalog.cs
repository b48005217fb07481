using System.Text;

namespace SipStack.Knowledge;

/// <summary>All remedies, in the order of menus: <c>Data/remedies/order.txt</c>, those that read before those that change.</summary>
public sealed class RemedyCatalog
{
    readonly Dictionary<string, Remedy> _byId;

    RemedyCatalog(IReadOnlyList<Remedy> all)
    {
        All = all;
        _byId = all.ToDictionary(remedy => remedy.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The remedies that the product ships with.</summary>
    public static RemedyCatalog Default { get; } = new([.. Order().Select(Load)]);

    public IReadOnlyList<Remedy> All { get; }

    public Remedy? Find(string id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<Remedy> OfferedFor(RemedyOccasion occasion) => [.. All.Where(remedy => remedy.IsOfferedFor(occasion))];

    static IEnumerable<string> Order() =>
        Encoding.UTF8.GetString(Resource("order.txt"))
            .ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'));

    static Remedy Load(string id) =>
        RemedyManifest.Read(id, Encoding.UTF8.GetString(Resource($"{id}/remedy.txt")), name => Resource($"{id}/{name}"));

    static byte[] Resource(string path)
    {
        // On Windows the build writes the folder part of the name with backslashes.
        var assembly = typeof(RemedyCatalog).Assembly;
        using var stream = assembly.GetManifestResourceStream($"remedies/{path}")
            ?? assembly.GetManifestResourceStream($"remedies\\{path.Replace('/', '\\')}")
            ?? throw new FileNotFoundException("No such remedy file in the product.", path);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
