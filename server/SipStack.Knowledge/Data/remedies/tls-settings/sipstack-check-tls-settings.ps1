<#
.SYNOPSIS
Lists the TLS versions that this server allows, the settings of .NET, recent Schannel errors and its certificates.

.DESCRIPTION
Run it on both servers and compare. It reads only and connects nowhere.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER Hours
How far back to look in the System log.
#>
[CmdletBinding()]
param(
    [int]$Hours = 24
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

# The data of a DWORD value, or nothing if the key or the value is missing.
function Get-Number([string]$Path, [string]$Name) {
    if (-not (Test-Path -Path $Path)) { return }
    $key = Get-Item -Path $Path
    if (@($key.GetValueNames()) -contains $Name) { $key.GetValue($Name) }
}

function Format-Number($Value) {
    if ($null -eq $Value) { return 'not set' }
    '{0}' -f $Value
}

$system = @(Get-WmiObject -Class Win32_OperatingSystem)[0]
Write-Line ('Computer: {0}, {1} {2}' -f [Environment]::MachineName, ([string]$system.Caption).Trim(), $system.Version)
Write-Line ''

$wrong = 0
$base = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols'
foreach ($version in 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3') {
    foreach ($side in 'Client', 'Server') {
        $path = $base + '\' + $version + '\' + $side
        $enabled = Get-Number $path 'Enabled'
        $disabled = Get-Number $path 'DisabledByDefault'
        $text = ''
        if ($null -ne $enabled -and $enabled -eq 0) { $text = '  <- off' }
        elseif ($null -ne $disabled -and $disabled -ne 0) { $text = '  <- off unless a program asks for it' }
        Write-Line ('{0} {1}: Enabled {2}, DisabledByDefault {3}{4}' -f $version, $side, (Format-Number $enabled), (Format-Number $disabled), $text)
        if ($version -eq 'TLS 1.2' -and $text -ne '') { $wrong++ }
    }
}
Write-Line '("not set" means the default of this Windows. Server 2008 R2 has TLS 1.1 and 1.2 off until it is set.)'

Write-Line ''
if ($null -ne $env:PROCESSOR_ARCHITEW6432) { Write-Line 'NOTE: this is the 32-bit Windows PowerShell; the three lines below all show the 32-bit settings. Use the 64-bit one.' }
foreach ($path in 'HKLM:\SOFTWARE\Microsoft\.NETFramework\v2.0.50727', 'HKLM:\SOFTWARE\Microsoft\.NETFramework\v4.0.30319', 'HKLM:\SOFTWARE\Wow6432Node\Microsoft\.NETFramework\v4.0.30319') {
    Write-Line ('{0}: SchUseStrongCrypto {1}, SystemDefaultTlsVersions {2}' -f $path, (Format-Number (Get-Number $path 'SchUseStrongCrypto')), (Format-Number (Get-Number $path 'SystemDefaultTlsVersions')))
}

Write-Line ''
foreach ($certificate in @(Get-ChildItem -Path 'Cert:\LocalMachine\My')) {
    if ($certificate.HasPrivateKey) { Write-Line ('Certificate {0}: signed with {1}' -f $certificate.Subject, $certificate.SignatureAlgorithm.FriendlyName) }
}

Write-Line ''
$events = @()
try { $events = @(Get-WinEvent -FilterHashtable @{ LogName = 'System'; ProviderName = 'Schannel'; StartTime = (Get-Date).AddHours(-$Hours) } -MaxEvents 200) }
catch { Write-Line ('Schannel events: none could be read: ' + $_.Exception.Message) }
$seen = @{}
foreach ($record in $events) {
    if (@(36874, 36888, 36887, 36871) -notcontains $record.Id) { continue }
    $key = [string]$record.Id
    if ($seen.ContainsKey($key)) { $seen[$key] = $seen[$key] + 1 } else { $seen[$key] = 1 }
}
foreach ($key in @($seen.Keys | Sort-Object)) { Write-Line ('FOUND: Schannel event {0}, {1} times in the last {2} hours' -f $key, $seen[$key], $Hours); $wrong++ }

if ($wrong -gt 0) { Write-Line 'Verdict: see the lines above. 36874 means no version or cipher in common; both sides need one.'; exit 3 }
Write-Line 'Verdict: nothing wrong seen here. Compare with the other server. A new certification authority or signature algorithm can be the cause too.'
exit 0
