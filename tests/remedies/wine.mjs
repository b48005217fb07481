// Runs the .cmd for real under Wine, and imports the .reg that it writes. Wine's reg.exe and cmd.exe stand in for those
// of Windows; where they differ is said beside the case. Without Wine the run is skipped with a message, unless
// SIPSTACK_REQUIRE_WINE is set.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scripts } from './scripts.mjs';

const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0';
const windows = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const value = 'NtlmMinServerSec';

if (spawnSync('wine', ['--version']).status !== 0) {
  console.log('skipped: Wine is not installed (Debian: apt-get install --no-install-recommends wine64 wine)');
  process.exit(process.env.SIPSTACK_REQUIRE_WINE ? 1 : 77);
}

const root = mkdtempSync(join(tmpdir(), 'sipstack-wine-'));
const folder = join(root, 'run');
const env = { ...process.env, WINEPREFIX: join(root, 'prefix'), WINEDEBUG: '-all', WINEDLLOVERRIDES: 'mscoree=;mshtml=' };
delete env.DISPLAY;
mkdirSync(folder);
const problems = [];
let cases = 0;
let keeper;

function wine(...words) {
  const result = spawnSync('wine', words, { env, cwd: folder, encoding: 'latin1', timeout: 60_000 });
  return { code: result.status, text: result.stdout + result.stderr };
}

function fix(...words) {
  return wine('cmd', '/c', 'fix.cmd', ...words);
}

function set(data, kind = 'REG_DWORD') {
  wine('reg', 'delete', key, '/v', value, '/f');
  if (data !== null) wine('reg', 'add', key, '/v', value, '/t', kind, '/d', data, '/f');
}

/** What is in the registry: kind and data, or null. */
function get() {
  const match = new RegExp(`${value}\\s+(\\S+)\\s+(\\S+)`).exec(wine('reg', 'query', key, '/v', value).text);
  return match ? `${match[1]} ${match[2].toLowerCase()}` : null;
}

function backups() {
  return readdirSync(folder).filter(name => name.endsWith('.reg')).sort();
}

function clean() {
  for (const name of backups()) rmSync(join(folder, name));
}

function expect(what, actual, wanted) {
  cases++;
  if (actual !== wanted) problems.push(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`);
}

function expectFix(what, words, code, wanted, text) {
  const result = fix(...words);
  expect(`${what}: exit code`, result.code, code);
  if (result.code !== code) problems.push(result.text.slice(0, 1000));
  expect(`${what}: registry`, get(), wanted);
  if (text) expect(`${what}: says "${text}"`, result.text.includes(text), true);
}

try {
  execFileSync('wine', ['wineboot', '-i'], { env, stdio: 'ignore', timeout: 300_000 });
  // A second service manager would start beside the one that is going down, and only one of the two would know the service.
  // On a busy machine the first one takes its time to go: then it is told to.
  if (spawnSync('wineserver', ['-w'], { env, timeout: 60_000 }).status !== 0) spawnSync('wineserver', ['-k', '-w'], { env, timeout: 60_000 });
  // One program that stays keeps Wine's server and its service manager alive between the steps.
  keeper = spawn('wine', ['cmd'], { env, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] });
  // Wine has no hive of the local service account; the script reads that of Windows to see whether it is elevated.
  wine('reg', 'add', 'HKU\\S-1-5-19\\Environment', '/f');
  writeFileSync(join(folder, 'fix.cmd'), scripts('.cmd')[0].text, 'latin1');
  wine('sc', 'create', 'RTCSRV', 'binPath=', 'C:\\windows\\system32\\notepad.exe');

  for (const [before, after, strict] of [['0x20000000', '0x0', false], ['0x20080000', '0x80000', true], ['0x20080030', '0x80030', true], ['0x20000010', '0x10', false], ['0x60000000', '0x40000000', false]]) {
    set(before);
    clean();
    expectFix(`report ${before}`, [], 0, `REG_DWORD ${before}`, 'Report only');
    expect(`report ${before}: backups`, backups().length, 0);
    expectFix(`apply ${before}`, ['/apply'], 0, `REG_DWORD ${after}`, strict ? 'NTLMv2 session security stays demanded' : 'Backup:');
    expect(`apply ${before}: backups`, backups().length, 1);
    expectFix(`second run ${before}`, ['/apply'], 0, `REG_DWORD ${after}`, 'already clear');
    expect(`second run ${before}: backups`, backups().length, 1);
    const [backup] = backups();
    expectFix(`rollback ${before}`, ['/rollback', backup], 0, `REG_DWORD ${before}`, 'Rolled back');
    expectFix(`second rollback ${before}`, ['/rollback', backup], 0, `REG_DWORD ${before}`, 'already as it was');

    fix('/apply');
    expect(`second apply ${before}: writes a file of its own`, backups().length, 2);
    wine('regedit', '/S', backup);
    expect(`import of the .reg, ${before}`, get(), `REG_DWORD ${before}`);
  }

  clean();
  for (const [name, data, kind, code, text] of [
    ['zero', '0', 'REG_DWORD', 0, 'already clear'],
    ['NTLMv2 only', '0x80000', 'REG_DWORD', 0, 'already clear'],
    ['absent', null, 'REG_DWORD', 3, 'absent'],
    ['text', '0x20000000', 'REG_SZ', 6, 'not a REG_DWORD'],
    ['text of another form', 'switch', 'REG_SZ', 6, 'not a REG_DWORD'],
    ['highest bit', '0xA0080000', 'REG_DWORD', 16, 'cannot calculate'],
    ['highest bit alone', '0x80000000', 'REG_DWORD', 16, 'cannot calculate'],
    ['all bits', '0xFFFFFFFF', 'REG_DWORD', 16, 'cannot calculate'],
  ]) {
    set(data, kind);
    const before = get();
    expectFix(`report, ${name}`, [], code, before, text);
    expectFix(`apply, ${name}`, ['/apply'], code, before, text);
    expect(`${name}: backups`, backups().length, 0);
  }

  set('0x20080000');
  for (const words of [['/apply', 'more'], ['/rollback'], ['/rollback', 'a', 'b'], ['apply'], ['/help']]) {
    expectFix(`usage ${words.join(' ')}`, words, 2, 'REG_DWORD 0x20080000', 'Usage');
  }

  fix('/apply');
  const [good] = backups();
  const text = readFileSync(join(folder, good), 'latin1');
  const applied = get();
  // A percent sign in such a file is left out: Wine's cmd.exe expands it again and again until it crashes, Windows takes it as it is.
  const damaged = {
    'missing file': null,
    'not a backup': 'hello\r\n',
    'another computer': text.replace(/computer=.*/, 'computer=ELSEWHERE'),
    'no computer': text.replace(/; computer=.*\r\n/, ''),
    'not hexadecimal': text.replace('dword:20080000', 'dword:2008000g'),
    'too many digits': text.replace('dword:20080000', 'dword:120080000'),
    'a command for the old data': text.replace('dword:20080000', 'dword:20080000"&echo@owned>owned.txt&"'),
    'a command for the new data': text.replace(/written=.*/, 'written="&echo@owned>owned.txt&"'),
    'a command for the computer': text.replace(/computer=.*/, 'computer="&echo@owned>owned.txt&"'),
  };
  // A file that would lower security, or change anything but the one bit, was not written by this script.
  const forged = (now, old) => text.replace(/written=.*/, `written=${now}`).replace(/dword:.*/, `dword:${old}`);
  Object.assign(damaged, {
    'old data that are weaker': forged('00080000', '00000000'),
    'old data without the bit': forged('00080000', '00080030'),
    'old data with another bit': forged('00080000', '20080030'),
    'nothing to do': forged('00080000', '00080000'),
  });
  for (const [name, content] of Object.entries(damaged)) {
    if (content !== null) writeFileSync(join(folder, 'damaged.txt'), content, 'latin1');
    expectFix(`rollback with ${name}`, ['/rollback', content === null ? 'nothing.reg' : 'damaged.txt'], 13, applied, 'STOP');
    expect(`rollback with ${name}: nothing of the file runs`, existsSync(join(folder, 'owned.txt')), false);
  }
  set('0x80030');
  expectFix('rollback after somebody else changed it', ['/rollback', good], 13, 'REG_DWORD 0x80030', 'not the value that this script wrote');
  set(null);
  expectFix('rollback after somebody else deleted it', ['/rollback', good], 13, null, 'not a number');

  set('0x20000000');
  wine('reg', 'delete', 'HKU\\S-1-5-19', '/f');
  expect('not elevated: exit code', wine('cmd', '/c', 'fix.cmd', '/apply').code, 5);
  expect('not elevated: registry', get(), 'REG_DWORD 0x20000000');
  wine('reg', 'add', 'HKU\\S-1-5-19\\Environment', '/f');

  wine('reg', 'add', windows, '/v', 'CurrentVersion', '/d', '6.0', '/f');
  expectFix('Windows Server 2008', ['/apply'], 7, 'REG_DWORD 0x20000000', 'older');
  wine('reg', 'add', windows, '/v', 'CurrentVersion', '/d', '6.3', '/f');
  expectFix('Windows Server 2022', [], 0, 'REG_DWORD 0x20000000', 'Report only');

  wine('sc', 'delete', 'RTCSRV');
  expectFix('no registrar', ['/apply'], 8, 'REG_DWORD 0x20000000', 'RTCSRV is missing');
} catch (error) {
  problems.push(error.stack);
} finally {
  keeper?.stdin.end();
  spawnSync('wineserver', ['-k'], { env });
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

for (const problem of problems) console.error(problem);
console.log(`${cases} checks of the .cmd and its .reg under Wine, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
