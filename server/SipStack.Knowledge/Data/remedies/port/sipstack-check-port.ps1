<#
.SYNOPSIS
Tries to open a TCP connection from this server to another one.

.DESCRIPTION
Run it on the server that cannot reach the other one. It connects only to -Target, sends nothing, and
changes nothing. Check the name first: it may come from the other side.

Exit codes: 0 nothing wrong seen, 1 unexpected error, 2 wrong usage, 3 something to fix, 4 could not look.

.PARAMETER Target
Host to connect to.

.PARAMETER Port
One or more TCP ports with commas between: 5061 between servers, 443 for clients from outside.
#>
[CmdletBinding()]
param(
    [string]$Target = '',
    [string[]]$Port = @('5061', '443'),
    [int]$TimeoutSeconds = 5
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

if ($Target -cnotmatch '\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z') {
    Write-Line 'Name the server: -Target HOST (letters, digits, dots, dashes).'
    exit 2
}

# With -File, Windows PowerShell hands over "5061,443" as one word.
$list = $Port -join ','
if ($list -notmatch '\A\d{1,5}(,\d{1,5})*\z') {
    Write-Line 'Name the ports as numbers: -Port 5061 or -Port 5061,443.'
    exit 2
}

$addresses = @()
try { $addresses = @([System.Net.Dns]::GetHostAddresses($Target)) }
catch {
    Write-Line ('FOUND: {0} cannot be resolved: {1}' -f $Target, $_.Exception.Message)
    exit 3
}

$open = 0
$closed = 0
foreach ($address in $addresses) {
    foreach ($number in @($list.Split(','))) {
        $client = New-Object System.Net.Sockets.TcpClient($address.AddressFamily)
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $result = ''
        try {
            $pending = $client.BeginConnect($address, [int]$number, $null, $null)
            if ($pending.AsyncWaitHandle.WaitOne($TimeoutSeconds * 1000, $false)) {
                $client.EndConnect($pending)
                $result = 'open, {0} ms' -f $watch.ElapsedMilliseconds
                $open++
            }
            else {
                $result = 'NO ANSWER within {0} s: a firewall drops it, or the host is down' -f $TimeoutSeconds
                $closed++
            }
        }
        catch {
            $result = 'REFUSED or failed: ' + $_.Exception.GetBaseException().Message
            $closed++
        }
        $client.Close()
        Write-Line ('{0} {1}: {2}' -f $address, $number, $result)
    }
}
if ($closed -gt 0) { Write-Line 'Verdict: not everything is open. One of two ports may be enough: 5061 between servers, 443 from outside.'; exit 3 }
Write-Line ('Verdict: all {0} connections opened. Look at TLS and certificates next.' -f $open)
exit 0
