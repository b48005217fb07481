import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { candidates, findServer, noServer, type Surroundings } from '../src/server/findServer';

const usual: Surroundings = { setting: '', extensionPath: '/extension', platform: 'linux', env: { PATH: ['/usr/bin', '', 'relative', '/usr/bin'].join(delimiter) } };
const bundled = join('/extension', 'server', 'sipstack');
const tool = join('/usr/bin', 'sipstack');
const answers = (path: string) => Promise.resolve(`1.0.0 of ${path}`);

test('the bundled server comes before the tool, and the folder of .NET tools is the last', () => {
  assert.deepEqual(candidates(usual).map(({ path }) => path), [bundled, tool, join(homedir(), '.dotnet', 'tools', 'sipstack')]);
});

test('empty and relative parts of the PATH are not looked into', () => {
  assert.ok(candidates(usual).every(({ path }) => path.startsWith('/')));
});

test('on Windows the program has its extension', () => {
  assert.ok(candidates({ ...usual, platform: 'win32' }).every(({ path }) => path.endsWith('sipstack.exe')));
});

test('a setting is the only candidate, and ~ is the home folder', () => {
  assert.deepEqual(candidates({ ...usual, setting: '~/sipstack' }), [{ path: `${homedir()}/sipstack`, origin: 'setting' }]);
});

test('the first that exists and answers is the server', async () => {
  assert.deepEqual(await findServer(usual, (path) => path === tool, answers), { server: { path: tool, origin: 'tool', version: `1.0.0 of ${tool}` } });
});

test('one that does not answer is passed over', async () => {
  const found = await findServer(usual, () => true, (path) => (path === bundled ? Promise.reject(new Error('wrong format')) : answers(path)));
  assert.ok('server' in found && found.server.path === tool);
});

test('without any the user is told what to install', async () => {
  assert.deepEqual(await findServer(usual, () => false, answers), { problem: noServer });
});

test('a setting that names no file, and a program that does not answer, are said', async () => {
  assert.match(JSON.stringify(await findServer({ ...usual, setting: '/nowhere' }, () => false, answers)), /names no file: \/nowhere/);
  assert.match(JSON.stringify(await findServer({ ...usual, setting: '/bin/false' }, () => true, () => Promise.reject(new Error('it is another program.')))), /does not answer to --version: it is another/);
});
