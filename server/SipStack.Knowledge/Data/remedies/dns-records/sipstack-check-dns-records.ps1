<#
.SYNOPSIS
Looks up the SRV and A records that SIP needs for a domain and checks that they fit together.

.DESCRIPTION
Run it on the server that cannot find the other one. It asks the DNS servers of this computer, or -DnsServer,
about -Domain, and changes nothing.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER Domain
SIP domain, the part behind the @.

.PARAMETER DnsServer
Another DNS server to ask.
#>
[CmdletBinding()]
param(
    [string]$Domain = '',
    [string]$DnsServer = ''
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

$nslookup = Join-Path ([Environment]::SystemDirectory) 'nslookup.exe'
foreach ($name in $Domain, $DnsServer) {
    if ($name -ne '' -and $name -cnotmatch '\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z') {
        Write-Line 'A name has letters, digits, dots and dashes only.'
        exit 2
    }
}
if ($Domain -eq '') {
    Write-Line 'Name the SIP domain: -Domain contoso.com.'
    exit 2
}

# Targets of an SRV record; nslookup is on every Windows.
function Get-SrvTarget([string]$Record) {
    # Some hosts make an error of what nslookup writes beside its answer.
    $ErrorActionPreference = 'Continue'
    $question = @('-type=SRV', ($Record + '.'))
    if ($DnsServer -ne '') { $question += $DnsServer }
    foreach ($text in @(& $nslookup $question)) {
        if ([string]$text -match 'svr hostname\s*=\s*(\S+)') { $matches[1].TrimEnd('.') }
    }
}

$federation = '_sipfederationtls._tcp.' + $Domain
$wrong = 0
foreach ($record in $federation, ('_sip._tls.' + $Domain), ('_sipinternaltls._tcp.' + $Domain)) {
    $targets = @(Get-SrvTarget $record)
    if ($targets.Count -eq 0) {
        Write-Line ('{0}: no record seen' -f $record)
        if ($record -eq $federation) {
            Write-Line 'FOUND: other companies find this domain by that record. If it is missing for EVERY foreign domain, look at port 53 and the DNS server of this computer instead.'
            $wrong++
        }
        continue
    }
    foreach ($target in $targets) {
        Write-Line ('{0}: {1}' -f $record, $target)
        $dot = $target.IndexOf('.')
        $parent = ''
        if ($dot -ge 0) { $parent = $target.Substring($dot + 1) }
        if ($target -ne $Domain -and $parent -ne $Domain) {
            Write-Line ('FOUND: {0} is not directly in {1}. Servers refuse a host of another domain or of a sub-domain.' -f $target, $Domain)
            $wrong++
        }
        try {
            foreach ($address in @([System.Net.Dns]::GetHostAddresses($target))) { Write-Line ('    address {0}' -f $address) }
        }
        catch {
            Write-Line ('FOUND: {0} has no address: {1}' -f $target, $_.Exception.Message)
            $wrong++
        }
    }
}
if ($wrong -gt 0) { Write-Line 'Verdict: see the lines above. Ask inside and outside: the two views of DNS may differ.'; exit 3 }
Write-Line 'Verdict: the records fit together.'
exit 0
