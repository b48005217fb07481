<#
.SYNOPSIS
Lists the certificates of this server with their roles and the days that are left.

.DESCRIPTION
Run it on the server whose certificate is refused. It reads only and connects nowhere.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER WarnDays
Report certificates that end within so many days.
#>
[CmdletBinding()]
param(
    [int]$WarnDays = 30
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

function Import-ServerModule {
    foreach ($name in 'SkypeForBusiness', 'Lync') {
        if (@(Get-Module -ListAvailable -Name $name -ErrorAction SilentlyContinue).Count -gt 0) {
            Import-Module -Name $name
            return
        }
    }
}

function Test-Command([string]$Name) {
    @(Get-Command -Name $Name -ErrorAction SilentlyContinue).Count -gt 0
}

# Versions differ in their properties, and strict mode stops at one that is missing.
function Get-Field($Item, [string]$Name) {
    $property = $Item.PSObject.Properties[$Name]
    if ($null -ne $property) { $property.Value }
}

function Get-DayCount([DateTime]$End) {
    [int][Math]::Floor(($End - (Get-Date)).TotalDays)
}

Import-ServerModule
$roles = @{}
if (Test-Command 'Get-CsCertificate') {
    $assigned = @()
    try { $assigned = @(Get-CsCertificate) }
    catch { Write-Line ('Get-CsCertificate failed, so the roles are not shown: ' + $_.Exception.Message) }
    foreach ($item in $assigned) {
        if ($null -eq $item) { continue }
        $print = [string](Get-Field $item 'Thumbprint')
        $use = [string](Get-Field $item 'Use')
        if ($roles.ContainsKey($print)) { $roles[$print] = $roles[$print] + ', ' + $use } else { $roles[$print] = $use }
    }
}
else { Write-Line 'Get-CsCertificate is not here, so the roles are not shown. All certificates with a private key:' }

$wrong = 0
$number = 0
$present = @{}
foreach ($certificate in @(Get-ChildItem -Path 'Cert:\LocalMachine\My')) {
    $present[[string]$certificate.Thumbprint] = $true
    $role = 'no role'
    if ($roles.ContainsKey([string]$certificate.Thumbprint)) { $role = $roles[[string]$certificate.Thumbprint] }
    elseif (-not $certificate.HasPrivateKey) { continue }
    $number++
    $days = Get-DayCount $certificate.NotAfter
    Write-Line ('{0}' -f $certificate.Subject)
    Write-Line ('    role: {0}; thumbprint {1}' -f $role, $certificate.Thumbprint)
    Write-Line ('    valid {0:yyyy-MM-dd} to {1:yyyy-MM-dd}, {2} days left' -f $certificate.NotBefore, $certificate.NotAfter, $days)
    if ($certificate.NotBefore -gt (Get-Date)) { Write-Line '    FOUND: not valid yet. Check the clock.'; $wrong++ }
    if ($days -lt 0) { Write-Line '    FOUND: expired.'; $wrong++ }
    elseif ($days -lt $WarnDays) { Write-Line '    FOUND: ends soon.'; $wrong++ }
    if (-not $certificate.HasPrivateKey) { Write-Line '    FOUND: its private key is missing.'; $wrong++ }
}
foreach ($print in @($roles.Keys)) {
    if (-not $present.ContainsKey($print)) { Write-Line ('FOUND: a role uses a certificate that is not in the store: {0} ({1})' -f $roles[$print], $print); $wrong++ }
}

if ($number -eq 0) { Write-Line 'FOUND: there is no certificate with a private key in the personal store of this computer.'; exit 3 }
if ($wrong -gt 0) { Write-Line 'Verdict: renew what is marked above and assign it in the deployment wizard, then restart the service.'; exit 3 }
Write-Line 'Verdict: all are valid.'
exit 0
