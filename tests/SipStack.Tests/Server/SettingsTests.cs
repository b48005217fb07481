using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary>Settings are declared once, in the manifest of the VS Code extension; the server and the documentation must say the same.</summary>
public sealed class SettingsTests
{
    /// <summary>What the extension reads itself, before there is a server.</summary>
    static readonly string[] OfTheClient = ["sipstack.server.path", "sipstack.server.logLevel", "sipstack.trace.server"];

    static readonly JsonElement Manifest = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("client-vscode", "package.json"))).RootElement;

    static IEnumerable<JsonProperty> Declared =>
        Manifest.GetProperty("contributes").GetProperty("configuration").GetProperty("properties").EnumerateObject().OrderBy(setting => setting.Value.GetProperty("order").GetInt32());

    static IEnumerable<JsonProperty> OfTheServer => Declared.Where(setting => !OfTheClient.Contains(setting.Name));

    [Fact]
    public void The_documentation_lists_the_settings_of_the_manifest()
    {
        var path = Repository.Path("docs", "settings.md");
        var lines = File.ReadAllLines(path);
        var before = lines.TakeWhile(line => !line.StartsWith('|'));
        var after = lines.SkipWhile(line => !line.StartsWith('|')).SkipWhile(line => line.StartsWith('|'));
        Golden.Check(path, string.Join('\n', [.. before, "| Setting | Default | Effect |", "| --- | --- | --- |", .. Declared.Select(Row), .. after]) + "\n");
    }

    [Fact]
    public void The_defaults_of_the_manifest_are_the_defaults_of_the_server() =>
        Assert.Equal(Settings.Default, Read(Declared.Select(setting => (setting.Name, setting.Value.GetProperty("default")))));

    [Fact]
    public void Each_setting_of_the_manifest_reaches_the_server() =>
        Assert.All(OfTheServer, setting => Assert.NotEqual(Settings.Default, Read([(setting.Name, AnotherValue(setting.Value))])));

    [Fact]
    public void The_server_reads_no_setting_that_the_manifest_lacks() =>
        Assert.Equal(OfTheServer.Count(), typeof(Settings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Length);

    [Fact]
    public void A_setting_that_names_a_program_or_a_place_is_the_user_s_alone()
    {
        string[] expected = ["sipstack.catalog.files", "sipstack.remedy.folder", "sipstack.server.path"];
        var restricted = Manifest.GetProperty("capabilities").GetProperty("untrustedWorkspaces").GetProperty("restrictedConfigurations");
        Assert.Equal(expected, restricted.EnumerateArray().Select(name => name.GetString()).Order());
        Assert.Equal(expected, Declared.Where(setting => setting.Value.TryGetProperty("scope", out var scope) && scope.ValueEquals("machine")).Select(setting => setting.Name).Order());
    }

    static string Row(JsonProperty setting)
    {
        var value = setting.Value.GetProperty("default");
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.ToString();
        var shown = text switch { "" => "empty", "[]" => "none", "True" => "`true`", _ => $"`{text}`" };
        var effect = new StringBuilder(setting.Value.GetProperty("markdownDescription").GetString());
        if (setting.Value.TryGetProperty("enum", out var values))
            effect.Append(" One of ").AppendJoin(", ", values.EnumerateArray().Select(one => $"`{one}`")).Append('.');
        return $"| `{setting.Name}` | {shown} | {effect} |";
    }

    static JsonElement AnotherValue(JsonElement setting)
    {
        var usual = setting.GetProperty("default");
        if (setting.TryGetProperty("enum", out var values))
            return values.EnumerateArray().First(value => value.GetString() != usual.GetString());
        return JsonSerializer.SerializeToElement<object>(usual.ValueKind switch
        {
            JsonValueKind.Number => usual.GetInt32() + 1,
            JsonValueKind.True => false,
            JsonValueKind.Array => new[] { "other" },
            _ => "other",
        });
    }

    /// <summary>Settings as an editor gives them: names with dots are objects in objects.</summary>
    static Settings Read(IEnumerable<(string Name, JsonElement Value)> settings)
    {
        var root = new JsonObject();
        foreach (var (name, value) in settings)
        {
            var parts = name.Split('.');
            var parent = root;
            foreach (var part in parts[..^1])
                parent = (parent[part] ??= new JsonObject()).AsObject();
            parent[parts[^1]] = JsonNode.Parse(value.GetRawText());
        }

        return Settings.Read(JsonSerializer.SerializeToElement(root));
    }
}
