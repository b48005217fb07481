<#
.SYNOPSIS
Shows whether federation is on and whether a domain is allowed, blocked, or shared with the cloud.

.DESCRIPTION
Run it in the Lync or Skype for Business management shell. It reads only, connects to nothing but the
configuration of your own deployment, and prints ready commands with -WhatIf.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER Domain
SIP domain of the other side.
#>
[CmdletBinding()]
param(
    [string]$Domain = ''
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

if ($Domain -ne '' -and $Domain -cnotmatch '\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z') {
    Write-Line '-Domain must be a DNS name.'
    exit 2
}

Import-ServerModule
if (-not (Test-Command 'Get-CsAccessEdgeConfiguration')) {
    Write-Line 'The commands of Lync are not here. On Office Communications Server look at the properties of the Edge Server: tabs Allow, Block and Access Methods, and at the global properties of the forest, tab Federation.'
    exit 4
}

$wrong = 0
$edge = Get-CsAccessEdgeConfiguration
foreach ($field in 'AllowFederatedUsers', 'AllowOutsideUsers', 'EnablePartnerDiscovery', 'UseDnsSrvRouting', 'DefaultRouteFqdn') {
    Write-Line ('{0,-26} {1}' -f $field, (Get-Field $edge $field))
}
if ((Get-Field $edge 'AllowFederatedUsers') -eq $false) {
    Write-Line 'FOUND: federation is off for the whole deployment. To turn it on (then without -WhatIf):'
    Write-Line '    Set-CsAccessEdgeConfiguration -AllowFederatedUsers $true -WhatIf'
    $wrong++
}

Write-Line ''
$allowed = @(Get-CsAllowedDomain | Where-Object { $null -ne $_ })
$blocked = @(Get-CsBlockedDomain | Where-Object { $null -ne $_ })
Write-Line ('{0} allowed and {1} blocked domains.' -f $allowed.Count, $blocked.Count)
$isAllowed = $false
foreach ($item in $allowed) {
    $name = [string](Get-Field $item 'Domain')
    Write-Line ('    allowed {0} {1}' -f $name, (Get-Field $item 'ProxyFqdn'))
    if ($name -eq $Domain) { $isAllowed = $true }
}
foreach ($item in $blocked) {
    $name = [string](Get-Field $item 'Domain')
    Write-Line ('    blocked {0}' -f $name)
    if ($Domain -ne '' -and ($name -eq $Domain -or $Domain.EndsWith('.' + $name, [StringComparison]::OrdinalIgnoreCase))) {
        Write-Line ('FOUND: {0} blocks {1}.' -f $name, $Domain)
        $wrong++
    }
}
if ($Domain -ne '' -and -not $isAllowed) {
    if ((Get-Field $edge 'EnablePartnerDiscovery') -eq $true) { Write-Line ('NOTE: {0} is not on the list; partner discovery may still find it by DNS.' -f $Domain) }
    else {
        Write-Line ('FOUND: {0} is not allowed, and partner discovery is off.' -f $Domain)
        $wrong++
    }
    Write-Line 'To allow it (then without -WhatIf):'
    Write-Line ('    New-CsAllowedDomain -Identity "{0}" -WhatIf' -f $Domain)
}

Write-Line ''
foreach ($item in @(Get-CsSipDomain | Where-Object { $null -ne $_ })) { Write-Line ('Own SIP domain: {0}' -f (Get-Field $item 'Name')) }
if (Test-Command 'Get-CsHostingProvider') {
    foreach ($item in @(Get-CsHostingProvider | Where-Object { $null -ne $_ })) {
        Write-Line ('Hosting provider {0}: enabled {1}, shared address space {2}, hosts users {3}, proxy {4}' -f (Get-Field $item 'Identity'), (Get-Field $item 'Enabled'), (Get-Field $item 'EnabledSharedAddressSpace'), (Get-Field $item 'HostsOCSUsers'), (Get-Field $item 'ProxyFqdn'))
    }
}
Write-Line 'In a split domain (users both here and in the cloud) one provider must have the shared address space on, and here and there the same domains.'

if ($wrong -gt 0) { exit 3 }
Write-Line 'Verdict: nothing wrong seen. A user policy (Get-CsExternalAccessPolicy) can still refuse a single user.'
exit 0
