import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { kindOfText, sniffLength } from '../src/detection/traceText';

// Tests run with the repository as their folder.
const cases = join('tests', 'Cases');
const sniffed = readFileSync(join(cases, 'sniffed.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t') as [string, string]);

for (const [name, kind] of sniffed) {
  test(`${name} is taken for what the server takes it for`, () => {
    assert.equal(kindOfText(readFileSync(join(cases, name, 'trace.log'), 'utf8')), kind.toLowerCase());
  });
}

const others: Record<string, string> = {
  'a web server\'s log': '192.0.2.7 - - [26/Nov/2026:10:15:30 +0000] "GET / HTTP/1.1" 200 512\n',
  'a system log': 'Nov 26 10:15:30 host sshd[811]: Accepted publickey for alice from 192.0.2.7 port 51822\n',
  'a log with levels': '2026-11-26 10:15:30.123 INFO [main] Severity levels: see ms-diagnostics for more\n',
  'a note about SIP': 'The server answers SIP/2.0 401 Unauthorized, as RFC 3261 says.\nINVITE people to the meeting\nusing the SIP/2.0 protocol\n',
  'a dated list': '11/26/2026 10:15:30 done\n25; reasons to smile\n',
  'nothing': '',
};

for (const [name, text] of Object.entries(others)) {
  test(`${name} is no trace`, () => assert.equal(kindOfText(text), 'none'));
}

test('a header behind the first 64 KiB is not looked for', () => {
  const filler = 'x\n'.repeat(sniffLength / 2);
  assert.equal(kindOfText(`${filler}TL_INFO(TF_PROTOCOL) [0]\n`), 'none');
  assert.equal(kindOfText(`${filler.slice(100)}TL_INFO(TF_PROTOCOL) [0]\n`), 'trace');
});
