# Runs the unchanged NTLM script on a real Windows that is thrown away afterwards: real registry, secedit and service.
# It needs an elevated Windows PowerShell, and it refuses to run anywhere but on a hosted runner.
$ErrorActionPreference = 'Stop'
if ($env:GITHUB_ACTIONS -ne 'true') { throw 'Only for a hosted runner: it changes the registry of this computer.' }

$source = Join-Path $PSScriptRoot '..\..\server\SipStack.Knowledge\Data\remedies\ntlm-minimum-security'
$work = Join-Path $env:RUNNER_TEMP 'sipstack'
[void][System.IO.Directory]::CreateDirectory($work)
foreach ($name in 'sipstack-fix-ntlm-minimum-security.ps1', 'sipstack-fix-ntlm-minimum-security.cmd') {
    $text = [System.IO.File]::ReadAllText((Join-Path $source $name)).Replace("`r`n", "`n").Replace("`n", "`r`n")
    [System.IO.File]::WriteAllText((Join-Path $work $name), $text, [System.Text.Encoding]::ASCII)
}
$fix = Join-Path $work 'sipstack-fix-ntlm-minimum-security.ps1'
$cmd = Join-Path $work 'sipstack-fix-ntlm-minimum-security.cmd'
$key = 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0'
$script:problems = 0

function Set-Value($Data) { Set-ItemProperty -Path $key -Name NtlmMinServerSec -Value $Data -Type DWord }
function Get-Value { (Get-ItemProperty -Path $key).NtlmMinServerSec }
function Assert-Equal([string]$What, $Actual, $Wanted) {
    if ("$Actual" -cne "$Wanted") {
        Write-Output ("PROBLEM {0}: '{1}' instead of '{2}'" -f $What, $Actual, $Wanted)
        $script:problems++
    }
    else { Write-Output ('ok {0}' -f $What) }
}
# The confirmation is turned off in the calling scope: -File cannot pass -Confirm:$false to Windows PowerShell.
function Invoke-Fix([string]$Words) {
    & powershell.exe -NoProfile -ExecutionPolicy Bypass -Command "`$ConfirmPreference = 'None'; & '$fix' $Words; exit `$LASTEXITCODE" | Out-Host
    $script:code = $LASTEXITCODE
}

New-Service -Name RTCSRV -BinaryPathName 'C:\Windows\System32\svchost.exe' -DisplayName 'Front-End (test)' -StartupType Manual | Out-Null

foreach ($via in 'Registry', 'SecurityPolicy') {
    foreach ($case in @(@(0x20000000, 0), @(0x20080000, 0x00080000), @(0x20080030, 0x00080030))) {
        Get-ChildItem -Path $work -Filter '*-backup.txt' | Remove-Item
        Set-Value $case[0]
        Invoke-Fix ''
        Assert-Equal "report $via" $script:code 0
        Invoke-Fix "-Apply -WhatIf -Via $via"
        Assert-Equal "what if $via" (Get-Value) $case[0]
        Invoke-Fix "-Apply -Via $via"
        Assert-Equal "apply $via, code" $script:code 0
        Assert-Equal "apply $via, value" (Get-Value) $case[1]
        $backup = @(Get-ChildItem -Path $work -Filter '*-backup.txt')[0].FullName
        Invoke-Fix "-Rollback '$backup'"
        Assert-Equal "rollback $via, code" $script:code 0
        Assert-Equal "rollback $via, value" (Get-Value) $case[0]
    }
}

$template = Join-Path $work 'made.inf'
Invoke-Fix "-Template '$template'"
& secedit.exe /validate $template | Out-Host
Assert-Equal 'secedit /validate' $LASTEXITCODE 0

Set-Value 0x20080000
& $env:ComSpec /c $cmd /apply | Out-Host
Assert-Equal '.cmd apply, code' $LASTEXITCODE 0
Assert-Equal '.cmd apply, value' (Get-Value) 0x00080000
$rollback = @(Get-ChildItem -Path $work -Filter '*-rollback-1.reg')[0].FullName
& $env:ComSpec /c $cmd /rollback $rollback | Out-Host
Assert-Equal '.cmd rollback, code' $LASTEXITCODE 0
Assert-Equal '.cmd rollback, value' (Get-Value) 0x20080000
& $env:ComSpec /c $cmd /apply | Out-Host
& reg.exe import $rollback
Assert-Equal 'import of the .reg' (Get-Value) 0x20080000

Write-Output ('{0} problems, PowerShell {1}' -f $script:problems, $PSVersionTable.PSVersion)
if ($script:problems -gt 0) { exit 1 }
exit 0
