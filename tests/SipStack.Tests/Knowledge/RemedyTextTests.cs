using SipStack.Knowledge;

namespace SipStack.Tests;

public sealed class RemedyTextTests
{
    static readonly Remedy Ntlm = RemedyCatalog.Default.Find("ntlm-minimum-security") ?? throw new KeyNotFoundException();

    public static TheoryData<string> Attacks() =>
    [
        "x'; calc; '", "x\u2019; calc; \u2018", "$(calc)", "`calc`", "a\n'@\ncalc", "#> calc <#", "-Apply", "[a-z]*?", "\r[HKEY_LOCAL_MACHINE]", "a\" & calc & rem \"",
        "%COMSPEC%", "!x!", @"..\..\Startup\a.ps1", @"\\host\share\a", "[x](command:calc)", "![](https://evil.example/x.png)", "<img src=x onerror=calc>", "$(icon)", "```\n# heading\n```",
        "file://host/x", "a\u202eb", "\u001b[2J", "=cmd|'/c calc'!A0", "{{command}}", "{{sha256:none}}", "www.evil.example", "https://evil.example", "| a | b |", "1. x\n2. y", "\u2028# x", "\ud800",
    ];

    [Fact]
    public void The_text_shows_finding_cause_evidence_command_and_hashes()
    {
        var context = new RemedyContext
        {
            FindingLines = [21, 40],
            Cause = "ntlm-128-bit",
            Verdict = RemedyVerdict.Strong,
            Evidence = [new(4, "The security record holds the result that NTLM prescribes for this case: 0x80090302.")],
            Values = new() { Server = "fe01.contoso.com" },
        };
        var text = RemedyText.Render(Ntlm, context).Text;
        Assert.Contains("Found in line 21, 40.\r\nCause: ntlm-128-bit (strong).\r\n\r\n- line 4: The security record holds the result that NTLM prescribes for this case: 0x80090302.\r\n", text, StringComparison.Ordinal);
        Assert.Contains(@"powershell.exe -NoProfile -ExecutionPolicy RemoteSigned -File .\sipstack-fix-ntlm-minimum-security.ps1 -ExpectedServer fe01.contoso.com", text, StringComparison.Ordinal);
        Assert.All(Ntlm.Scripts, script => Assert.Contains(script.Sha256, text, StringComparison.Ordinal));
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_can_be_rendered_without_anything_of_a_log()
    {
        foreach (var remedy in RemedyCatalog.Default.All)
        {
            var text = RemedyText.Render(remedy, new()).Text;
            Assert.Contains("This log holds no evidence beyond the code itself.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
            Assert.Contains(remedy.Scripts[0].Sha256, text, StringComparison.Ordinal);
            Assert.DoesNotContain("-ExpectedServer SERVER", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_required_value_that_the_log_does_not_give_shows_as_a_word_to_replace()
    {
        var remedy = RemedyCatalog.Default.Find("port") ?? throw new KeyNotFoundException();
        Assert.EndsWith("-Target HOST", RemedyText.Command(remedy, new()), StringComparison.Ordinal);
        Assert.EndsWith("-Target peer.contoso.com -Port 5061", RemedyText.Command(remedy, new() { Host = "peer.contoso.com", Port = 5061 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_names_each_word_that_its_command_line_leaves_to_replace()
    {
        foreach (var remedy in RemedyCatalog.Default.All)
        {
            var text = remedy.Template.Text;
            Assert.All(remedy.Arguments.Where(argument => argument.Required), argument => Assert.Contains($"`{argument.Value.ToUpperInvariant()}`", text, StringComparison.Ordinal));
            Assert.Equal(remedy.Arguments.Count > 0 && remedy.Kind == RemedyKind.Reads, text.Contains("**Check a name that you take from the log first**", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Hostile_values_never_get_into_a_command_line(string attack)
    {
        // A well-formed name is allowed, whoever owns it; with a line feed it is not.
        if (AllowList.IsFqdn(attack))
            attack += "\n";

        foreach (var remedy in RemedyCatalog.Default.All)
            Assert.Equal(RemedyText.Command(remedy, new()), RemedyText.Command(remedy, new() { Server = attack, Host = attack + "\n", Domain = attack, User = attack + "@contoso.com", Port = 99999 }));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Hostile_evidence_is_inert(string attack)
    {
        var calm = RemedyText.Render(Ntlm, new() { Evidence = [new(1, "calm")] }).Text.Split("\r\n");
        var context = new RemedyContext { Cause = attack, Evidence = [new(1, attack)] };
        var lines = RemedyText.Render(Ntlm, context).Text.Split("\r\n");
        // A cause line, an empty one, and the evidence on one line: nothing else moved.
        Assert.Equal(calm.Length + 2, lines.Length);
        var evidence = Assert.Single(lines, line => line.StartsWith("- line 1: ", StringComparison.Ordinal))["- line 1: ".Length..];
        Assert.DoesNotMatch(@"(?<!\\)[`*_{}\[\]<>#!|~&$^@]|(?<!\\)[.:](?=\S)", evidence.Replace(@"\\", "", StringComparison.Ordinal));
        Assert.DoesNotContain(evidence, character => char.IsControl(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Scripts_and_names_are_the_same_whatever_the_log_holds(string attack)
    {
        var context = new RemedyContext { Cause = attack, Evidence = [new(1, attack)], Values = new() { Server = attack, Host = attack, Domain = attack, User = attack } };
        foreach (var remedy in RemedyCatalog.Default.All)
        {
            var hostile = remedy.FilesFor(context);
            var calm = remedy.FilesFor(new());
            Assert.Equal(calm.Select(file => file.Name), hostile.Select(file => file.Name));
            Assert.Equal(calm.SkipLast(1).Select(file => file.Sha256), hostile.SkipLast(1).Select(file => file.Sha256));
        }
    }
}
