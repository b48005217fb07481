using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Lsp;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>The floors of docs/architecture.md: who may know whom.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<Type, string[]> Floors() => new()
    {
        { typeof(TraceDocument), [] },
        { typeof(Catalog), [] },
        { typeof(LanguageServerConnection), [] },
        { typeof(Finding), ["SipStack.Knowledge", "SipStack.Trace"] },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void A_floor_knows_only_what_stands_below_it(Type type, string[] below)
    {
        var known = type.Assembly.GetReferencedAssemblies().Select(name => name.Name).OfType<string>().ToList();
        Assert.Equal(below, known.Where(name => name.StartsWith("SipStack", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_lower_floors_need_no_package_at_run_time()
    {
        foreach (var project in (string[])["SipStack.Trace", "SipStack.Knowledge", "SipStack.Lsp", "SipStack.Analysis"])
            Assert.DoesNotContain("PackageReference", File.ReadAllText(Repository.Path("server", project, $"{project}.csproj")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_source_file_of_a_project_has_the_namespace_of_the_project()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("server"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            var project = Path.GetRelativePath(Repository.Path("server"), file).Split(Path.DirectorySeparatorChar)[0];
            var text = File.ReadAllText(file);
            if (text.Contains("\nnamespace ", StringComparison.Ordinal) || text.StartsWith("namespace ", StringComparison.Ordinal))
                Assert.True(text.Contains($"namespace {project};", StringComparison.Ordinal), file);
        }
    }
}
