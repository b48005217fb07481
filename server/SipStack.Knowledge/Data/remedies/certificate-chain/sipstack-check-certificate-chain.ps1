<#
.SYNOPSIS
Builds the chain of a certificate and looks for faults in the stores of this computer.

.DESCRIPTION
Run it on the server that does not trust the other one. Without parameters it only reads the stores. With
-Thumbprint it checks a certificate of this computer; with -Target the one that a server shows: it then
connects to that server, without credentials. Windows may fetch missing certificates from the address that
a certificate names. It changes nothing.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER Thumbprint
A certificate in the personal store of this computer.

.PARAMETER Target
Host whose certificate is checked.

.PARAMETER Port
TCP port of the target.
#>
[CmdletBinding()]
param(
    [string]$Thumbprint = '',
    [string]$Target = '',
    [int]$Port = 5061,
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
# So are the links of the chain that the peer sends along: they need not be in the stores of this computer.
function Read-PeerCertificate([string]$Name, [int]$Number, [int]$Seconds) {
    $script:PeerCertificate = $null
    $keep = [System.Net.Security.RemoteCertificateValidationCallback] {
        param($origin, $certificate, $chain, $problems)
        $script:PeerCertificate = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($certificate)
        foreach ($element in $chain.ChainElements) {
            [void]$script:PeerLinks.Add((New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($element.Certificate)))
        }
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

if ($Target -ne '' -and -not (Test-HostName $Target)) {
    Write-Line '-Target must be a host name (letters, digits, dots, dashes).'
    exit 2
}

$wrong = 0
$certificate = $null
$script:PeerLinks = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2Collection
if ($Thumbprint -ne '') {
    $wanted = $Thumbprint -replace '[^0-9A-Fa-f]', ''
    foreach ($item in @(Get-ChildItem -Path 'Cert:\LocalMachine\My')) {
        if ($item.Thumbprint -eq $wanted) { $certificate = $item }
    }
    if ($null -eq $certificate) {
        Write-Line 'No certificate with this thumbprint is in the personal store of this computer.'
        exit 4
    }
}
elseif ($Target -ne '') {
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
}

if ($null -ne $certificate) {
    $chain = New-Object System.Security.Cryptography.X509Certificates.X509Chain($true)
    $chain.ChainPolicy.RevocationMode = [System.Security.Cryptography.X509Certificates.X509RevocationMode]::NoCheck
    $chain.ChainPolicy.ExtraStore.AddRange($script:PeerLinks)
    $built = $chain.Build($certificate)
    $last = $null
    foreach ($element in $chain.ChainElements) {
        $last = $element.Certificate
        Write-Line ('{0}' -f $last.Subject)
        Write-Line ('    issued by {0}, valid to {1:yyyy-MM-dd}' -f $last.Issuer, $last.NotAfter)
        foreach ($status in $element.ChainElementStatus) { Write-Line ('    {0}: {1}' -f $status.Status, ([string]$status.StatusInformation).Trim()) }
    }
    if ($null -ne $last -and $last.Subject -ne $last.Issuer) {
        Write-Line ('FOUND: the chain ends early. Missing: the certificate of {0}.' -f $last.Issuer)
        $wrong++
    }
    if (-not $built) {
        Write-Line 'FOUND: this computer does not trust the chain, see above. Put the root into Trusted Root Certification Authorities and missing links into Intermediate Certification Authorities of the COMPUTER account.'
        $wrong++
    }
}

$roots = @(Get-ChildItem -Path 'Cert:\LocalMachine\Root')
Write-Line ''
Write-Line ('{0} certificates in Trusted Root Certification Authorities.' -f $roots.Count)
foreach ($root in $roots) {
    if ($root.Subject -ne $root.Issuer) {
        Write-Line ('FOUND: not self-signed, so it does not belong there: {0} ({1})' -f $root.Subject, $root.Thumbprint)
        $wrong++
    }
}
if ($wrong -gt 0) {
    Write-Line 'Verdict: see the lines above. A certificate in the root store that is not self-signed can make Windows refuse good certificates; move it to the intermediate store.'
    exit 3
}
Write-Line 'Verdict: nothing wrong seen.'
exit 0
