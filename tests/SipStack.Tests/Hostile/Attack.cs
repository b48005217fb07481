using System.Text;
using System.Text.Json;

namespace SipStack.Tests;

/// <summary>
/// What somebody writes into a log to make it do harm: tests/hostile/attacks.json. Every text holds <see cref="Mark"/>, so that it is found
/// wherever it comes out.
/// </summary>
/// <param name="IsAllowed">The text has a form that the allow-lists let through, such as a host name.</param>
sealed record Attack(string Name, byte[] Bytes, bool IsAllowed)
{
    public const string Mark = "zq7";

    public static IReadOnlyList<Attack> All { get; } = [.. Read()];

    public static Attack Of(string name) => All.Single(attack => attack.Name == name);

    /// <summary>The same as the name in an NTLM token would have it; bytes that are no text become half a surrogate pair among others.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes) is var text && text.Contains('\uFFFD') ? Encoding.Latin1.GetString(Bytes) + '\uD800' : text;

    public override string ToString() => Name;

    static IEnumerable<Attack> Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("tests", "hostile", "attacks.json")));
        foreach (var entry in json.RootElement.EnumerateArray())
        {
            var bytes = entry.TryGetProperty("hex", out var hex) ? Convert.FromHexString(hex.GetString() ?? "") : Encoding.UTF8.GetBytes(entry.GetProperty("text").GetString() ?? "");
            var times = entry.TryGetProperty("repeat", out var repeat) ? repeat.GetInt32() : 1;
            yield return new Attack(
                entry.GetProperty("name").GetString() ?? "",
                [.. Enumerable.Repeat(bytes, times).SelectMany(part => part)],
                entry.TryGetProperty("allowed", out var allowed) && allowed.GetBoolean());
        }
    }
}
