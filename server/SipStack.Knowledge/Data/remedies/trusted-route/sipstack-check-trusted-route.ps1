<#
.SYNOPSIS
Compares the name of a peer with the servers and pools that this deployment trusts.

.DESCRIPTION
Run it in the Lync or Skype for Business management shell. It reads the configuration of your own deployment
and changes nothing.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER Peer
Full name of the server that sent the refused request: the Peer field, or the name on its certificate.
#>
[CmdletBinding()]
param(
    [string]$Peer = ''
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

if ($Peer -eq '' -or $Peer -cnotmatch '\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z') {
    Write-Line 'Name the peer: -Peer HOST (letters, digits, dots, dashes).'
    exit 2
}

Import-ServerModule
if (-not (Test-Command 'Get-CsPool')) {
    Write-Line 'The commands of Lync are not here. On Office Communications Server look at the global properties, tab Trusted Servers / Host Authorization.'
    exit 4
}

$known = @()
foreach ($item in @(Get-CsPool | Where-Object { $null -ne $_ })) {
    $known += 'pool ' + (Get-Field $item 'Fqdn')
    foreach ($computer in @(Get-Field $item 'Computers')) {
        if ($null -ne $computer) { $known += 'computer {0} of pool {1}' -f $computer, (Get-Field $item 'Fqdn') }
    }
}
if (Test-Command 'Get-CsTrustedApplicationComputer') {
    foreach ($item in @(Get-CsTrustedApplicationComputer | Where-Object { $null -ne $_ })) { $known += 'trusted application ' + (Get-Field $item 'Fqdn') }
}

$hits = 0
foreach ($text in $known) {
    foreach ($word in $text.Split(' ')) {
        if ($word -eq $Peer) {
            Write-Line ('Known as {0}' -f $text)
            $hits++
            break
        }
    }
}
if ($hits -gt 0) {
    Write-Line 'Verdict: the peer is known. Check that its certificate holds exactly this name, and that the first Route entry names the server that received the request.'
    exit 0
}
Write-Line ('FOUND: {0} is none of {1} known servers, pools and trusted applications.' -f $Peer, $known.Count)
Write-Line 'A Route header from an untrusted peer is refused. Add the server to the topology, or correct the name that it shows.'
Write-Line 'Was it a test with Test-CsFederatedPartner -ProxyFqdn against an Office Communications Server 2007 R2 Edge? Leave -ProxyFqdn out.'
exit 3
