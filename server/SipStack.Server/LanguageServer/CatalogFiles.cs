using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary>The catalogue with the user's tables (<c>sipstack.catalog.files</c>); what is wrong with one is reported and the rest used.</summary>
static class CatalogFiles
{
    public static Catalog Read(IReadOnlyList<string> files, Action<string> report)
    {
        var catalog = Catalog.Default;
        foreach (var file in files)
        {
            try
            {
                var problems = new List<CatalogProblem>();
                catalog = catalog.WithUserTable(file, OrdinaryFile.ReadTable(file), problems);
                foreach (var problem in problems)
                    report($"{problem.File}:{problem.Line}: {problem.Message}");
            }
            catch (Exception exception) when (TraceInputs.Describe(file, exception) is { } message)
            {
                report($"sipstack.catalog.files: {message}");
            }
        }

        return catalog;
    }
}
