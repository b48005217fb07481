using SipStack.Knowledge;

namespace SipStack.Tests;

public sealed class RemedyCatalogTests
{
    public static TheoryData<string> Ids() => [.. RemedyCatalog.Default.All.Select(remedy => remedy.Id)];

    [Fact]
    public void Remedies_stand_in_the_order_of_the_menu()
    {
        string[] expected =
        [
            "ntlm-posture", "account-state", "sip-enabled", "certificate-name", "certificate-chain", "certificate-expiry", "clock", "dns-records",
            "port", "tls-settings", "federation-lists", "kerberos-spn", "trusted-route", "registration-test", "ntlm-minimum-security",
        ];
        Assert.Equal(expected, RemedyCatalog.Default.All.Select(remedy => remedy.Id));
    }

    [Fact]
    public void Every_folder_is_in_the_order_list()
    {
        var folders = Directory.GetDirectories(RemedySources.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(folders, RemedyCatalog.Default.All.Select(remedy => remedy.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reading_remedies_come_before_changing_ones()
    {
        var kinds = RemedyCatalog.Default.All.Select(remedy => remedy.Kind).ToList();
        Assert.Equal(kinds.Order(), kinds);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Titles_name_the_effect_and_say_so_when_security_is_lowered(string id)
    {
        var remedy = Get(id);
        Assert.StartsWith("Create script: ", remedy.Title, StringComparison.Ordinal);
        Assert.Equal(remedy.LowersSecurity, remedy.Title.EndsWith(" (lowers security)", StringComparison.Ordinal));
        Assert.True(remedy.Kind == RemedyKind.Changes || !remedy.LowersSecurity);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void File_names_tell_the_remedy_and_whether_it_changes_something(string id)
    {
        var remedy = Get(id);
        var stem = $"sipstack-{(remedy.Kind == RemedyKind.Changes ? "fix" : "check")}-{id}";
        Assert.Equal($"{stem}.ps1", remedy.Scripts[0].Name);
        Assert.Equal($"{stem}.md", remedy.Template.Name);
        Assert.All(remedy.Scripts, script => Assert.StartsWith($"{stem}.", script.Name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_cause_is_one_of_the_known_ids(string id)
    {
        string[] known =
        [
            "ntlm-128-bit", "ntlm-session-security", "credentials", "account", "not-enabled", "clock", "spn", "certificate-name", "certificate-trust", "certificate-expired",
            "tls", "dns", "federation", "routing", "split-domain", "network", "gateway", "media", "service", "no-action",
        ];
        Assert.NotEmpty(Get(id).Causes);
        Assert.Subset(known.ToHashSet(), Get(id).Causes.ToHashSet());
    }

    [Fact]
    public void Only_the_ntlm_change_also_has_a_cmd()
    {
        var remedy = Assert.Single(RemedyCatalog.Default.All, remedy => remedy.Scripts.Count > 1);
        Assert.Equal("ntlm-minimum-security", remedy.Id);
        Assert.Equal("sipstack-fix-ntlm-minimum-security.cmd", remedy.Scripts[1].Name);
    }

    [Fact]
    public void A_remedy_is_found_by_its_id_in_any_case()
    {
        Assert.Equal("clock", RemedyCatalog.Default.Find("Clock")?.Id);
        Assert.Null(RemedyCatalog.Default.Find("reboot"));
    }

    static Remedy Get(string id) => RemedyCatalog.Default.Find(id) ?? throw new KeyNotFoundException(id);
}
