<#
.SYNOPSIS
Reports, and only on request clears, the 128-bit requirement for NTLM on this server.

.DESCRIPTION
Run it on the registrar: the Front End, Standard Edition server or Director that answers 401.
Without -Apply, -Rollback or -Template it reads and reports, and changes nothing.

Clearing the bit lowers security for every NTLM logon to this server, not only for SIP.
Read the .md file that came with this script first: it lists better ways.

Exit codes, the same for the report and for -Apply:
   0  done, or nothing to do        9  a Group Policy sets the value
   1  unexpected error             10  a file (backup, template) could not be written
   2  wrong usage                  11  the new value did not stay; the old one is back
   3  the value is absent          12  the old value could not be put back
   4  not the expected server      13  the rollback file does not fit this server
   5  not elevated                 14  the security template was not accepted
   6  the value is not a DWORD     15  the service did not restart
   7  Windows is too old           16  the value does not fit a security template
   8  the service RTCSRV is missing

.PARAMETER Apply
Makes the change. Asks before each step; -WhatIf shows the steps. -Confirm:$false does not ask; it is understood
only inside Windows PowerShell, not after powershell.exe -File.

.PARAMETER Rollback
Puts back what a backup file of this script holds.

.PARAMETER IncludeClientValue
Also treats the clients policy (NtlmMinClientSec), as KB982021 step 8 says.

.PARAMETER CreateIfAbsent
Treats an absent value as the default of Windows (128-bit required) and writes 0.

.PARAMETER Via
Registry: write the value. SecurityPolicy: apply a security template with secedit.

.PARAMETER Template
Writes the security template only, to this new file, for secpol.msc or a Group Policy.

.PARAMETER ExpectedServer
Stops unless this computer has this name (short or full).

.PARAMETER RestartService
Restarts RTCSRV after a change. Without it nothing is restarted.

.PARAMETER BackupFolder
Folder for backup and log. Default: the folder of this script.

.EXAMPLE
powershell.exe -NoProfile -File .\sipstack-fix-ntlm-minimum-security.ps1

.EXAMPLE
powershell.exe -NoProfile -File .\sipstack-fix-ntlm-minimum-security.ps1 -Apply -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    [switch]$Apply,
    [string]$Rollback = '',
    [switch]$IncludeClientValue,
    [switch]$CreateIfAbsent,
    [ValidateSet('Registry', 'SecurityPolicy')]
    [string]$Via = 'Registry',
    [string]$Template = '',
    [string]$ExpectedServer = '',
    [switch]$RestartService,
    [string]$BackupFolder = ''
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$KeyPath = 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0'
$KeyName = 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0'
$TemplateKey = 'MACHINE\System\CurrentControlSet\Control\Lsa\MSV1_0\'
$PolicyKey = 'SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0'
$BackupFormat = 'format=sipstack-ntlm-minimum-security-1'
$ServiceName = 'RTCSRV'
$Bit128 = 0x20000000
$BitV2Session = 0x00080000

$script:LogFile = ''
$script:Transcribing = $false

# Asked of Windows itself: an environment variable can be set by any program of the user.
$ComputerName = [Environment]::MachineName

# Windows PowerShell 2.0 may end with code 0 after an unhandled error when it was started with -File.
trap {
    Exit-Script 1 ('ERROR: ' + $_.Exception.Message)
}

# Names of a Group Policy and lines of a rollback file must not steer the console or hide text.
function Write-Line([string]$Text) {
    $Text = $Text -replace '[\x00-\x08\x0A-\x1F\x7F-\x9F\u200B-\u200F\u202A-\u202E\u2066-\u2069]', '?'
    Write-Output $Text
    if ($script:LogFile -ne '') {
        # A full disk must not stop the script between writing a value and reading it back.
        try { [System.IO.File]::AppendAllText($script:LogFile, $Text + "`r`n") }
        catch {
            $script:LogFile = ''
            Write-Output ('The log file cannot be written: ' + $_.Exception.Message)
        }
    }
}

function Exit-Script([int]$Code, [string]$Text) {
    Write-Line $Text
    Write-Line ('Exit code {0}.' -f $Code)
    if ($script:Transcribing) {
        try { Stop-Transcript | Out-Null }
        catch { $script:Transcribing = $false }
    }
    exit $Code
}

function Test-Elevated {
    $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = New-Object System.Security.Principal.WindowsPrincipal($identity)
    $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Test-ComputerName([string]$Name) {
    $network = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties()
    $full = $network.HostName + '.' + $network.DomainName
    ($Name -eq $ComputerName) -or ($Name -eq $network.HostName) -or ($Name -eq $full)
}

function ConvertTo-Hex([int]$Data) {
    '0x{0:X8}' -f $Data
}

function Get-BitMeaning([int]$Data) {
    $known = @(
        @(0x20000000, '128-bit encryption'),
        @(0x00080000, 'NTLMv2 session security'),
        @(0x00000020, 'message confidentiality'),
        @(0x00000010, 'message integrity'),
        @([int]::MinValue, '56-bit encryption')
    )
    $rest = $Data
    foreach ($bit in $known) {
        if (($Data -band $bit[0]) -ne 0) {
            '{0} {1}' -f (ConvertTo-Hex $bit[0]), $bit[1]
            $rest = $rest -band (-bnot $bit[0])
        }
    }
    if ($rest -ne 0) { '{0} bits without a known meaning' -f (ConvertTo-Hex $rest) }
    if ($Data -eq 0) { 'no requirement' }
}

function Get-Setting([string]$Name) {
    $key = Get-Item -Path $KeyPath
    $present = @($key.GetValueNames()) -contains $Name
    $kind = ''
    $data = 0
    if ($present) {
        $kind = [string]$key.GetValueKind($Name)
        if ($kind -eq 'DWord') { $data = [int]$key.GetValue($Name) }
    }
    New-Object PSObject -Property @{ Name = $Name; Present = $present; Kind = $kind; Data = $data }
}

function Format-Setting($Setting) {
    if (-not $Setting.Present) { return 'absent: the default of this Windows counts' }
    if ($Setting.Kind -ne 'DWord') { return 'present, but of kind ' + $Setting.Kind + ' instead of DWord' }
    (ConvertTo-Hex $Setting.Data) + ' = ' + (@(Get-BitMeaning $Setting.Data) -join ', ')
}

# An empty answer proves nothing: resultant-set data exist only after a policy refresh that was logged.
function Get-PolicySource([string[]]$Name) {
    $namespace = 'root\rsop\computer'
    $found = @()
    $problem = ''
    $title = @{}
    $hits = @()
    try {
        foreach ($gpo in @(Get-WmiObject -Namespace $namespace -Class RSOP_GPO)) {
            if ($null -ne $gpo) { $title[[string]$gpo.GetPropertyValue('id')] = [string]$gpo.GetPropertyValue('name') }
        }
        foreach ($item in @(Get-WmiObject -Namespace $namespace -Class RSOP_RegistryValue)) {
            if ($null -eq $item) { continue }
            # The local policy is what secpol.msc writes; it does not come back at a refresh.
            if ([string]$item.GetPropertyValue('GPOID') -eq 'LocalGPO') { continue }
            foreach ($wanted in $Name) {
                if ([string]$item.GetPropertyValue('Path') -eq ($TemplateKey + $wanted)) { $hits += , @($wanted, $item) }
            }
        }
        foreach ($item in @(Get-WmiObject -Namespace $namespace -Class RSOP_RegistryPolicySetting)) {
            if ($null -eq $item) { continue }
            if ([string]$item.GetPropertyValue('registryKey') -ne $PolicyKey) { continue }
            foreach ($wanted in $Name) {
                if ([string]$item.GetPropertyValue('valueName') -eq $wanted) { $hits += , @($wanted, $item) }
            }
        }
    }
    catch { $problem = $_.Exception.Message }
    # What was seen before a problem counts all the same.
    foreach ($hit in $hits) {
        $id = [string]$hit[1].GetPropertyValue('GPOID')
        if ($title.ContainsKey($id)) { $id = $title[$id] }
        $found += '{0} is set by the Group Policy "{1}" (precedence {2}; 1 wins)' -f $hit[0], $id, $hit[1].GetPropertyValue('precedence')
    }
    New-Object PSObject -Property @{ Found = $found; Problem = $problem }
}

function Resolve-FilePath([string]$Path) {
    $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
}

function Write-NewFile([string]$Path, [string[]]$Line, [System.Text.Encoding]$Encoding) {
    $stream = New-Object System.IO.FileStream($Path, [System.IO.FileMode]::CreateNew, [System.IO.FileAccess]::Write)
    $writer = New-Object System.IO.StreamWriter($stream, $Encoding)
    try { $writer.Write(($Line -join "`r`n") + "`r`n") }
    finally { $writer.Close() }
}

function Get-TemplateLine($Change) {
    '[Unicode]'
    'Unicode=yes'
    '[Version]'
    'signature="$CHICAGO$"'
    'Revision=1'
    '[Registry Values]'
    foreach ($item in @($Change)) { '{0}{1}=4,{2}' -f $TemplateKey, ($item.Name -replace '^Ntlm', 'NTLM'), $item.NewData }
}

function Get-BackupLine($Change) {
    $BackupFormat
    'computer=' + $ComputerName
    'time=' + (Get-Date).ToString('yyyy-MM-ddTHH:mm:ss', [System.Globalization.CultureInfo]::InvariantCulture)
    'key=' + $KeyName
    foreach ($item in @($Change)) {
        $old = 'absent'
        if ($item.OldPresent) { $old = ConvertTo-Hex $item.OldData }
        'value={0};REG_DWORD;old={1};new={2}' -f $item.Name, $old, (ConvertTo-Hex $item.NewData)
    }
}

# Takes only what this script can have written: a value without the bit, which had the bit before or was absent.
# So a rollback makes the server as strict as it was, whoever wrote the file.
function Read-Backup([string]$Path) {
    $problem = ''
    $items = @()
    $line = @()
    try { $line = @([System.IO.File]::ReadAllLines((Resolve-FilePath $Path))) }
    catch { $problem = 'The rollback file cannot be read: ' + $_.Exception.Message }
    if ($problem -eq '' -and ($line.Count -lt 5 -or $line[0] -cne $BackupFormat)) { $problem = 'This is not a backup file of this script.' }
    if ($problem -eq '' -and $line[1] -ne ('computer=' + $ComputerName)) { $problem = 'The backup is of another computer: ' + $line[1] }
    if ($problem -eq '' -and $line[3] -ne ('key=' + $KeyName)) { $problem = 'The backup is of another registry key: ' + $line[3] }
    for ($i = 4; $problem -eq '' -and $i -lt $line.Count; $i++) {
        if ($line[$i] -cmatch '^value=(NtlmMinServerSec|NtlmMinClientSec);REG_DWORD;old=(absent|0x[0-9A-F]{8});new=0x([0-9A-F]{8})$') {
            $name = $matches[1]
            $old = $matches[2]
            $new = [Convert]::ToInt32($matches[3], 16)
            $present = $old -ne 'absent'
            $data = 0
            if ($present) { $data = [Convert]::ToInt32($old.Substring(2), 16) }
            if ($present) { $fits = ($data -band $Bit128) -ne 0 -and ($data -band (-bnot $Bit128)) -eq $new }
            else { $fits = $new -eq 0 }
            if (-not $fits) { $problem = 'The backup file has a change that this script does not make: line ' + ($i + 1) }
            $items += New-Object PSObject -Property @{ Name = $name; OldPresent = $present; OldData = $data; NewData = $new }
        }
        else { $problem = 'The backup file has a line that does not belong there: line ' + ($i + 1) }
    }
    New-Object PSObject -Property @{ Problem = $problem; Items = $items }
}

function Write-Value([string]$Name, [int]$Data) {
    Set-ItemProperty -Path $KeyPath -Name $Name -Value $Data -Type DWord -Confirm:$false
}

function Test-NewData($Change) {
    $now = Get-Setting $Change.Name
    $now.Present -and $now.Kind -eq 'DWord' -and $now.Data -eq $Change.NewData
}

function Test-OldData($Change) {
    $now = Get-Setting $Change.Name
    if (-not $Change.OldPresent) { return (-not $now.Present) }
    $now.Present -and $now.Kind -eq 'DWord' -and $now.Data -eq $Change.OldData
}

# Puts the old data back and returns the names for which that failed.
function Undo-Change($Change) {
    foreach ($item in @($Change)) {
        $restored = $false
        try {
            # A write that was refused has left the old data where they are.
            if (-not (Test-OldData $item)) {
                if ($item.OldPresent) { Write-Value $item.Name $item.OldData }
                else { Remove-ItemProperty -Path $KeyPath -Name $item.Name -Confirm:$false }
            }
            $restored = Test-OldData $item
        }
        catch { $restored = $false }
        if (-not $restored) { $item.Name }
    }
}

# Uses a fresh database beside the template; the system database stays untouched. Whether the value was
# really set is for the read back to say: secedit also ends with a code above 0 for mere warnings.
function Invoke-Template([string]$BasePath) {
    $secedit = Join-Path ([Environment]::SystemDirectory) 'secedit.exe'
    & $secedit /validate ($BasePath + '.inf') | Out-Null
    if ($LASTEXITCODE -ne 0) { throw ('secedit /validate ended with code {0}' -f $LASTEXITCODE) }
    & $secedit /configure /db ($BasePath + '.sdb') /cfg ($BasePath + '.inf') /areas SECURITYPOLICY /log ($BasePath + '-secedit.log') /quiet | Out-Null
}

function Open-Log([string]$BasePath, [string[]]$Earlier) {
    try {
        Write-NewFile ($BasePath + '-log.txt') $Earlier ([System.Text.Encoding]::UTF8)
        $script:LogFile = $BasePath + '-log.txt'
    }
    catch { Write-Output ('No log file: ' + $_.Exception.Message) }
    # Not every host of Windows PowerShell can write a transcript.
    try {
        Start-Transcript -Path ($BasePath + '-transcript.txt') -Confirm:$false | Out-Null
        $script:Transcribing = $true
    }
    catch { Write-Output ('No transcript: ' + $_.Exception.Message) }
}

function Import-ServerModule {
    foreach ($name in 'SkypeForBusiness', 'Lync') {
        if (@(Get-Module -ListAvailable -Name $name -ErrorAction SilentlyContinue).Count -gt 0) {
            Import-Module -Name $name
            return
        }
    }
}

function Invoke-Restart {
    Import-ServerModule
    if (@(Get-Command -Name Stop-CsWindowsService -ErrorAction SilentlyContinue).Count -gt 0) {
        Write-Line ('Stopping {0} gracefully; calls that run may take a while to end.' -f $ServiceName)
        Stop-CsWindowsService -Name $ServiceName -Graceful -Confirm:$false
        Start-CsWindowsService -Name $ServiceName -Confirm:$false
    }
    else { Restart-Service -Name $ServiceName -Confirm:$false }
    Write-Line ('{0} was restarted.' -f $ServiceName)
}

# ---- usage

$modes = @()
if ($Apply) { $modes += '-Apply' }
if ($Rollback -ne '') { $modes += '-Rollback' }
if ($Template -ne '') { $modes += '-Template' }
if ($modes.Count -gt 1) { Exit-Script 2 ('Use only one of ' + ($modes -join ' and ') + '.') }
if ($RestartService -and -not $Apply -and $Rollback -eq '') { Exit-Script 2 '-RestartService goes only with -Apply or -Rollback.' }

$stamp = (Get-Date).ToString('yyyyMMdd-HHmmss', [System.Globalization.CultureInfo]::InvariantCulture)
if ($BackupFolder -eq '') {
    if ($MyInvocation.MyCommand.CommandType -eq 'ExternalScript') { $BackupFolder = Split-Path -Parent $MyInvocation.MyCommand.Path }
    else { $BackupFolder = (Get-Location -PSProvider FileSystem).ProviderPath }
}
$basePath = Join-Path (Resolve-FilePath $BackupFolder) ('sipstack-ntlm-' + $ComputerName + '-' + $stamp)

# ---- preconditions: all are looked at, so that one run shows everything

$problems = @()
$header = @('Minimum session security for NTLM, computer ' + $ComputerName)

$elevated = Test-Elevated
if (-not $elevated) { $problems += , @(5, 'Not elevated. Start Windows PowerShell with "Run as administrator".') }

$system = @(Get-WmiObject -Class Win32_OperatingSystem)[0]
$header += 'Windows: {0} {1}' -f ([string]$system.Caption).Trim(), $system.Version
if ([Version]$system.Version -lt [Version]'6.1') { $problems += , @(7, 'Windows is older than Server 2008 R2: it has no 128-bit requirement by default, look elsewhere.') }

$service = @(Get-Service -Name $ServiceName -ErrorAction SilentlyContinue)
if ($service.Count -eq 0) { $problems += , @(8, 'The service RTCSRV is missing: this is no registrar and no Access Edge.') }
else { $header += 'Service: {0}, "{1}"' -f $ServiceName, $service[0].DisplayName }

if ($ExpectedServer -ne '' -and -not (Test-ComputerName $ExpectedServer)) {
    $problems += , @(4, ('This computer is {0}, not {1}.' -f $ComputerName, $ExpectedServer))
}

foreach ($text in $header) { Write-Line $text }

# ---- rollback

if ($Rollback -ne '') {
    foreach ($problem in $problems) {
        if ($problem[0] -eq 4 -or $problem[0] -eq 5) { Exit-Script $problem[0] $problem[1] }
    }
    $backup = Read-Backup $Rollback
    if ($backup.Problem -ne '') { Exit-Script 13 $backup.Problem }
    $open = @()
    foreach ($change in @($backup.Items)) {
        if (Test-OldData $change) { Write-Line ('{0} is already as it was before.' -f $change.Name) }
        elseif (Test-NewData $change) { $open += $change }
        else { Exit-Script 13 ('{0} is {1}: not the value that the script wrote. Nothing was changed.' -f $change.Name, (Format-Setting (Get-Setting $change.Name))) }
    }
    if ($open.Count -eq 0) { Exit-Script 0 'Nothing to roll back.' }
    $names = @($open | ForEach-Object { $_.Name }) -join ', '
    if (-not $PSCmdlet.ShouldProcess($KeyName, 'Put back the old data of ' + $names)) { Exit-Script 0 'Nothing was changed.' }
    Open-Log ($basePath + '-rollback') $header
    $failed = @(Undo-Change $open)
    if ($failed.Count -gt 0) { Exit-Script 12 ('These values could not be put back: ' + ($failed -join ', ') + '. Old data: see the rollback file.') }
    foreach ($change in $open) { Write-Line ('{0}: {1}' -f $change.Name, (Format-Setting (Get-Setting $change.Name))) }
    if ($RestartService -and $PSCmdlet.ShouldProcess($ServiceName, 'Restart the service')) {
        $failure = ''
        try { Invoke-Restart } catch { $failure = $_.Exception.Message }
        if ($failure -ne '') { Exit-Script 15 ('The values are back, but the service did not restart: ' + $failure) }
    }
    Exit-Script 0 'Rolled back.'
}

# ---- the values now and as planned

$names = @('NtlmMinServerSec')
if ($IncludeClientValue) { $names += 'NtlmMinClientSec' }

$changes = @()
$strictAfter = @()
foreach ($name in $names) {
    $setting = Get-Setting $name
    Write-Line ''
    Write-Line ('{0} now:     {1}' -f $name, (Format-Setting $setting))
    if (-not $setting.Present -and -not $CreateIfAbsent) {
        $problems += , @(3, ($name + ' is absent. On Windows Server 2008 R2 and later that usually means "128-bit required". Add -CreateIfAbsent to write 0 instead.'))
        continue
    }
    if ($setting.Present -and $setting.Kind -ne 'DWord') {
        $problems += , @(6, ($name + ' is not of kind DWord. Somebody made it by hand; repair that first.'))
        continue
    }
    $planned = 0
    if ($setting.Present) { $planned = $setting.Data -band (-bnot $Bit128) }
    Write-Line ('{0} planned: {1} = {2}' -f $name, (ConvertTo-Hex $planned), (@(Get-BitMeaning $planned) -join ', '))
    if (($planned -band $BitV2Session) -ne 0) { $strictAfter += $name }
    if ($setting.Present -and $setting.Data -eq $planned -and $Template -eq '') {
        Write-Line ('{0}: the 128-bit requirement is already clear.' -f $name)
        continue
    }
    if ($planned -lt 0 -and ($Template -ne '' -or $Via -eq 'SecurityPolicy')) {
        $problems += , @(16, ($name + ' has its highest bit set; a security template cannot hold that safely. Use -Via Registry.'))
        continue
    }
    $changes += New-Object PSObject -Property @{ Name = $name; OldPresent = $setting.Present; OldData = $setting.Data; NewData = $planned }
}

Write-Line ''
foreach ($name in $strictAfter) {
    Write-Line ('WARNING: {0} will still demand NTLMv2 session security. A client that has neither (Windows XP with old settings) stays locked out.' -f $name)
}

# ---- template only

if ($Template -ne '') {
    foreach ($problem in $problems) {
        if ($problem[0] -eq 3 -or $problem[0] -eq 4 -or $problem[0] -eq 6 -or $problem[0] -eq 16) { Exit-Script $problem[0] $problem[1] }
    }
    $file = Resolve-FilePath $Template
    if ($WhatIfPreference) { Exit-Script 0 ('What if: the security template would be written to ' + $file) }
    $failure = ''
    try { Write-NewFile $file @(Get-TemplateLine $changes) ([System.Text.Encoding]::Unicode) }
    catch { $failure = $_.Exception.Message }
    if ($failure -ne '') { Exit-Script 10 ('The template could not be written: ' + $failure) }
    Exit-Script 0 ('Template written: ' + $file + '. It holds the value for servers that are now set as this one.')
}

$policy = Get-PolicySource $names
if ($policy.Problem -ne '') { Write-Line ('Group Policy results cannot be read: ' + $policy.Problem) }
if (@($policy.Found).Count -eq 0) { Write-Line 'No Group Policy was seen to set this. That is no proof: run "gpresult /scope computer /h report.html" and look.' }
foreach ($text in @($policy.Found)) {
    $problems += , @(9, ($text + '. Change it there, for the registrar servers only: a local change would be undone.'))
}

foreach ($problem in $problems) { Write-Line ('STOP ({0}): {1}' -f $problem[0], $problem[1]) }

if ($problems.Count -gt 0) { Exit-Script $problems[0][0] 'Nothing was changed.' }
if ($changes.Count -eq 0) { Exit-Script 0 'Nothing to do.' }
if (-not $Apply) {
    Write-Line 'Lowering this weakens every NTLM logon to this server. Better: new firmware, a newer client, Kerberos or certificates.'
    Write-Line 'Tell your security team first: monitoring may report the change as a downgrade attack.'
    Exit-Script 0 'Report only, nothing was changed. Next: the same command with -Apply -WhatIf, then with -Apply.'
}

# ---- apply

$names = @($changes | ForEach-Object { $_.Name + ' = ' + (ConvertTo-Hex $_.NewData) }) -join ', '
if (-not $PSCmdlet.ShouldProcess($KeyName, ('Lower NTLM security: set {0} (via {1})' -f $names, $Via))) { Exit-Script 0 'Nothing was changed.' }

$backupFile = $basePath + '-backup.txt'
$failure = ''
try { Write-NewFile $backupFile @(Get-BackupLine $changes) ([System.Text.Encoding]::UTF8) }
catch { $failure = $_.Exception.Message }
if ($failure -eq '') {
    $written = Read-Backup $backupFile
    if ($written.Problem -ne '' -or @($written.Items).Count -ne $changes.Count) { $failure = 'the file reads back wrong.' }
}
if ($failure -ne '') { Exit-Script 10 ('No backup, so nothing was changed: ' + $failure + ' Name another folder with -BackupFolder.') }
Open-Log $basePath $header
Write-Line ('Backup: ' + $backupFile)

$failure = ''
$code = 11
try {
    if ($Via -eq 'SecurityPolicy') {
        $code = 14
        Write-NewFile ($basePath + '.inf') @(Get-TemplateLine $changes) ([System.Text.Encoding]::Unicode)
        Invoke-Template $basePath
    }
    else {
        foreach ($change in $changes) { Write-Value $change.Name $change.NewData }
    }
    foreach ($change in $changes) {
        if (-not (Test-NewData $change)) { throw ('{0} reads back as {1}' -f $change.Name, (Format-Setting (Get-Setting $change.Name))) }
    }
}
catch { $failure = $_.Exception.Message }

if ($failure -ne '') {
    $failed = @(Undo-Change $changes)
    if ($failed.Count -gt 0) { Exit-Script 12 ($failure + '. The old data could NOT be put back: ' + ($failed -join ', ') + '. See ' + $backupFile) }
    Exit-Script $code ($failure + '. The old data are back.')
}

foreach ($change in $changes) { Write-Line ('{0} now:     {1}' -f $change.Name, (Format-Setting (Get-Setting $change.Name))) }
Write-Line ('Undo: run this script with -Rollback "{0}"' -f $backupFile)
Write-Line 'No restart of Windows is needed. Restart RTCSRV at a quiet time if clients still fail. Do the same on every Front End of the pool.'
Write-Line 'Run the report again after the next policy refresh (about two hours) to see that the value stays.'

if ($RestartService -and $PSCmdlet.ShouldProcess($ServiceName, 'Restart the service')) {
    $failure = ''
    try { Invoke-Restart } catch { $failure = $_.Exception.Message }
    if ($failure -ne '') { Exit-Script 15 ('The value is set, but the service did not restart: ' + $failure) }
}
Exit-Script 0 'Done.'
