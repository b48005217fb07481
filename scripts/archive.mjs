// Archives of a folder that hold it under its own name.
import { createWriteStream, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from './dotnet.mjs';

/** For Linux, with permissions, and without the name of who has packed it. */
export function tarball(folder, file) {
  const nobody = process.platform === 'linux' ? ['--owner=0', '--group=0', '--numeric-owner', '--sort=name'] : [];
  run('tar', [...nobody, '-czf', file, '-C', dirname(folder), basename(folder)]);
}

export async function zip(folder, file) {
  const { ZipFile } = await import('yazl');
  const archive = new ZipFile();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const name of names) archive.addFile(name, name.slice(dirname(folder).length + 1).replaceAll('\\', '/'));
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
}
