<#
.SYNOPSIS
Reports how strict this server is with NTLM, who sets that, and which NTLM sign-ins it saw.

.DESCRIPTION
Run it on the registrar, elevated (the Security log and the Group Policy results need that).
It reads only, and it connects nowhere.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER Hours
How far back to look in the Security log.

.PARAMETER MaxEvents
How many events of each kind to read at most.
#>
[CmdletBinding()]
param(
    [int]$Hours = 24,
    [int]$MaxEvents = 2000
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# Windows PowerShell 2.0 may end with code 0 after an unhandled error when it was started with -File.
trap {
    Write-Output ('ERROR: ' + $_.Exception.Message)
    exit 1
}

# What comes from the network or a directory must not steer the console or hide text.
function Write-Line([string]$Text) {
    Write-Output ($Text -replace '[\x00-\x08\x0A-\x1F\x7F-\x9F\u200B-\u200F\u202A-\u202E\u2066-\u2069]', '?')
}

$LsaPath = 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa'
$KeyPath = 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0'
$Bit128 = 0x20000000
$BitV2Session = 0x00080000

function Get-BitMeaning([int]$Data) {
    $known = @(
        @(0x20000000, '128-bit encryption'),
        @(0x00080000, 'NTLMv2 session security'),
        @(0x00000020, 'message confidentiality'),
        @(0x00000010, 'message integrity'),
        @([int]::MinValue, '56-bit encryption')
    )
    foreach ($bit in $known) {
        if (($Data -band $bit[0]) -ne 0) { $bit[1] }
    }
    if ($Data -eq 0) { 'no requirement' }
}

# Present, kind and data of a value; data is 0 when it is absent or no DWORD.
function Get-Setting([string]$Path, [string]$Name) {
    $key = Get-Item -Path $Path
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
    if (-not $Setting.Present) { return 'absent (default of this Windows)' }
    if ($Setting.Kind -ne 'DWord') { return 'of kind ' + $Setting.Kind + ' instead of DWord' }
    '0x{0:X8}' -f $Setting.Data
}

function Get-EventField($Xml, [string]$Name) {
    $node = $Xml.SelectSingleNode("//*[@Name='" + $Name + "']")
    if ($null -ne $node) { $node.InnerText } else { '' }
}

$system = @(Get-WmiObject -Class Win32_OperatingSystem)[0]
Write-Line ('Computer: {0}, {1} {2}' -f [Environment]::MachineName, ([string]$system.Caption).Trim(), $system.Version)
$service = @(Get-Service -Name RTCSRV -ErrorAction SilentlyContinue)
if ($service.Count -gt 0) { Write-Line ('Service:  RTCSRV, "{0}"' -f $service[0].DisplayName) }
else { Write-Line 'Service:  RTCSRV is missing. This is no registrar; run the script on the server that answers 401.' }

Write-Line ''
$server = Get-Setting $KeyPath 'NtlmMinServerSec'
$client = Get-Setting $KeyPath 'NtlmMinClientSec'
foreach ($setting in $server, $client) {
    Write-Line ('{0}: {1}' -f $setting.Name, (Format-Setting $setting))
    if ($setting.Kind -eq 'DWord') {
        foreach ($meaning in @(Get-BitMeaning $setting.Data)) { Write-Line ('    ' + $meaning) }
    }
}
Write-Line ('LmCompatibilityLevel: ' + (Format-Setting (Get-Setting $LsaPath 'LmCompatibilityLevel')) + ' (0-2 also sends NTLMv1, 3 sends NTLMv2 only, 5 also refuses NTLMv1 on a domain controller)')
Write-Line ('RestrictReceivingNTLMTraffic: ' + (Format-Setting (Get-Setting $KeyPath 'RestrictReceivingNTLMTraffic')) + ' (2 refuses all NTLM)')

Write-Line ''
try {
    $shown = 0
    foreach ($item in @(Get-WmiObject -Namespace 'root\rsop\computer' -Class RSOP_RegistryValue)) {
        if ($null -eq $item) { continue }
        $path = [string]$item.GetPropertyValue('Path')
        if ($path -like '*\Lsa\MSV1_0\NTLMMin*' -or $path -like '*\Lsa\LmCompatibilityLevel') {
            Write-Line ('Group Policy: {0} = {1}, from {2}, precedence {3} (1 wins)' -f $path, $item.GetPropertyValue('Data'), $item.GetPropertyValue('GPOID'), $item.GetPropertyValue('precedence'))
            $shown++
        }
    }
    if ($shown -eq 0) { Write-Line 'Group Policy: none was seen to set these values. That is no proof; compare "gpresult /scope computer /h report.html".' }
}
catch { Write-Line ('Group Policy: the results cannot be read: ' + $_.Exception.Message) }

Write-Line ''
$count = @{}
$unread = 0
foreach ($id in 4624, 4625) {
    $events = @()
    try { $events = @(Get-WinEvent -FilterHashtable @{ LogName = 'Security'; Id = $id; StartTime = (Get-Date).AddHours(-$Hours) } -MaxEvents $MaxEvents) }
    catch { Write-Line ('Event {0}: nothing could be read: {1}' -f $id, $_.Exception.Message) }
    foreach ($record in $events) {
        # A name in an event may hold characters that XML does not allow.
        $xml = $null
        try { $xml = [xml]$record.ToXml() } catch { $unread++ }
        if ($null -eq $xml) { continue }
        if ((Get-EventField $xml 'AuthenticationPackageName') -ne 'NTLM') { continue }
        $kind = 'event {0}, {1}, key length {2}' -f $id, (Get-EventField $xml 'LmPackageName'), (Get-EventField $xml 'KeyLength')
        if ($count.ContainsKey($kind)) { $count[$kind] = $count[$kind] + 1 } else { $count[$kind] = 1 }
    }
}
if ($unread -gt 0) { Write-Line ('{0} events could not be read.' -f $unread) }
foreach ($kind in @($count.Keys | Sort-Object)) { Write-Line ('NTLM in the last {0} hours: {1} x {2}' -f $Hours, $count[$kind], $kind) }

Write-Line ''
if (-not $server.Present) {
    Write-Line 'Verdict: not set, so the default counts: Windows Server 2008 R2 and later, newly installed, demand 128-bit.'
    exit 3
}
if ($server.Kind -ne 'DWord') {
    Write-Line 'Verdict: NtlmMinServerSec has the wrong kind. Repair that first.'
    exit 3
}
if (($server.Data -band $Bit128) -ne 0) {
    Write-Line 'Verdict: this server demands 128-bit. A client that does not offer it cannot sign in with NTLM.'
    if (($server.Data -band $BitV2Session) -ne 0) { Write-Line '         It also demands NTLMv2 session security; clearing 128-bit alone may not help an old client.' }
    exit 3
}
if (($server.Data -band $BitV2Session) -ne 0) {
    Write-Line 'Verdict: this server demands NTLMv2 session security, but not 128-bit.'
    exit 3
}
Write-Line 'Verdict: this server demands neither 128-bit nor NTLMv2 session security. Look for another cause.'
exit 0
