using System.Text;
using SipStack.Knowledge;

namespace SipStack.Tests;

/// <summary>docs/remedies.md lists every script with its hash. To renew the list, run the test with SIPSTACK_UPDATE=1.</summary>
public sealed class RemedyDocsTests
{
    const string Begin = "<!-- scripts: begin -->\n";
    const string End = "<!-- scripts: end -->\n";

    [Fact]
    public void The_docs_list_every_script_with_its_hash()
    {
        var path = Repository.Path("docs", "remedies.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("SIPSTACK_UPDATE") == "1")
            File.WriteAllText(path, text[..from] + Table() + text[to..]);
        else
            Assert.Equal(Table(), text[from..to]);
    }

    static string Table()
    {
        var table = new StringBuilder("| Remedy | Kind | Script | SHA-256 with CRLF line ends |\n| --- | --- | --- | --- |\n");
        foreach (var remedy in RemedyCatalog.Default.All)
        {
            foreach (var script in remedy.Scripts)
                table.Append($"| {remedy.Id} | {(remedy.Kind == RemedyKind.Reads ? "reads" : "changes")} | {script.Name} | `{script.Sha256}` |\n");
        }

        return table.ToString();
    }
}
