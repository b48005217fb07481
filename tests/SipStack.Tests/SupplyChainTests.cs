using System.Text.Json;
using System.Text.RegularExpressions;

namespace SipStack.Tests;

/// <summary>What others have written comes in one known state: packages by lock files with hashes, workflow actions by commit.</summary>
public sealed partial class SupplyChainTests
{
    [Fact]
    public void Actions_of_workflows_are_pinned_by_commit()
    {
        var uses = Directory.GetFiles(Repository.Path(".github", "workflows")).SelectMany(File.ReadLines).Where(line => line.TrimStart(' ', '-').StartsWith("uses:", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(PinnedAction(), line));
    }

    [Fact]
    public void Every_workflow_says_which_rights_it_needs() =>
        Assert.All(Directory.GetFiles(Repository.Path(".github", "workflows")), file => Assert.Contains("\npermissions:", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Every_project_has_a_lock_file_with_a_hash_for_each_package()
    {
        var projects = Files("*.csproj");
        Assert.NotEmpty(projects);
        Assert.All(projects, project =>
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(project) ?? "", "packages.lock.json")));
            var packages = json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()).Select(package => package.Value);
            Assert.All(packages.Where(package => package.GetProperty("type").GetString() != "Project"), package => Assert.True(package.TryGetProperty("contentHash", out _)));
        });
    }

    [Fact]
    public void Every_package_of_npm_is_named_by_its_exact_version_and_has_a_lock_file_with_hashes()
    {
        var packages = Files("package.json").Select(file => (Folder: Path.GetDirectoryName(file) ?? "", Json: JsonDocument.Parse(File.ReadAllText(file)).RootElement)).ToList();
        Assert.NotEmpty(packages);
        foreach (var (folder, json) in packages)
        {
            var names = new[] { "dependencies", "devDependencies" }.SelectMany(kind => json.TryGetProperty(kind, out var list) ? [.. list.EnumerateObject()] : Array.Empty<JsonProperty>()).ToList();
            Assert.All(names, package => Assert.Matches(ExactVersion(), package.Value.GetString()));
            if (names.Count == 0)
                continue;
            using var lockFile = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package-lock.json")));
            var locked = lockFile.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0 && !package.Value.TryGetProperty("link", out _));
            Assert.All(locked, package => Assert.True(package.Value.TryGetProperty("inBundle", out _) || package.Value.TryGetProperty("integrity", out _), $"{folder}: {package.Name}"));
        }
    }

    /// <summary>The files of this name that belong to the repository, not to what it has installed or built.</summary>
    static string[] Files(string name)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true };
        return [.. new[] { "server", "tests", "client-vscode", "grammars", "scripts" }
            .SelectMany(folder => Directory.GetFiles(Repository.Path(folder), name, options))
            .Concat(Directory.GetFiles(Repository.Root, name))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "node_modules" or "bin" or "obj" or "dist"))];
    }

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d")]
    private static partial Regex PinnedAction();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.]+)?\z")]
    private static partial Regex ExactVersion();
}
