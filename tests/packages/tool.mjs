// The .NET tool as a user gets it: packed, installed from the folder with nothing else to download from, and run.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, packTool, root } from '../../scripts/dotnet.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sipstack-tool-'));
try {
  const [packages, tool] = [join(folder, 'packages'), join(folder, 'tool')];
  mkdirSync(packages);
  packTool(packages);
  expect('one package, for every platform', readdirSync(packages).join(), /^SipStack\.Tool\.\d+\.\d+\.\d+\.nupkg$/);

  const sources = join(folder, 'nuget.config');
  writeFileSync(sources, '<configuration><packageSources><clear /></packageSources></configuration>');
  const installed = dotnet(['tool', 'install', 'SipStack.Tool', '--tool-path', tool, '--add-source', packages, '--configfile', sources]);
  expect('it installs', installed.stdout + installed.stderr, /sipstack/, installed.status === 0);

  const files = readdirSync(tool, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const name of ['README.md', 'LICENSE', 'icon.png']) expect(`it has ${name}`, files.join('\n'), new RegExp(`[\\\\/]${name.replace('.', '\\.')}$`, 'm'));
  const telling = files.filter((file) => /\.(dll|pdb|json)$/.test(file) && readFileSync(file).includes(Buffer.from(root)));
  expect('no file names a folder of the machine that built it', telling.join(' '), /^$/);

  const sipstack = join(tool, process.platform === 'win32' ? 'sipstack.exe' : 'sipstack');
  expect('it says its version', spawnSync(sipstack, ['--version'], { encoding: 'utf8' }).stdout, /^\d+\.\d+\.\d+\s*$/);
  cpSync(join(root, 'tests', 'Cases', 'article-two-records', 'trace.log'), join(folder, 'trace.log'));
  const check = spawnSync(sipstack, ['check', 'trace.log'], { cwd: folder, encoding: 'utf8' });
  expect('it finds what failed', check.stdout, /^trace\.log:21:73: error: NTLM: .* \[proven\] \[SIP_E_AUTH_UNAUTHORIZED\]$/m, check.status === 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** With a cache of its own: NuGet would take a package of this version from the user's. */
function dotnet(args) {
  return spawnSync('dotnet', args, { cwd: folder, encoding: 'utf8', env: { ...process.env, NUGET_PACKAGES: join(folder, 'cache') } });
}

function expect(what, text, pattern, also = true) {
  if (!also || !pattern.test(text)) fail(`the .NET tool: ${what}? ${text}`);
  console.log(`ok ${what}`);
}
