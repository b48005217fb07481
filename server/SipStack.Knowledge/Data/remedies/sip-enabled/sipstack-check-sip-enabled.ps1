<#
.SYNOPSIS
Reports whether a user is enabled for SIP, with which address and in which pool.

.DESCRIPTION
Run it in the Lync or Skype for Business management shell, or on an Office Communications Server.
It reads only. If the user is missing it prints a command to enable it, with -WhatIf.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER User
SIP address, with or without sip:.

.PARAMETER RegistrarPool
Pool for the printed command.
#>
[CmdletBinding()]
param(
    [string]$User = '',
    [string]$RegistrarPool = ''
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

if ($User -eq '') {
    Write-Line 'Name the user: -User sip:user@domain.'
    exit 2
}
$address = 'sip:' + ($User -replace '\A[sS][iI][pP]:', '')
if ($address -cnotmatch '\Asip:[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\z') {
    Write-Line '-User must be a SIP address: letters, digits, dot, underscore, plus and dash.'
    exit 2
}
if ($RegistrarPool -ne '' -and $RegistrarPool -cnotmatch '\A[A-Za-z0-9][A-Za-z0-9.-]*\z') {
    Write-Line '-RegistrarPool must be a DNS name.'
    exit 2
}

Import-ServerModule
if (Test-Command 'Get-CsUser') {
    $found = @(Get-CsUser -Filter ('SipAddress -eq "' + $address + '"'))
    if ($found.Count -eq 0) {
        Write-Line ('FOUND: no user has the address {0}.' -f $address)
        $pool = $RegistrarPool
        if ($pool -eq '') { $pool = 'POOL' }
        Write-Line 'To enable the account (replace DOMAIN\USER, check the pool, then run it without -WhatIf):'
        Write-Line ('    Enable-CsUser -Identity "DOMAIN\USER" -RegistrarPool "{0}" -SipAddress "{1}" -WhatIf' -f $pool, $address)
        exit 3
    }
    $wrong = 0
    foreach ($item in $found) {
        foreach ($field in 'DisplayName', 'SipAddress', 'Enabled', 'RegistrarPool', 'HostingProvider', 'EnabledForFederation', 'EnabledForInternetAccess') {
            Write-Line ('{0,-26} {1}' -f $field, (Get-Field $item $field))
        }
        if ((Get-Field $item 'Enabled') -eq $false) {
            Write-Line 'FOUND: the user exists but is not enabled. To enable it (then without -WhatIf):'
            Write-Line ('    Set-CsUser -Identity "{0}" -Enabled $true -WhatIf' -f $address)
            $wrong++
        }
    }
    if ($wrong -gt 0) { exit 3 }
    Write-Line 'Verdict: the user is enabled. Compare the pool with the server in the trace.'
    exit 0
}

$settings = @()
try { $settings = @(Get-WmiObject -Namespace 'root\cimv2' -Class MSFT_SIPESUserSetting -Filter ("PrimaryURI = '" + $address + "'")) }
catch {
    Write-Line ('Neither Get-CsUser nor the WMI class of Office Communications Server is here: ' + $_.Exception.Message)
    exit 4
}
$wrong = 0
$number = 0
foreach ($setting in $settings) {
    if ($null -eq $setting) { continue }
    $number++
    foreach ($field in 'DisplayName', 'PrimaryURI', 'Enabled', 'HomeServerDN') { Write-Line ('{0,-14} {1}' -f $field, $setting.GetPropertyValue($field)) }
    if ($setting.GetPropertyValue('Enabled') -ne $true) { $wrong++ }
}
if ($number -eq 0) { Write-Line ('FOUND: no user has the address {0}. Enable it in Active Directory Users and Computers, tab Communications.' -f $address); exit 3 }
if ($wrong -gt 0) { Write-Line 'FOUND: the user exists but is not enabled.'; exit 3 }
Write-Line 'Verdict: the user is enabled.'
exit 0
