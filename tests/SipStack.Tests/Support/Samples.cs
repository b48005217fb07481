using SipStack.Benchmarks;

namespace SipStack.Tests;

/// <summary>Every trace that the tests can lay hands on: the committed cases, generated traces, and the published excerpts where they stand beside the checkout.</summary>
static class Samples
{
    public static IReadOnlyList<string> CaseNames { get; } =
        [.. Directory.GetDirectories(Repository.Path("tests", "Cases")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static string Case(string name, string file = "trace.log") => Repository.Path("tests", "Cases", name, file);

    /// <summary>Name and bytes of all of them.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> All { get; } = [.. Read()];

    static IEnumerable<(string, byte[])> Read()
    {
        foreach (var name in CaseNames)
            yield return (name, File.ReadAllBytes(Case(name)));
        foreach (var variant in Enum.GetValues<TraceVariant>())
            yield return ($"generated-{variant}", Generate(new TraceShape(16 * 1024, Seed: 7, Variant: variant, Failures: 0.5)));
        if (Repository.Shared is not { } shared)
            yield break;
        foreach (var file in Directory.GetFiles(Path.Combine(shared, "samples"), "*.log", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            yield return (Path.GetFileName(file), File.ReadAllBytes(file));
    }

    static byte[] Generate(TraceShape shape)
    {
        var text = new MemoryStream();
        new TraceGenerator(shape).Write(text);
        return text.ToArray();
    }
}
