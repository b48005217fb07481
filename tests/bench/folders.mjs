// Where things are: sources here, everything made in artifacts/bench.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/dotnet.mjs';

export const here = dirname(fileURLToPath(import.meta.url));
export const bench = join(root, 'artifacts', 'bench');
export const hello = join(bench, 'hello', 'hello');
export const lineScanner = [process.execPath, join(here, 'line-scanner.mjs')];
