using SipStack.Knowledge;

namespace SipStack.Tests;

public sealed class FixCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("sipstack").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void List_has_one_line_a_remedy_with_tabs_between_id_verdict_kind_and_title()
    {
        var run = CommandRun.Of("fix", Samples.Case("article-two-records"), "--list");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ntlm-minimum-security\tproven\tchanges\tCreate script: allow NTLM clients without 128-bit on the registrar (lowers security)\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("ntlm-posture\tproven\treads\t", run.Out, StringComparison.Ordinal);
        Assert.True(run.Out.IndexOf("\treads\t", StringComparison.Ordinal) < run.Out.IndexOf("\tchanges\t", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_evidence_only_reading_remedies_apply()
    {
        var run = CommandRun.Of("fix", Samples.Case("article-hdx-unauthorized"), "--list");
        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Out.TrimEnd('\n').Split('\n'), line => Assert.Equal("reads", line.Split('\t')[2]));
    }

    [Fact]
    public void Wrong_credentials_offer_the_account_check_and_not_the_ntlm_fix()
    {
        var run = CommandRun.Of("fix", Samples.Case("credentials-refused"), "--list");
        Assert.Contains("account-state\tstrong\t", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("ntlm-minimum-security", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_written_are_those_of_the_product_byte_for_byte()
    {
        var run = CommandRun.Of("fix", Samples.Case("article-two-records"), "--remedy", "ntlm-minimum-security", "--out", folder);
        Assert.Equal(0, run.ExitCode);
        var remedy = RemedyCatalog.Default.Find("ntlm-minimum-security");
        Assert.NotNull(remedy);
        foreach (var script in remedy.Scripts)
            Assert.Equal(script.Content.ToArray(), File.ReadAllBytes(Path.Combine(folder, script.Name)));
        Assert.Equal(run.Out.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal), Directory.GetFiles(folder).Order(StringComparer.Ordinal));
        Assert.Contains("- line 4:", File.ReadAllText(Path.Combine(folder, remedy.Template.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_exists_is_never_overwritten_and_nothing_is_written()
    {
        var taken = Path.Combine(folder, "sipstack-fix-ntlm-minimum-security.md");
        File.WriteAllText(taken, "mine");
        var run = CommandRun.Of("fix", Samples.Case("article-two-records"), "--remedy", "ntlm-minimum-security", "--out", folder);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"sipstack: sipstack-fix-ntlm-minimum-security.md exists already in {folder}; nothing was written. Use --out with another folder\n", run.Error);
        Assert.Equal([taken], Directory.GetFileSystemEntries(folder));
        Assert.Equal("mine", File.ReadAllText(taken));
    }

    [Theory]
    [InlineData("no such folder", "--out", "nowhere")]
    [InlineData("no such remedy: nonsense", "--remedy", "nonsense")]
    public void A_wrong_option_says_what_is_wrong_and_exits_2(string message, params string[] options)
    {
        var run = CommandRun.Of(["fix", Samples.Case("article-two-records"), .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_offer_exits_1()
    {
        Assert.Equal(1, CommandRun.Of("fix", Samples.Case("healthy-handshake"), "--list").ExitCode);
        Assert.Equal(1, CommandRun.Of("fix", Samples.Case("article-two-records"), "--line", "5", "--out", folder).ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_line_chooses_what_its_finding_offers()
    {
        var run = CommandRun.Of("fix", Samples.Case("article-two-records"), "--line", "21", "--list");
        Assert.Contains("ntlm-minimum-security", run.Out, StringComparison.Ordinal);
        // The security record behind the failure leads to the same scripts.
        Assert.Equal(run.Out, CommandRun.Of("fix", Samples.Case("article-two-records"), "--line", "4", "--list").Out);
    }
}
