<#
.SYNOPSIS
Reports whether an account may sign in: disabled, locked, expired, password, name form, recent refusals.

.DESCRIPTION
Run it on the registrar, elevated. It reads the directory of this domain (or of -Domain) and the Security
log of this server. It changes nothing and never asks for a password.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER User
SIP address, user principal name (user@domain), DOMAIN\user or user.

.PARAMETER Domain
Another domain to look in, as a DNS name.

.PARAMETER Hours
How far back to look in the Security log.
#>
[CmdletBinding()]
param(
    [string]$User = '',
    [string]$Domain = '',
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

# RFC 4515 section 3: these characters are escaped in a search filter.
function ConvertTo-FilterValue([string]$Text) {
    $result = $Text -replace '\\', '\5c'
    $result = $result -replace '\*', '\2a'
    $result = $result -replace '\(', '\28'
    $result -replace '\)', '\29'
}

function Get-Attribute($Entry, [string]$Name) {
    $values = $Entry.Properties[$Name]
    if ($null -ne $values -and $values.Count -gt 0) { $values[0] }
}

# Directory times count 100 ns since 1601; 0 and the highest number mean never.
function Format-FileTime($Value) {
    if ($null -eq $Value) { return 'not set' }
    $ticks = [long]$Value
    if ($ticks -le 0 -or $ticks -eq [long]::MaxValue) { return 'never' }
    [DateTime]::FromFileTime($ticks).ToString('yyyy-MM-dd HH:mm')
}

function Get-EventField($Xml, [string]$Name) {
    $node = $Xml.SelectSingleNode("//*[@Name='" + $Name + "']")
    if ($null -ne $node) { $node.InnerText } else { '' }
}

function Get-StatusMeaning([string]$Code) {
    switch ($Code.ToUpperInvariant()) {
        '0XC0000064' { 'no such user' }
        '0XC000006A' { 'wrong password' }
        '0XC000006D' { 'logon failure' }
        '0XC000006F' { 'outside the allowed hours' }
        '0XC0000070' { 'not from this workstation' }
        '0XC0000071' { 'password expired' }
        '0XC0000072' { 'account disabled' }
        '0XC0000133' { 'clocks differ too much' }
        '0XC0000193' { 'account expired' }
        '0XC0000224' { 'password must be changed' }
        '0XC0000234' { 'account locked' }
        '0X0' { 'success' }
        default { 'see the status code' }
    }
}

if ($User -eq '') {
    Write-Line 'Name the user: -User sip:user@domain, user@domain, DOMAIN\user or user.'
    exit 2
}
if ($Domain -ne '' -and $Domain -notmatch '\A[A-Za-z0-9][A-Za-z0-9.-]*\z') {
    Write-Line '-Domain must be a DNS name.'
    exit 2
}

$name = $User -replace '\A[sS][iI][pP]:', ''
$short = $name
if ($short.Contains('\')) { $short = $short.Substring($short.IndexOf('\') + 1) }
if ($short.Contains('@')) { $short = $short.Substring(0, $short.IndexOf('@')) }
$full = ConvertTo-FilterValue $name
$filter = '(&(objectCategory=person)(objectClass=user)(|(sAMAccountName={0})(userPrincipalName={1})(msRTCSIP-PrimaryUserAddress=sip:{1})))' -f (ConvertTo-FilterValue $short), $full

$searcher = New-Object System.DirectoryServices.DirectorySearcher
if ($Domain -ne '') { $searcher.SearchRoot = New-Object System.DirectoryServices.DirectoryEntry('LDAP://' + $Domain) }
$searcher.Filter = $filter
$searcher.SizeLimit = 20
foreach ($attribute in 'distinguishedName', 'sAMAccountName', 'userPrincipalName', 'userAccountControl', 'msDS-User-Account-Control-Computed', 'accountExpires', 'pwdLastSet', 'msRTCSIP-PrimaryUserAddress', 'msRTCSIP-UserEnabled') {
    [void]$searcher.PropertiesToLoad.Add($attribute)
}

$entries = @()
try { foreach ($entry in $searcher.FindAll()) { $entries += $entry } }
catch {
    Write-Line ('The directory cannot be searched: ' + $_.Exception.Message)
    exit 4
}

$wrong = 0
if ($entries.Count -eq 0) {
    Write-Line ('No account was found for {0}. Is it in another domain? Then add -Domain.' -f $name)
    $wrong++
}
if ($entries.Count -gt 1) { Write-Line ('{0} accounts fit; the client must name the right one as DOMAIN\user.' -f $entries.Count) }

foreach ($entry in $entries) {
    $control = [int](Get-Attribute $entry 'useraccountcontrol')
    $computed = [int](Get-Attribute $entry 'msds-user-account-control-computed')
    $principal = [string](Get-Attribute $entry 'userprincipalname')
    $address = [string](Get-Attribute $entry 'msrtcsip-primaryuseraddress')
    $expires = Get-Attribute $entry 'accountexpires'
    Write-Line ''
    Write-Line ('Account:       {0}' -f (Get-Attribute $entry 'distinguishedname'))
    Write-Line ('Logon names:   {0}; {1}' -f (Get-Attribute $entry 'samaccountname'), $principal)
    Write-Line ('SIP address:   {0}' -f $address)
    Write-Line ('Password set:  {0}' -f (Format-FileTime (Get-Attribute $entry 'pwdlastset')))
    Write-Line ('Expires:       {0}' -f (Format-FileTime $expires))
    if (($control -band 0x2) -ne 0) { Write-Line 'FOUND: the account is disabled.'; $wrong++ }
    if (($computed -band 0x10) -ne 0) { Write-Line 'FOUND: the account is locked.'; $wrong++ }
    if (($computed -band 0x800000) -ne 0) { Write-Line 'FOUND: the password has expired or must be changed.'; $wrong++ }
    if (($control -band 0x40000) -ne 0) { Write-Line 'FOUND: the account demands a smart card; NTLM with a password cannot work.'; $wrong++ }
    if ($null -ne $expires -and [long]$expires -gt 0 -and [long]$expires -lt (Get-Date).ToFileTime()) { Write-Line 'FOUND: the account has expired.'; $wrong++ }
    if ($address -ne '' -and $principal -ne '' -and $address -ne ('sip:' + $principal)) {
        Write-Line 'NOTE: SIP address and user principal name differ. The client must be told the logon name (user principal name or DOMAIN\user) beside the SIP address.'
    }
}

Write-Line ''
$seen = 0
$unread = 0
foreach ($id in 4625, 4776) {
    $events = @()
    try { $events = @(Get-WinEvent -FilterHashtable @{ LogName = 'Security'; Id = $id; StartTime = (Get-Date).AddHours(-$Hours) } -MaxEvents 2000) }
    catch { Write-Line ('Event {0}: nothing could be read: {1}' -f $id, $_.Exception.Message) }
    foreach ($record in $events) {
        # A name in an event may hold characters that XML does not allow.
        $xml = $null
        try { $xml = [xml]$record.ToXml() } catch { $unread++ }
        if ($null -eq $xml) { continue }
        $who = Get-EventField $xml 'TargetUserName'
        if ($who -ne $short -and $who -ne $name) { continue }
        $status = Get-EventField $xml 'Status'
        $detail = Get-EventField $xml 'SubStatus'
        if ($detail -ne '' -and $detail -ne '0x0') { $status = $detail }
        if ($status -eq '0x0') { continue }
        $seen++
        if ($seen -le 20) { Write-Line ('{0:yyyy-MM-dd HH:mm:ss} event {1}: {2} {3}' -f $record.TimeCreated, $id, $status, (Get-StatusMeaning $status)) }
    }
}
if ($unread -gt 0) { Write-Line ('{0} events could not be read.' -f $unread) }
Write-Line ('{0} refusals for this name on this server in the last {1} hours. Domain controllers keep their own.' -f $seen, $Hours)

if ($wrong -gt 0 -or $seen -gt 0) { Write-Line 'Verdict: see the lines above.'; exit 3 }
Write-Line 'Verdict: the account looks fine. The password or the form of the logon name may still be wrong.'
exit 0
