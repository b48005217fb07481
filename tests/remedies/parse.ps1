# Parses every script of the remedies with the parser of PowerShell itself and runs PSScriptAnalyzer over it.
$ErrorActionPreference = 'Stop'
$folder = Join-Path $PSScriptRoot '../../server/SipStack.Knowledge/Data/remedies'
$problems = 0
$scripts = @(Get-ChildItem -Path $folder -Recurse -Filter '*.ps1')
if ($scripts.Count -eq 0) { throw 'No scripts were found.' }

foreach ($script in $scripts) {
    $tokens = $null
    $errors = $null
    [void][System.Management.Automation.Language.Parser]::ParseFile($script.FullName, [ref]$tokens, [ref]$errors)
    foreach ($problem in $errors) {
        Write-Output ('{0}:{1}: {2}' -f $script.Name, $problem.Extent.StartLineNumber, $problem.Message)
        $problems++
    }
}

if (Get-Module -ListAvailable -Name PSScriptAnalyzer) {
    foreach ($finding in @(Invoke-ScriptAnalyzer -Path $folder -Recurse -Settings (Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'))) {
        Write-Output ('{0}:{1}: {2}: {3}' -f $finding.ScriptName, $finding.Line, $finding.RuleName, $finding.Message)
        $problems++
    }
}
else {
    Write-Output 'skipped: PSScriptAnalyzer is not installed on this machine.'
    if ($env:SIPSTACK_REQUIRE_ANALYZER) { $problems++ }
}

Write-Output ('{0} scripts, {1} problems' -f $scripts.Count, $problems)
if ($problems -gt 0) { exit 1 }
exit 0
