// Fetches a program of a Debian release with all that it needs, and unpacks it under artifacts/debian. Nothing is installed, and it runs
// with its own C library, so that one machine can test with releases newer and older than its own.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../../scripts/dotnet.mjs';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** What a compiler needs is fetched with Emacs, but not used. */
const unused = /^(emacs-el|binutils.*|.*-dev|lib(asan|hwasan|lsan|tsan|ubsan)\d*)_/;

/** Why nothing can be fetched on this machine, or undefined. */
export function whyNot() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'this runs on Linux (x64) only';
  for (const tool of ['apt-get', 'dpkg-deb']) if (spawnSync(tool, ['--version']).error) return `${tool} is missing; this runs on Debian and what is made of it`;
  if (!existsSync(keyring)) return 'the keys of Debian are missing: apt-get install debian-archive-keyring';
  return undefined;
}

/** The folder with the program's files; a second call does nothing. */
export function fetch(release, package_) {
  const folder = join(root, 'artifacts', 'debian', `${package_}-${release}`);
  const stamp = join(folder, 'unpacked');
  if (existsSync(stamp)) return folder;
  console.log(`Fetching ${package_} of Debian ${release} into artifacts/debian …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'sipstack-debian-'));
  try {
    for (const file of download(release, package_, work)) run('dpkg-deb', ['--extract', file, folder]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  writeFileSync(stamp, '');
  return folder;
}

/** Writes a script that starts an unpacked program with its own loader and libraries, and returns its path. */
export function launcher(folder, program, environment = {}, options = []) {
  const libraries = join(folder, 'usr', 'lib', 'x86_64-linux-gnu');
  const file = join(folder, 'start');
  const set = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'\n`).join('');
  const loader = `'${join(libraries, 'ld-linux-x86-64.so.2')}' --argv0 '${program}' --library-path '${libraries}:${join(folder, 'usr', 'lib')}'`;
  writeFileSync(file, `#!/bin/sh\n${set}exec ${loader} '${program}' ${options.join(' ')} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

/** With lists, cache and status of its own, so that apt neither asks nor changes what is installed here. */
function download(release, package_, work) {
  for (const part of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(work, part), { recursive: true });
  writeFileSync(join(work, 'status'), '');
  writeFileSync(join(work, 'sources.list'), `deb [signed-by=${keyring}] ${mirror()} ${release} main\n`);
  const options = [`Dir::Etc::sourcelist=${work}/sources.list`, 'Dir::Etc::sourceparts=/dev/null', `Dir::State::lists=${work}/lists`, `Dir::Cache=${work}/cache`, `Dir::State::status=${work}/status`, 'APT::Sandbox::User=root', 'Acquire::Languages=none', 'Acquire::Retries=3'];
  const apt = (...args) => run('apt-get', [...options.flatMap((option) => ['-o', option]), '-qq', '-y', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update');
  apt('install', '--no-install-recommends', '--download-only', package_);
  const archives = join(work, 'cache', 'archives');
  return readdirSync(archives).filter((name) => name.endsWith('.deb') && !unused.test(name)).map((name) => join(archives, name));
}

/** The one that this machine uses, if it is a Debian. */
function mirror() {
  const folder = '/etc/apt/sources.list.d';
  const files = ['/etc/apt/sources.list', ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])];
  const addresses = files.filter((file) => existsSync(file)).flatMap((file) => readFileSync(file, 'utf8').match(/^[^#\n]*https?:\/\/[^\s]+\/debian\/?(?=\s|$)/gm) ?? []);
  return addresses[0]?.match(/https?:\S+/)[0] ?? 'http://deb.debian.org/debian';
}
