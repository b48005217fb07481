# Runs the NTLM script against a registry that is a file: functions named like the cmdlets win over the cmdlets.
# Works with pwsh on any system and with Windows PowerShell. Nothing of the machine is read or changed.
$ErrorActionPreference = 'Stop'
$source = Join-Path $PSScriptRoot '../../server/SipStack.Knowledge/Data/remedies/ntlm-minimum-security/sipstack-fix-ntlm-minimum-security.ps1'
$root = Join-Path ([System.IO.Path]::GetTempPath()) ('sipstack-behaviour-' + [Guid]::NewGuid().ToString('N'))
[void][System.IO.Directory]::CreateDirectory($root)
$engine = (Get-Process -Id $PID).Path
$script:problems = @()
$script:checks = 0

# The two lines that are replaced: neither the name of the computer nor whether the process is elevated can be chosen.
$text = [System.IO.File]::ReadAllText($source)
$mark = 'function Test-Elevated {'
if (($text -split [regex]::Escape($mark)).Count -ne 2) { throw 'Test-Elevated was not found exactly once.' }
$copy = Join-Path $root 'fix.ps1'
$machine = '[Environment]::MachineName'
if (($text -split [regex]::Escape($machine)).Count -ne 2) { throw 'The name of the computer was not found exactly once.' }
$text = $text.Replace($machine, "'FE01'")
[System.IO.File]::WriteAllText($copy, $text.Replace($mark, $mark + " return (`$env:SIPSTACK_TEST_ELEVATED -eq '1')"))

$shadows = @'
$ConfirmPreference = 'None'
function Get-State { Import-Clixml -Path $env:SIPSTACK_TEST_STATE }
function Save-State($State) { Export-Clixml -InputObject $State -Path $env:SIPSTACK_TEST_STATE -Confirm:$false -WhatIf:$false }
function Get-Item([string]$Path) {
    if ($Path -ne 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0') { throw "wrong key $Path" }
    $key = New-Object PSObject
    $key | Add-Member -MemberType ScriptMethod -Name GetValueNames -Value { @((Get-State).Keys) }
    $key | Add-Member -MemberType ScriptMethod -Name GetValueKind -Value { (Get-State)[$args[0]].Kind }
    $key | Add-Member -MemberType ScriptMethod -Name GetValue -Value { (Get-State)[$args[0]].Data }
    $key
}
function Set-ItemProperty([string]$Path, [string]$Name, $Value, [string]$Type, [switch]$Confirm) {
    if ($env:SIPSTACK_TEST_WRITE -eq 'refuse') { throw 'access is denied' }
    $state = Get-State
    # A write that does not stay: the first one is spoiled, the restoring one is good.
    if ($env:SIPSTACK_TEST_WRITE -eq 'spoil' -and -not (Test-Path -Path ($env:SIPSTACK_TEST_STATE + '.spoiled'))) {
        [System.IO.File]::WriteAllText($env:SIPSTACK_TEST_STATE + '.spoiled', '')
        $Value = 7
    }
    if ($env:SIPSTACK_TEST_WRITE -eq 'always spoil') { $Value = 7 }
    if ($Type -ne 'DWord') { throw "wrong kind $Type" }
    $state[$Name] = @{ Kind = 'DWord'; Data = [int]$Value }
    Save-State $state
}
function Remove-ItemProperty([string]$Path, [string]$Name, [switch]$Confirm) {
    $state = Get-State
    $state.Remove($Name)
    Save-State $state
}
function Get-Service([string]$Name, $ErrorAction) {
    if ($env:SIPSTACK_TEST_SERVICE -eq '1' -and $Name -eq 'RTCSRV') { New-Object PSObject -Property @{ Name = 'RTCSRV'; DisplayName = 'Front-End' } }
}
function Restart-Service([string]$Name, [switch]$Confirm) { [System.IO.File]::WriteAllText($env:SIPSTACK_TEST_STATE + '.restarted', $Name) }
function Get-Module { }
function Get-WmiObject([string]$Namespace, [string]$Class) {
    if ($Class -eq 'Win32_OperatingSystem') { return New-Object PSObject -Property @{ Caption = ' Windows '; Version = $env:SIPSTACK_TEST_VERSION } }
    if ($env:SIPSTACK_TEST_POLICY -eq 'unreadable') { throw 'access is denied' }
    $properties = @{}
    if ($Class -eq 'RSOP_GPO' -and $env:SIPSTACK_TEST_POLICY -ne '') { $properties = @{ id = 'cn={1}'; name = 'Hardening' } }
    if ($Class -eq 'RSOP_RegistryValue' -and @('security', 'half') -contains $env:SIPSTACK_TEST_POLICY) {
        $properties = @{ Path = 'MACHINE\System\CurrentControlSet\Control\Lsa\MSV1_0\NTLMMinServerSec'; GPOID = 'cn={1}'; precedence = 1 }
    }
    if ($Class -eq 'RSOP_RegistryValue' -and $env:SIPSTACK_TEST_POLICY -eq 'local') {
        $properties = @{ Path = 'MACHINE\System\CurrentControlSet\Control\Lsa\MSV1_0\NTLMMinServerSec'; GPOID = 'LocalGPO'; precedence = 1 }
    }
    if ($Class -eq 'RSOP_RegistryPolicySetting' -and $env:SIPSTACK_TEST_POLICY -eq 'half') { throw 'access is denied' }
    if ($Class -eq 'RSOP_RegistryPolicySetting' -and $env:SIPSTACK_TEST_POLICY -eq 'template') {
        $properties = @{ registryKey = 'System\CurrentControlSet\Control\Lsa\MSV1_0'; valueName = 'NtlmMinServerSec'; GPOID = 'cn={1}'; precedence = 1 }
    }
    if ($properties.Count -gt 0) {
        $item = New-Object PSObject -Property @{ Values = $properties }
        $item | Add-Member -MemberType ScriptMethod -Name GetPropertyValue -Value { $this.Values[$args[0]] }
        $item
    }
}
'@

function Assert-Equal([string]$What, $Actual, $Wanted) {
    $script:checks++
    if ("$Actual" -cne "$Wanted") { $script:problems += "${What}: '$Actual' instead of '$Wanted'" }
}

function New-Machine([hashtable]$Values) {
    $folder = Join-Path $root ([Guid]::NewGuid().ToString('N'))
    [void][System.IO.Directory]::CreateDirectory($folder)
    $state = @{}
    foreach ($name in $Values.Keys) {
        $kind = 'DWord'
        if ($Values[$name] -is [string]) { $kind = 'String' }
        $state[$name] = @{ Kind = $kind; Data = $Values[$name] }
    }
    Export-Clixml -InputObject $state -Path (Join-Path $folder 'state.xml')
    $folder
}

# Runs the script with the words as they would be typed; returns exit code, output, and the server value afterwards.
function Invoke-Fix([string]$Folder, [string]$Words, [hashtable]$World = @{}, [string]$Backup = $Folder) {
    $settings = @{ ELEVATED = '1'; SERVICE = '1'; VERSION = '6.1.7601'; POLICY = ''; WRITE = ''; STATE = (Join-Path $Folder 'state.xml') }
    foreach ($name in $World.Keys) { $settings[$name] = $World[$name] }
    foreach ($name in $settings.Keys) { [Environment]::SetEnvironmentVariable('SIPSTACK_TEST_' + $name, $settings[$name]) }
    # Any program of the user can set it; the script must not believe it.
    [Environment]::SetEnvironmentVariable('COMPUTERNAME', 'FE02')
    $run = Join-Path $Folder 'run.ps1'
    [System.IO.File]::WriteAllText($run, $shadows + "`n& '$copy' -BackupFolder '$Backup' $Words`nexit `$LASTEXITCODE`n")
    $output = & $engine -NoProfile -NonInteractive -ExecutionPolicy Bypass -File $run | Out-String
    $code = $LASTEXITCODE
    $state = Import-Clixml -Path (Join-Path $Folder 'state.xml')
    $server = 'absent'
    if ($state.ContainsKey('NtlmMinServerSec')) { $server = $state['NtlmMinServerSec'].Data }
    $client = 'absent'
    if ($state.ContainsKey('NtlmMinClientSec')) { $client = $state['NtlmMinClientSec'].Data }
    New-Object PSObject -Property @{ Code = $code; Output = $output; Server = $server; Client = $client; Backups = @(Get-ChildItem -Path $Folder -Filter '*-backup.txt') }
}

function Test-Case([string]$What, [hashtable]$Values, [string]$Words, [int]$Code, $Server, [string]$Says = '', [hashtable]$World = @{}, [int]$Backups = 0) {
    $result = Invoke-Fix (New-Machine $Values) $Words $World
    Assert-Equal "$What, exit code" $result.Code $Code
    Assert-Equal "$What, value" $result.Server $Server
    Assert-Equal "$What, backups" $result.Backups.Count $Backups
    if ($Says -ne '') { Assert-Equal "$What, says '$Says'" ($result.Output -like "*$Says*") $true }
    if ($script:problems.Count -gt 0 -and $script:problems[-1].StartsWith($What)) { $script:problems += $result.Output }
}

$both = 0x20080000
$all = 0x20080030
$high = [Convert]::ToInt32('a0080000', 16)
$highAfter = [Convert]::ToInt32('80080000', 16)

try {
    Test-Case 'report' @{ NtlmMinServerSec = 0x20000000 } '' 0 0x20000000 'Report only'
    Test-Case 'what if' @{ NtlmMinServerSec = 0x20000000 } '-Apply -WhatIf' 0 0x20000000 'Nothing was changed'
    Test-Case 'apply 128-bit' @{ NtlmMinServerSec = 0x20000000 } '-Apply' 0 0 'Done.' @{} 1
    Test-Case 'apply both' @{ NtlmMinServerSec = $both } '-Apply' 0 0x00080000 'still demand NTLMv2 session security' @{} 1
    Test-Case 'apply all four' @{ NtlmMinServerSec = $all } '-Apply' 0 0x00080030 'Done.' @{} 1
    Test-Case 'apply with the highest bit' @{ NtlmMinServerSec = $high } '-Apply' 0 $highAfter '0x80080000' @{} 1
    Test-Case 'already clear' @{ NtlmMinServerSec = 0x00080000 } '-Apply -RestartService' 0 0x00080000 'Nothing to do'
    Test-Case 'zero' @{ NtlmMinServerSec = 0 } '-Apply' 0 0 'Nothing to do'
    Test-Case 'absent' @{} '-Apply' 3 'absent' '-CreateIfAbsent'
    Test-Case 'absent, created' @{} '-Apply -CreateIfAbsent' 0 0 'Done.' @{} 1
    Test-Case 'wrong kind' @{ NtlmMinServerSec = '0x20000000' } '-Apply' 6 '0x20000000' 'not of kind DWord'
    Test-Case 'wrong computer' @{ NtlmMinServerSec = $both } '-Apply -ExpectedServer FE02' 4 $both 'not FE02'
    Test-Case 'right computer' @{ NtlmMinServerSec = $both } '-Apply -ExpectedServer fe01' 0 0x00080000 'Done.' @{} 1
    Test-Case 'not elevated' @{ NtlmMinServerSec = $both } '-Apply' 5 $both 'Not elevated' @{ ELEVATED = '0' }
    Test-Case 'old Windows' @{ NtlmMinServerSec = $both } '-Apply' 7 $both 'older' @{ VERSION = '6.0.6002' }
    Test-Case 'new Windows' @{ NtlmMinServerSec = $both } '-Apply' 0 0x00080000 'Done.' @{ VERSION = '10.0.20348' } 1
    Test-Case 'no registrar' @{ NtlmMinServerSec = $both } '-Apply' 8 $both 'RTCSRV is missing' @{ SERVICE = '0' }
    Test-Case 'policy' @{ NtlmMinServerSec = $both } '-Apply' 9 $both 'Hardening' @{ POLICY = 'security' }
    Test-Case 'policy template' @{ NtlmMinServerSec = $both } '-Apply' 9 $both 'Hardening' @{ POLICY = 'template' }
    Test-Case 'policy, half readable' @{ NtlmMinServerSec = $both } '-Apply' 9 $both 'Hardening' @{ POLICY = 'half' }
    Test-Case 'local policy' @{ NtlmMinServerSec = $both } '-Apply' 0 0x00080000 'Done.' @{ POLICY = 'local' } 1
    Test-Case 'policy unreadable' @{ NtlmMinServerSec = $both } '-Apply' 0 0x00080000 'cannot be read' @{ POLICY = 'unreadable' } 1
    Test-Case 'write refused' @{ NtlmMinServerSec = $both } '-Apply' 11 $both 'access is denied' @{ WRITE = 'refuse' } 1
    Test-Case 'write spoiled' @{ NtlmMinServerSec = $both } '-Apply' 11 $both 'The old data are back' @{ WRITE = 'spoil' } 1
    Test-Case 'write always spoiled' @{ NtlmMinServerSec = $both } '-Apply' 12 7 'could NOT be put back' @{ WRITE = 'always spoil' } 1
    Test-Case 'usage: two modes' @{ NtlmMinServerSec = $both } "-Apply -Rollback x.txt" 2 $both 'only one of'
    Test-Case 'usage: restart alone' @{ NtlmMinServerSec = $both } '-RestartService' 2 $both '-RestartService goes only with'
    Test-Case 'rollback of nothing' @{ NtlmMinServerSec = $both } "-Rollback nothing.txt" 13 $both 'cannot be read'

    $folder = New-Machine @{ NtlmMinServerSec = $both; NtlmMinClientSec = 0x20000000 }
    $first = Invoke-Fix $folder '-Apply -IncludeClientValue -RestartService'
    Assert-Equal 'both values, exit code' $first.Code 0
    Assert-Equal 'both values, servers' $first.Server 0x00080000
    Assert-Equal 'both values, clients' $first.Client 0
    Assert-Equal 'restart' (Test-Path -Path (Join-Path $folder 'state.xml.restarted')) $true
    $again = Invoke-Fix $folder '-Apply -IncludeClientValue'
    Assert-Equal 'second run, backups' $again.Backups.Count 1
    $backup = $first.Backups[0].FullName
    $dry = Invoke-Fix $folder "-Rollback '$backup' -WhatIf"
    Assert-Equal 'rollback, what if' $dry.Server 0x00080000
    $back = Invoke-Fix $folder "-Rollback '$backup'"
    Assert-Equal 'rollback, exit code' $back.Code 0
    Assert-Equal 'rollback, servers' $back.Server $both
    Assert-Equal 'rollback, clients' $back.Client 0x20000000
    $twice = Invoke-Fix $folder "-Rollback '$backup'"
    Assert-Equal 'second rollback' ($twice.Output -like '*Nothing to roll back*') $true

    $changed = Join-Path $folder 'changed.txt'
    [System.IO.File]::WriteAllText($changed, [System.IO.File]::ReadAllText($backup).Replace('computer=FE01', 'computer=FE02'))
    Assert-Equal 'rollback of another computer' (Invoke-Fix $folder "-Rollback '$changed'").Code 13
    [System.IO.File]::WriteAllText($changed, [System.IO.File]::ReadAllText($backup).Replace('new=0x00080000', 'new=0x00080001').Replace('old=0x20080000', 'old=0x00000001'))
    $other = Invoke-Fix $folder "-Rollback '$changed'"
    Assert-Equal 'rollback over another value' $other.Code 13
    Assert-Equal 'rollback over another value, servers' $other.Server $both
    [System.IO.File]::WriteAllText($changed, [System.IO.File]::ReadAllText($backup) + "value=LmCompatibilityLevel;REG_DWORD;old=0x00000000;new=0x00000005`r`n")
    Assert-Equal 'rollback of a foreign value' (Invoke-Fix $folder "-Rollback '$changed'").Code 13

    # A rollback file of somebody else: it must not lower security, and its text must not steer the console.
    foreach ($line in 'old=0x00000000;new=0x20080000', 'old=absent;new=0x20080000', 'old=0x20080000;new=0x20080000', 'old=0x20080001;new=0x00080000') {
        [System.IO.File]::WriteAllText($changed, "format=sipstack-ntlm-minimum-security-1`r`ncomputer=FE01`r`ntime=`r`nkey=HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0`r`nvalue=NtlmMinServerSec;REG_DWORD;$line`r`n")
        $forged = Invoke-Fix $folder "-Rollback '$changed'"
        Assert-Equal "forged rollback $line" $forged.Code 13
        Assert-Equal "forged rollback $line, says" ($forged.Output -like '*a change that this script does not make*') $true
        Assert-Equal "forged rollback $line, servers" $forged.Server $both
    }
    [System.IO.File]::WriteAllText($changed, [System.IO.File]::ReadAllText($backup).Replace('computer=FE01', ('computer=FE02' + [char]27 + '[2J')))
    $steering = Invoke-Fix $folder "-Rollback '$changed'"
    Assert-Equal 'rollback file with an escape sequence, exit code' $steering.Code 13
    Assert-Equal 'rollback file with an escape sequence' ($steering.Output.IndexOf([char]27)) -1

    $folder = New-Machine @{ NtlmMinServerSec = $both }
    $refused = Invoke-Fix $folder '-Apply' @{} (Join-Path $folder 'nowhere')
    Assert-Equal 'no folder for the backup, exit code' $refused.Code 10
    Assert-Equal 'no folder for the backup, value' $refused.Server $both

    $folder = New-Machine @{}
    $made = Invoke-Fix $folder '-Apply -CreateIfAbsent'
    $gone = Invoke-Fix $folder ("-Rollback '" + $made.Backups[0].FullName + "'")
    Assert-Equal 'rollback to absent' $gone.Server 'absent'

    $folder = New-Machine @{ NtlmMinServerSec = $both }
    $file = Join-Path $folder 'made.inf'
    $written = Invoke-Fix $folder "-Template '$file'"
    Assert-Equal 'template, exit code' $written.Code 0
    Assert-Equal 'template, value' $written.Server $both
    $bytes = [System.IO.File]::ReadAllBytes($file)
    Assert-Equal 'template, byte order mark' ('{0:x2}{1:x2}' -f $bytes[0], $bytes[1]) 'fffe'
    $lines = [System.IO.File]::ReadAllText($file) -split "`r`n"
    Assert-Equal 'template, line' ($lines -contains 'MACHINE\System\CurrentControlSet\Control\Lsa\MSV1_0\NTLMMinServerSec=4,524288') $true
    Assert-Equal 'template, signature' ($lines -contains 'signature="$CHICAGO$"') $true
    Assert-Equal 'template is not overwritten' (Invoke-Fix $folder "-Template '$file'").Code 10
    $dry = Invoke-Fix $folder ("-Template '" + (Join-Path $folder 'dry.inf') + "' -WhatIf")
    Assert-Equal 'template, what if' (Test-Path -Path (Join-Path $folder 'dry.inf')) $false
    Test-Case 'template with the highest bit' @{ NtlmMinServerSec = $high } "-Template '$root/high.inf'" 16 $high 'highest bit'
}
finally { Remove-Item -Path $root -Recurse -Force }

foreach ($problem in $script:problems) { Write-Output $problem }
Write-Output ('{0} checks, {1} problems, PowerShell {2}' -f $script:checks, $script:problems.Count, $PSVersionTable.PSVersion)
if ($script:problems.Count -gt 0) { exit 1 }
exit 0
