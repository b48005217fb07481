// The scripts of all remedies, as the product writes them.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
export const remedies = join(here, '..', '..', 'server', 'SipStack.Knowledge', 'Data', 'remedies');

export function scripts(extension) {
  return readdirSync(remedies, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(folder => readdirSync(join(remedies, folder.name))
      .filter(name => name.endsWith(extension))
      .map(name => ({ name, text: withCrlf(readFileSync(join(remedies, folder.name, name), 'latin1')) })))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function withCrlf(text) {
  return text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n');
}
