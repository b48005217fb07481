<#
.SYNOPSIS
Tries a sign-in against a registrar, after a fix or to see the fault again.

.DESCRIPTION
Run it in the Lync or Skype for Business management shell. It connects only to -TargetFqdn, for
-UserSipAddress. Windows asks for the password in its own dialog box; it is stored nowhere. It changes nothing.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER TargetFqdn
Full name of the pool or registrar.

.PARAMETER UserSipAddress
SIP address, with or without sip:.
#>
[CmdletBinding()]
param(
    [string]$TargetFqdn = '',
    [string]$UserSipAddress = ''
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

if ($TargetFqdn -cnotmatch '\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z') {
    Write-Line 'Name the registrar: -TargetFqdn pool.contoso.com.'
    exit 2
}
$address = 'sip:' + ($UserSipAddress -replace '\A[sS][iI][pP]:', '')
if ($address -cnotmatch '\Asip:[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\z') {
    Write-Line 'Name the user: -UserSipAddress sip:user@contoso.com.'
    exit 2
}

Import-ServerModule
if (-not (Test-Command 'Test-CsRegistration')) {
    Write-Line 'Test-CsRegistration is not here; it comes with Lync Server 2010 and later. Sign in with a client instead and take a new trace.'
    exit 4
}

$credential = Get-Credential
$result = $null
$failure = ''
try { $result = Test-CsRegistration -TargetFqdn $TargetFqdn -UserSipAddress $address -UserCredential $credential }
catch { $failure = $_.Exception.Message }
if ($failure -ne '' -or $null -eq $result) {
    Write-Line ('FOUND: the sign-in failed: ' + $failure)
    exit 3
}
foreach ($field in 'Result', 'Latency', 'Error', 'Diagnosis') { Write-Line ('{0}: {1}' -f $field, (Get-Field $result $field)) }
if ([string](Get-Field $result 'Result') -eq 'Success') {
    Write-Line 'Verdict: this sign-in works. It shows nothing about an old client: this test itself offers 128-bit.'
    exit 0
}
Write-Line 'FOUND: the sign-in failed, see Error and Diagnosis.'
exit 3
