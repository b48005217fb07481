<#
.SYNOPSIS
Looks for the service principal name that Kerberos sign-in needs, and for duplicates.

.DESCRIPTION
Run it on a computer of the domain. It asks the directory about -Server and changes nothing. Without -Server
it lists only the Kerberos tickets of this logon.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER Server
Full name of the registrar or pool, as in targetname="sip/..." of the trace.
#>
[CmdletBinding()]
param(
    [string]$Server = ''
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

if ($Server -ne '' -and $Server -cnotmatch '\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z') {
    Write-Line '-Server must be a host name (letters, digits, dots, dashes).'
    exit 2
}
$setspn = Join-Path ([Environment]::SystemDirectory) 'setspn.exe'
$klist = Join-Path ([Environment]::SystemDirectory) 'klist.exe'

Write-Line 'Tickets of this logon:'
if (Test-Path -Path $klist) {
    foreach ($text in @(& $klist)) { Write-Line ('    ' + $text) }
}
else { Write-Line '    klist.exe is not here.' }
if ($Server -eq '') {
    Write-Line 'Name the registrar or pool to look up its names: -Server pool.contoso.com.'
    exit 2
}
if (-not (Test-Path -Path $setspn)) {
    Write-Line 'setspn.exe is not here. Run the script on a server of the domain.'
    exit 4
}

# Without a directory setspn finds nothing, which would read as "nobody owns it".
if (-not @(Get-WmiObject -Class Win32_ComputerSystem)[0].PartOfDomain) {
    Write-Line 'This computer is in no domain, so there is no directory to ask. Run the script on a server of the domain.'
    exit 4
}

$name = 'sip/' + $Server
Write-Line ''
Write-Line ('Owner of {0}:' -f $name)
$owners = @()
foreach ($text in @(& $setspn -Q $name)) {
    Write-Line ('    ' + $text)
    if ([string]$text -match '\ACN=') { $owners += [string]$text }
}
Write-Line ''
Write-Line 'Duplicate names in the domain:'
$duplicates = 0
foreach ($text in @(& $setspn -X)) {
    Write-Line ('    ' + $text)
    if ([string]$text -match '\A\s*(sip|http)/' -or [string]$text -like ('*' + $name + '*')) { $duplicates++ }
}

Write-Line ''
Write-Line 'For the web services of Lync, also run: Test-CsKerberosAccountAssignment -Identity "site:SITE" -Verbose'
if ($owners.Count -eq 0) {
    Write-Line ('FOUND: nobody owns {0}. Kerberos to that name fails; it belongs to the account that runs the Front End service.' -f $name)
    Write-Line 'Preparing the account again registers it; by hand: setspn -S sip/SERVER ACCOUNT (this changes the directory).'
    exit 3
}
if ($owners.Count -gt 1 -or $duplicates -gt 0) {
    Write-Line 'FOUND: more than one account owns a name. Kerberos fails until only the right one has it.'
    exit 3
}
Write-Line 'Verdict: exactly one account owns the name. Compare it with the account that runs RTCSRV.'
exit 0
