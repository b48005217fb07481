<#
.SYNOPSIS
Reports where this computer gets its time, and how far a domain controller or a peer is off.

.DESCRIPTION
Run it on the server that reports the time difference. Without parameters it reads only this computer. With
-DomainController or -Peer it asks that host for the time (UDP 123). It changes nothing.
Limits: 5 minutes for Kerberos, 15 minutes for NTLM.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER DomainController
Host to compare with.

.PARAMETER Peer
Another host to compare with.
#>
[CmdletBinding()]
param(
    [string]$DomainController = '',
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

$w32tm = Join-Path ([Environment]::SystemDirectory) 'w32tm.exe'
foreach ($name in $DomainController, $Peer) {
    if ($name -ne '' -and $name -cnotmatch '\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z') {
        Write-Line 'A host name has letters, digits, dots and dashes only.'
        exit 2
    }
}

Write-Line ('Time of this computer: {0:yyyy-MM-dd HH:mm:ss}, UTC {1:yyyy-MM-dd HH:mm:ss}' -f (Get-Date), (Get-Date).ToUniversalTime())
Write-Line 'Time source:'
foreach ($text in @(& $w32tm /query /source)) { Write-Line ('    ' + $text) }
Write-Line 'Status:'
foreach ($text in @(& $w32tm /query /status)) { Write-Line ('    ' + $text) }

$wrong = 0
$blind = 0
foreach ($name in $DomainController, $Peer) {
    if ($name -eq '') { continue }
    $offsets = @()
    Write-Line ('Compared with {0}:' -f $name)
    foreach ($text in @(& $w32tm /stripchart ('/computer:' + $name) /samples:3 /dataonly)) {
        Write-Line ('    ' + $text)
        if ([string]$text -match '([+-]\d+)[.,]\d+s') { $offsets += [Math]::Abs([int]$matches[1]) }
    }
    if ($offsets.Count -eq 0) { Write-Line '    no answer (UDP 123)'; $blind++; continue }
    $most = [int]($offsets | Measure-Object -Maximum).Maximum
    if ($most -ge 300) { Write-Line ('FOUND: {0} seconds apart. Kerberos allows 300, NTLM 900.' -f $most); $wrong++ }
    elseif ($most -ge 60) { Write-Line ('FOUND: {0} seconds apart. Still allowed, but not healthy.' -f $most); $wrong++ }
}

if ($wrong -gt 0) {
    Write-Line 'To set the clock from its source (this changes the time; stop and think on a domain controller):'
    Write-Line '    w32tm /resync /rediscover'
    exit 3
}
if ($blind -gt 0) { exit 4 }
Write-Line 'Verdict: nothing wrong seen. Compare the Date header of the other side in the trace too.'
exit 0
