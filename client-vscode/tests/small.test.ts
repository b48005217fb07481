import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Latest } from '../src/ladder/latest';
import { beginningOf } from '../src/largeFiles/fileBeginning';
import { CrashLimit } from '../src/server/crashLimit';
import { summary } from '../src/summary';

test('four crashes within three minutes are forgiven, the fifth is not', () => {
  const limit = new CrashLimit();
  assert.deepEqual([0, 1, 2, 3, 4].map((second) => limit.mayRestart(second * 1000)), [true, true, true, true, false]);
});

test('old crashes are forgotten', () => {
  const limit = new CrashLimit();
  assert.ok([0, 1, 2, 3, 4, 5].every((minute) => limit.mayRestart(minute * 60_000)));
});

test('the status bar counts findings by severity', () => {
  assert.deepEqual(summary('running', false, [0, 0, 1, 2]), { icon: 'error', text: '2 errors, 1 warning, 1 note', detail: 'Findings in this trace. Click to show them.' });
  assert.equal(summary('running', false, []).text, 'no findings');
  assert.equal(summary('running', true, []).icon, 'sync~spin');
  assert.equal(summary('failed', false, []).icon, 'error');
});

test('of work that is asked for meanwhile only the last is run', async () => {
  const latest = new Latest();
  const done: number[] = [];
  let release = () => {};
  const first = latest.run(() => new Promise<void>((resolve) => (release = resolve)).then(() => void done.push(1)));
  void latest.run(async () => void done.push(2));
  void latest.run(async () => void done.push(3));
  release();
  await first;
  assert.deepEqual(done, [1, 3]);
});

test('work that fails does not stop what comes after it', async () => {
  const latest = new Latest();
  await assert.rejects(latest.run(() => Promise.reject(new Error('no'))));
  let isDone = false;
  await latest.run(async () => void (isDone = true));
  assert.ok(isDone);
});

test('the beginning of a file is read in its encoding', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sipstack-'));
  try {
    const file = join(folder, 'trace.log');
    const text = 'TL_INFO(TF_PROTOCOL) [0]';
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`, 'utf16le'), Buffer.from(text, 'utf16le'), Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()]) {
      writeFileSync(file, bytes);
      const beginning = await beginningOf(file, 1000);
      assert.equal(beginning.text.replace('\uFEFF', ''), text);
      assert.equal(beginning.size, bytes.length);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
