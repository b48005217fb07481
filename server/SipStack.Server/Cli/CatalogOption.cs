using System.CommandLine;
using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary><c>--catalog</c>: the user's own codes beside ours.</summary>
static class CatalogOption
{
    public static Option<string[]> Create() => new("--catalog") { Description = "A table (TSV) with codes of your own site.", HelpName = "FILE" };

    /// <summary>Our catalogue with the user's tables; bad rows are reported, the rest is used.</summary>
    public static Catalog Read(string[]? files, Terminal terminal)
    {
        var catalog = Catalog.Default;
        foreach (var file in files ?? [])
        {
            var problems = new List<CatalogProblem>();
            catalog = catalog.WithUserTable(file, ReadFile(file), problems);
            foreach (var problem in problems)
                terminal.Note($"{problem.File}:{problem.Line}: {problem.Message}");
        }

        return catalog;
    }

    static byte[] ReadFile(string file)
    {
        try
        {
            return OrdinaryFile.ReadTable(file);
        }
        catch (Exception exception) when (TraceInputs.Describe(file, exception) is { } message)
        {
            throw new InputException(message);
        }
    }
}
