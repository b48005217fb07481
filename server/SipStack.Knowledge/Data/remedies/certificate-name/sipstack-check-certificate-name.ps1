<#
.SYNOPSIS
Reads the certificate that a server shows and compares its names with the name that was dialled.

.DESCRIPTION
Run it on the server that complains. It connects only to -Target, sends no credentials and no client
certificate, and changes nothing. Check the name first: it may come from the other side.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER Target
Host to connect to.

.PARAMETER Port
TCP port; 5061 between servers, 443 for the Access Edge from outside.

.PARAMETER ExpectedName
Name that must be on the certificate. Default: the target.
#>
[CmdletBinding()]
param(
    [string]$Target = '',
    [int]$Port = 5061,
    [string]$ExpectedName = '',
    [int]$TimeoutSeconds = 10
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

function Test-HostName([string]$Text) {
    $Text -cmatch '\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z'
}

# Opens a TCP connection or throws. No credentials are sent.
function Open-Connection([string]$Name, [int]$Number, [int]$Seconds) {
    $client = New-Object System.Net.Sockets.TcpClient
    $pending = $client.BeginConnect($Name, $Number, $null, $null)
    if (-not $pending.AsyncWaitHandle.WaitOne($Seconds * 1000, $false)) {
        $client.Close()
        throw ('no answer within {0} seconds' -f $Seconds)
    }
    $client.EndConnect($pending)
    $client
}

# The certificate is kept as soon as the peer shows it: a handshake that wants a client certificate fails later.
function Read-PeerCertificate([string]$Name, [int]$Number, [int]$Seconds) {
    $script:PeerCertificate = $null
    $keep = [System.Net.Security.RemoteCertificateValidationCallback] {
        param($origin, $certificate, $chain, $problems)
        $script:PeerCertificate = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($certificate)
        $true
    }
    # TLS 1.2, 1.1 and 1.0 by number: old versions of .NET do not know the names.
    foreach ($protocol in 3072, 768, 192) {
        if ($null -ne $script:PeerCertificate) { break }
        $client = Open-Connection $Name $Number $Seconds
        $stream = New-Object System.Net.Security.SslStream($client.GetStream(), $false, $keep)
        $stream.ReadTimeout = $Seconds * 1000
        $stream.WriteTimeout = $Seconds * 1000
        try { $stream.AuthenticateAsClient($Name, $null, [Enum]::ToObject([System.Security.Authentication.SslProtocols], $protocol), $false) }
        catch { $script:LastProblem = $_.Exception.Message }
        finally {
            $stream.Close()
            $client.Close()
        }
    }
}

if (-not (Test-HostName $Target)) {
    Write-Line 'Name the server: -Target HOST (letters, digits, dots, dashes).'
    exit 2
}
if ($ExpectedName -eq '') { $ExpectedName = $Target }

$script:PeerCertificate = $null
$script:LastProblem = 'no certificate was shown'
$failure = ''
try { Read-PeerCertificate $Target $Port $TimeoutSeconds } catch { $failure = $_.Exception.Message }
if ($null -eq $script:PeerCertificate) {
    if ($failure -eq '') { $failure = $script:LastProblem }
    Write-Line ('No certificate from {0}:{1}: {2}' -f $Target, $Port, $failure)
    exit 4
}

$certificate = $script:PeerCertificate
Write-Line ('Subject:    ' + $certificate.Subject)
Write-Line ('Issuer:     ' + $certificate.Issuer)
Write-Line ('Valid:      {0:yyyy-MM-dd} to {1:yyyy-MM-dd}' -f $certificate.NotBefore, $certificate.NotAfter)
Write-Line ('Thumbprint: ' + $certificate.Thumbprint)

$names = @($certificate.GetNameInfo([System.Security.Cryptography.X509Certificates.X509NameType]::SimpleName, $false))
foreach ($extension in $certificate.Extensions) {
    if ($extension.Oid.Value -ne '2.5.29.17') { continue }
    # The words before the equals sign are in the language of Windows.
    foreach ($match in [regex]::Matches($extension.Format($true), '=([^\s,]+)')) { $names += $match.Groups[1].Value }
}
foreach ($name in $names) { Write-Line ('Name:       ' + $name) }

if ($names -contains $ExpectedName) {
    Write-Line ('Verdict: the certificate holds {0}.' -f $ExpectedName)
    exit 0
}
foreach ($name in $names) {
    if ($name.StartsWith('*.')) { Write-Line 'NOTE: a wildcard does not count between SIP servers.' }
}
Write-Line ('FOUND: {0} is not on the certificate. Put it there as a subject alternative name, on the certificate of that server, or let DNS give a name that is there.' -f $ExpectedName)
exit 3
