// npm run package [-- vVERSION]: everything that a release hands out, in artifacts/packages, with bills of materials and checksums.
// A tag given as argument has to be that of the version.
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tarball, zip } from './archive.mjs';
import { fail, npm, packTool, root } from './dotnet.mjs';
import { billOfExtension, billOfProgram } from './materials.mjs';
import { layOut, pack, platforms, publishServer } from './vscode.mjs';

const packages = join(root, 'artifacts', 'packages');
const work = join(root, 'artifacts', 'packages-work');

/** What lies beside the program in an archive; the links of README.md lead to it. */
const beside = ['LICENSE', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'docs', 'clients'];

const version = theVersion();
const [tag] = process.argv.slice(2);
if (tag && tag !== `v${version}`) fail(`the tag is ${tag}, but the version is ${version} (server/Directory.Build.props).`);
if (!existsSync(join(root, 'node_modules', 'yazl'))) npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
for (const folder of [packages, work]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

console.log('Packing the .NET tool …');
packTool(packages);

console.log('Packing the extension …');
layOut();
for (const platform of [undefined, ...platforms]) {
  const file = pack(platform);
  copyFileSync(file, join(packages, basename(file)));
}

console.log('Packing the program with its runtime …');
for (const platform of platforms) await archive(platform);

console.log('Writing the bills of materials …');
billOfProgram(join(packages, `sipstack-${version}.cdx.json`), version, platforms);
billOfExtension(join(packages, `sipstack-log-${version}.cdx.json`));

const files = readdirSync(packages).sort();
const sums = files.map((file) => `${createHash('sha256').update(readFileSync(join(packages, file))).digest('hex')}  ${file}\n`);
writeFileSync(join(packages, 'SHA256SUMS'), sums.join(''));
rmSync(work, { recursive: true, force: true });
for (const file of files) console.log(`${(statSync(join(packages, file)).size / 1e6).toFixed(2).padStart(8)} MB  ${file}`);

async function archive(platform) {
  const name = `sipstack-${version}-${platform.runtime}`;
  const folder = join(work, name);
  publishServer(platform, folder);
  for (const item of beside) cpSync(join(root, item), join(folder, item), { recursive: true });
  await (platform.runtime.startsWith('win') ? zip(folder, join(packages, `${name}.zip`)) : tarball(folder, join(packages, `${name}.tar.gz`)));
}

/** The version, which stands in three files. */
function theVersion() {
  const stands = (file, pattern) => pattern.exec(readFileSync(join(root, ...file.split('/')), 'utf8'))?.[1];
  const version = stands('server/Directory.Build.props', /<Version>(.*?)<\/Version>/);
  for (const [file, pattern] of [['client-vscode/package.json', /"version": "(.*?)"/], ['clients/emacs/sipstack.el', /^;; Version: (.*)$/m]]) {
    const other = stands(file, pattern);
    if (other !== version) fail(`server/Directory.Build.props has the version ${version}, ${file} has ${other}.`);
  }
  return version;
}
