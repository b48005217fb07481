@echo off
rem Reports, and only with /apply clears, the 128-bit requirement for NTLM on this server.
rem For servers whose script policy blocks PowerShell. It uses reg.exe and sc.exe only.
rem Read the .md file that came with this script first: it lists better ways.
rem
rem   sipstack-fix-ntlm-minimum-security.cmd                    report, changes nothing
rem   sipstack-fix-ntlm-minimum-security.cmd /apply             clears the bit
rem   sipstack-fix-ntlm-minimum-security.cmd /rollback FILE     puts the old value back
rem
rem Limits: the servers policy only; no look at Group Policy; no restart of the service;
rem refuses values of 0x80000000 and above, because cmd.exe cannot calculate with them.
rem
rem Exit codes:
rem    0  done, or nothing to do            8  the service RTCSRV is missing
rem    2  wrong usage                      10  the backup could not be written
rem    3  the value is absent              11  the new value did not stay; the old one is back
rem    5  not elevated                     12  the old value could not be put back
rem    6  the value is not a DWORD         13  the rollback file does not fit this server
rem    7  Windows is too old               16  the value is 0x80000000 or above

setlocal EnableExtensions DisableDelayedExpansion
set "KEY=HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0"
set "LONGKEY=HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0"
set "NAME=NtlmMinServerSec"
set "MARK=sipstack-ntlm-minimum-security-1"
rem Full paths, because the command prompt looks into the current folder first.
set "REG=%SystemRoot%\System32\reg.exe"
set "SC=%SystemRoot%\System32\sc.exe"
set "MODE=report"
set "FILE="

if "%~1"=="" goto preconditions
if /i "%~1"=="/apply" goto usage_apply
if /i "%~1"=="/rollback" goto usage_rollback
goto usage

:usage_apply
if not "%~2"=="" goto usage
set "MODE=apply"
goto preconditions

:usage_rollback
if "%~2"=="" goto usage
if not "%~3"=="" goto usage
set "MODE=rollback"
set "FILE=%~2"
goto preconditions

:usage
echo Usage: "%~nx0" [/apply ^| /rollback FILE]
echo Without a switch it reports and changes nothing.
exit /b 2

:preconditions
echo Minimum session security for NTLM, computer %COMPUTERNAME%

rem Only administrators may read this key, on every Windows and without the Server service.
%REG% query "HKU\S-1-5-19" >nul 2>nul
if errorlevel 1 (
  echo STOP: not elevated. Start the command prompt with "Run as administrator".
  exit /b 5
)

set "WINDOWS="
for /f "tokens=1,2,3" %%A in ('%REG% query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion" /v CurrentVersion 2^>nul') do (
  if /i "%%A"=="CurrentVersion" set "WINDOWS=%%C"
)
set "MAJOR=0"
set "MINOR=0"
for /f "tokens=1,2 delims=." %%A in ("%WINDOWS%") do (
  set "MAJOR=%%A"
  set "MINOR=%%B"
)
set /a "VERSION=%MAJOR% * 100 + %MINOR%"
if %VERSION% LSS 601 (
  echo STOP: Windows is older than Server 2008 R2. It has no 128-bit requirement by default, look elsewhere.
  exit /b 7
)

call :read
if "%MODE%"=="rollback" goto rollback

%SC% query RTCSRV >nul 2>nul
if errorlevel 1 (
  echo STOP: the service RTCSRV is missing. This is no registrar and no Access Edge.
  exit /b 8
)

if "%STATE%"=="absent" (
  echo %NAME% now:     absent. On Windows Server 2008 R2 and later that usually means 128-bit required.
  echo STOP: nothing was changed. Use the PowerShell script with -CreateIfAbsent, or secpol.msc.
  exit /b 3
)
if "%STATE%"=="kind" (
  echo STOP: %NAME% is not a REG_DWORD. Somebody made it by hand; repair that first.
  exit /b 6
)
if "%STATE%"=="high" (
  echo %NAME% now:     %DATA%
  echo STOP: cmd.exe cannot calculate with this value. Use the PowerShell script or secpol.msc.
  exit /b 16
)

set /a "OLD=%DATA%"
set /a "NEW=%DATA% & ~0x20000000"
set /a "V2SESSION=%NEW% & 0x00080000"
echo %NAME% now:     %DATA%
call :meaning %OLD%
if not "%V2SESSION%"=="0" echo WARNING: NTLMv2 session security stays demanded. A client that has neither stays locked out.
if "%OLD%"=="%NEW%" (
  echo The 128-bit requirement is already clear. Nothing to do.
  exit /b 0
)
call :tohex %NEW%
set "NEWHEX=%HEX8%"
echo %NAME% planned: 0x%NEWHEX%
call :meaning %NEW%

if "%MODE%"=="report" (
  echo Lowering this weakens every NTLM logon to this server. Better: new firmware, a newer client, Kerberos or certificates.
  echo Tell your security team first: monitoring may report the change as a downgrade attack.
  echo This script does not see Group Policy. Look first: gpresult /scope computer /h report.html
  echo Report only, nothing was changed. Next: "%~nx0" /apply
  exit /b 0
)

set "OLDHEX=%HEX%"
set "NUMBER=0"
:next_name
set /a "NUMBER=NUMBER + 1"
if %NUMBER% GTR 99 (
  echo STOP: there are 99 rollback files in the folder of this script. Nothing was changed.
  exit /b 10
)
set "FILE=%~dp0sipstack-ntlm-%COMPUTERNAME%-rollback-%NUMBER%.reg"
if exist "%FILE%" goto next_name

rem REGEDIT4 is the header of files that are not Unicode. The redirection stands first, so that no digit before it is taken for a handle.
>"%FILE%" echo REGEDIT4
if not exist "%FILE%" (
  echo STOP: no backup, so nothing was changed. Copy this script to a folder that you may write to.
  exit /b 10
)
>>"%FILE%" echo ; %MARK%
>>"%FILE%" echo ; computer=%COMPUTERNAME%
>>"%FILE%" echo ; written=%NEWHEX%
>>"%FILE%" echo.
>>"%FILE%" echo [%LONGKEY%]
>>"%FILE%" echo "%NAME%"=dword:%OLDHEX%
call :parse
if not "%FOUNDMARK%-%MACHINE%-%SIPPUT%-%SIPPRIOR%"=="yes-yes-%NEWHEX%-%OLDHEX%" (
  echo STOP: the backup reads back wrong, so nothing was changed: "%FILE%"
  exit /b 10
)
echo Backup: "%FILE%"

call :write %NEW%
if not "%WRITTEN%"=="yes" (
  call :write %OLD%
  goto mismatch
)
call :read
echo %NAME% now:     %DATA%
echo Undo: "%~nx0" /rollback "%FILE%"
echo No restart of Windows is needed. Restart RTCSRV at a quiet time if clients still fail. Do the same on every Front End of the pool.
echo Run the report again after the next policy refresh (about two hours) to see that the value stays.
exit /b 0

:mismatch
if "%WRITTEN%"=="yes" (
  echo STOP: the new value did not stay. The old one is back.
  exit /b 11
)
echo STOP: the new value did not stay, and the old one could NOT be put back. Old value: 0x%OLDHEX%
exit /b 12

:rollback
if not exist "%FILE%" (
  echo STOP: there is no such file: "%FILE%"
  exit /b 13
)
call :parse
if not "%FOUNDMARK%"=="yes" goto bad_file
if "%SIPPRIOR%"=="" goto bad_file
if "%SIPPUT%"=="" goto bad_file
if not "%MACHINE%"=="yes" (
  echo STOP: the backup is of another computer. Nothing was changed.
  exit /b 13
)
if not "%STATE%"=="number" (
  echo STOP: %NAME% is not a number that this script wrote. Nothing was changed.
  exit /b 13
)
set /a "NOW=%DATA%"
set /a "OLD=0x%SIPPRIOR%"
set /a "NEW=0x%SIPPUT%"
rem Only what this script can have written: the old value had the bit, the new one is the rest. So a rollback never lowers security.
set /a "REST=OLD & ~0x20000000"
if "%OLD%"=="%REST%" goto bad_file
if not "%NEW%"=="%REST%" goto bad_file
if "%NOW%"=="%OLD%" (
  echo %NAME% is already as it was before. Nothing to do.
  exit /b 0
)
if not "%NOW%"=="%NEW%" (
  echo STOP: %NAME% is %DATA%, not the value that this script wrote. Nothing was changed.
  exit /b 13
)
call :write %OLD%
if not "%WRITTEN%"=="yes" (
  echo STOP: the old value could not be put back. Old value: 0x%SIPPRIOR%
  exit /b 12
)
call :read
echo %NAME% now:     %DATA%
echo Rolled back.
exit /b 0

:bad_file
echo STOP: this is not a rollback file of this script: "%FILE%"
exit /b 13

rem Sets STATE (absent, kind, high, number), DATA (0x...) and HEX (its eight digits).
:read
set "TYPE="
set "DATA="
set "STATE=absent"
for /f "tokens=1,2,3" %%A in ('%REG% query "%KEY%" /v %NAME% 2^>nul') do (
  if /i "%%A"=="%NAME%" (
    set "TYPE=%%B"
    set "DATA=%%C"
  )
)
if "%TYPE%"=="" goto :eof
set "STATE=kind"
if not "%TYPE%"=="REG_DWORD" goto :eof
if /i not "%DATA:~0,2%"=="0x" goto :eof
set "HEX=0000000%DATA:~2%"
set "HEX=%HEX:~-8%"
set "STATE=number"
for %%D in (8 9 a b c d e f) do (
  if /i "%HEX:~0,1%"=="%%D" set "STATE=high"
)
goto :eof

rem Writes the decimal number of the first argument and sets WRITTEN to yes if it reads back.
:write
set "WRITTEN=no"
set "EXPECTED=%1"
%REG% add "%KEY%" /v %NAME% /t REG_DWORD /d %EXPECTED% /f >nul 2>nul
call :read
if not "%STATE%"=="number" goto :eof
set /a "BACK=%DATA%"
if "%BACK%"=="%EXPECTED%" set "WRITTEN=yes"
goto :eof

rem Reads the rollback file: FOUNDMARK and MACHINE (yes or no), SIPPUT and SIPPRIOR (up to eight hexadecimal digits, or empty).
rem Nothing of the file is run or imported. The two variables are used only after "set" has shown that they hold digits;
rem their names hold no letter from a to f, so that only the name itself is left between the digits.
:parse
set "FOUNDMARK=no"
set "MACHINE=no"
set "SIPPUT=none"
set "SIPPRIOR=none"
for /f "usebackq eol=[ tokens=1,2,3 delims==:; " %%A in ("%FILE%") do (
  if "%%A"=="%MARK%" set "FOUNDMARK=yes"
  if /i "%%A=%%B"=="computer=%COMPUTERNAME%" set "MACHINE=yes"
  if "%%A"=="written" set "SIPPUT=%%B"
  if "%%~A"=="%NAME%" set "SIPPRIOR=%%C"
)
set "VALID=no"
for /f "tokens=1,2 delims=0123456789abcdefABCDEF" %%A in ('set SIPPUT') do (
  if "%%A-%%B"=="SIPPUT=-" set "VALID=yes"
)
if "%VALID%"=="no" set "SIPPUT="
set "VALID=no"
for /f "tokens=1,2 delims=0123456789abcdefABCDEF" %%A in ('set SIPPRIOR') do (
  if "%%A-%%B"=="SIPPRIOR=-" set "VALID=yes"
)
if "%VALID%"=="no" set "SIPPRIOR="
set "CUT=%SIPPUT:~-8%"
if not "%CUT%"=="%SIPPUT%" set "SIPPUT="
set "CUT=%SIPPRIOR:~-8%"
if not "%CUT%"=="%SIPPRIOR%" set "SIPPRIOR="
goto :eof

rem Sets HEX8 to the eight hexadecimal digits of the first argument, a number below 0x80000000.
:tohex
set "REST=%1"
set "HEX8="
for /l %%I in (1,1,8) do call :tohex_digit
goto :eof

:tohex_digit
set "TABLE=0123456789abcdef"
set /a "DIGIT=REST & 15"
set /a "REST=REST >> 4"
call set "HEX8=%%TABLE:~%DIGIT%,1%%%HEX8%"
goto :eof

rem Prints what the bits of the first argument mean.
:meaning
set /a "A=%1 & 0x20000000"
set /a "B=%1 & 0x00080000"
set /a "C=%1 & 0x00000020"
set /a "D=%1 & 0x00000010"
if "%1"=="0" echo     no requirement
if not "%A%"=="0" echo     0x20000000 128-bit encryption
if not "%B%"=="0" echo     0x00080000 NTLMv2 session security
if not "%C%"=="0" echo     0x00000020 message confidentiality
if not "%D%"=="0" echo     0x00000010 message integrity
goto :eof
