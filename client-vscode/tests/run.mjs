// Unit tests of the extension: what needs no editor. The rest is tested in VS Code itself (tests/editors).
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/dotnet.mjs';
import { built, bundle, checkTypes } from '../../scripts/vscode.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(built, 'tests');

checkTypes();
rmSync(out, { recursive: true, force: true });
for (const file of readdirSync(here).filter((name) => name.endsWith('.test.ts'))) {
  bundle(join(here, file), join(out, file.replace(/\.ts$/, '.cjs')), { platform: 'node', format: 'cjs', target: 'node20', minify: false, sourcemap: 'inline' });
}

const tests = readdirSync(out).map((name) => join(out, name));
const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...tests], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
