using System.Text.RegularExpressions;

namespace SipStack.Tests;

/// <summary>Windows Server 2008 R2 ships Windows PowerShell 2.0 on .NET 3.5; whatever came later must not be in a script.</summary>
public sealed class RemedyScriptTests
{
    // A pattern for what is forbidden, and an example of it, so that a pattern that never bites is found.
    public static TheoryData<string, string> Forbidden() => new()
    {
        { @"\[pscustomobject\]", "[PSCustomObject]@{ A = 1 }" },
        { @"\[ordered\]", "[ordered]@{ A = 1 }" },
        { @"\s-(not)?in\s", "if (1 -in $list) { }" },
        { @"::new\(", "[Version]::new(6, 1)" },
        { @"Get-CimInstance|Invoke-CimMethod", "Get-CimInstance Win32_Service" },
        { @"Convert(To|From)-Json", "$x | ConvertTo-Json" },
        { @"Test-NetConnection|Resolve-DnsName|Get-FileHash|Unblock-File|Get-ItemPropertyValue", "Test-NetConnection fe01" },
        { @"Invoke-(RestMethod|WebRequest|Expression|Command)", "Invoke-Expression $text" },
        { @"#requires", "#Requires -RunAsAdministrator" },
        { @"\$(PSScriptRoot|PSCommandPath|PSItem)\b", "$PSScriptRoot" },
        { @"\$using:", "$using:name" },
        { @"-sh[lr]\s", "1 -shl 3" },
        { @"\)\.(Where|ForEach)\(|\$\w+\.(Where|ForEach)\(", "$list.Where({ $_ })" },
        { @"^\s*(class|enum|using|workflow)\s", "class Fix { }" },
        { @"\?\?|\?\.|\s\?\s|&&|\|\|", "$a ?? 'b'" },
        { @"--%", "secedit --% /export" },
        { @"@['""]\s*$", "$text = @'\nx\n'@" },
        { @"PositionalBinding", "[CmdletBinding(PositionalBinding = $false)]" },
        { @"\[Parameter\(\s*Mandatory\s*[,)]", "[Parameter(Mandatory)]" },
        { @"(Where|ForEach)-Object\s+[A-Za-z]", "Get-Service | Where-Object Name -eq 'RTCSRV'" },
        { @"-(File|Directory|Raw|Depth)\s", "Get-ChildItem -Directory $x" },
        { @"IsNullOrWhiteSpace|Is64BitOperatingSystem|SecurityProtocolType\]::Tls1", "[string]::IsNullOrWhiteSpace($x)" },
        { @"\*>|[3-6]>", "Get-Service *> log.txt" },
        { @"-LiteralPath.*-Type\s", "Set-ItemProperty -LiteralPath $p -Type DWord" },
        { @"\$\(", "Write-Output \"$($x)\"" },
        { @"\bAdd-Type\b|DllImport", "Add-Type -TypeDefinition $code" },
        { @"DownloadString|DownloadFile|WebClient|https?://", "(New-Object Net.WebClient).DownloadString('x')" },
        { @"Restart-Computer|shutdown", "Restart-Computer" },
        { @"\*\.ps1|\biex\b|\bFormat-Volume\b", "iex $x" },
        { @"-eq \$null|-ne \$null", "if ($x -ne $null) { }" },
        // Any program of the user can set them; [Environment] asks Windows.
        { @"\$env:(COMPUTERNAME|SystemRoot|windir)", "$env:COMPUTERNAME" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void No_script_holds_a_forbidden_construct(string pattern, string example)
    {
        Assert.Matches(Pattern(pattern), example);
        foreach (var file in RemedySources.Names("*.ps1"))
        {
            var match = Pattern(pattern).Match(WithoutHelp(RemedySources.Read(file)));
            Assert.False(match.Success, $"{file} holds '{match.Value}'");
        }
    }

    [Theory]
    [MemberData(nameof(RemedySources.PowerShell), MemberType = typeof(RemedySources))]
    public void Every_script_is_strict_stops_at_errors_and_ends_with_a_code(string file)
    {
        var text = RemedySources.Read(file);
        Assert.Contains("\nSet-StrictMode -Version 2.0\n$ErrorActionPreference = 'Stop'\n", text, StringComparison.Ordinal);
        Assert.Contains("\ntrap {\n", text, StringComparison.Ordinal);
        Assert.StartsWith("<#\n.SYNOPSIS\n", text, StringComparison.Ordinal);
        Assert.Matches(@"(\nexit \d|\n    exit \d\n\}|\nExit-Script 0 '[A-Za-z.]+')\n$", text);
    }

    [Theory]
    [MemberData(nameof(RemedySources.PowerShell), MemberType = typeof(RemedySources))]
    public void What_a_script_prints_cannot_steer_the_console(string file) =>
        Assert.Contains(@"$Text -replace '[\x00-\x08\x0A-\x1F\x7F-\x9F\u200B-\u200F\u202A-\u202E\u2066-\u2069]', '?'", RemedySources.Read(file), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(RemedySources.PowerShell), MemberType = typeof(RemedySources))]
    public void Only_the_ntlm_change_supports_what_if(string file) =>
        Assert.Equal(
            file.Contains("sipstack-fix-", StringComparison.Ordinal),
            RemedySources.Read(file).Contains("[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]", StringComparison.Ordinal));

    [Theory]
    [InlineData(@"&&|\|\|", "a && b")]
    [InlineData(@"(?m)^(?!rem).*[0-9]>", "echo 1>file")]
    [InlineData(@"\b(powershell|wmic|find|findstr|call\s+\S+\.cmd)\b(?! script| blocks|\.)", "find \"x\"")]
    [InlineData(@"(?m)^(reg|sc)\s", "reg add x")]
    [InlineData(@"EnableDelayedExpansion", "setlocal EnableDelayedExpansion")]
    [InlineData(@"(?<!"")%~nx0|(?<!""|=)%FILE%", "echo Next: %~nx0 /apply")]
    public void The_cmd_keeps_to_what_was_tried(string pattern, string example)
    {
        Assert.Matches(Pattern(pattern), example);
        var text = RemedySources.Read("ntlm-minimum-security/sipstack-fix-ntlm-minimum-security.cmd").Replace("2>nul", "", StringComparison.Ordinal).Replace("2^>nul", "", StringComparison.Ordinal);
        Assert.DoesNotMatch(Pattern(pattern), text);
    }

    [Fact]
    public void Printed_commands_of_reading_scripts_only_show_what_would_happen()
    {
        foreach (var file in RemedySources.Names("*.ps1"))
        {
            foreach (Match match in Regex.Matches(RemedySources.Read(file), @"'\s{4}((Enable|Set|New)-Cs\w+.*)$", RegexOptions.Multiline))
                Assert.Contains(" -WhatIf'", match.Value, StringComparison.Ordinal);
        }
    }

    static string WithoutHelp(string text) => text[text.IndexOf("#>", StringComparison.Ordinal)..];

    static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.Multiline);
}
