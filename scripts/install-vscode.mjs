// npm run install:vscode: builds the extension for this machine and installs it into the user's VS Code.
import { spawnSync } from 'node:child_process';
import { fail, run } from './dotnet.mjs';
import { layOut, pack, platforms } from './vscode.mjs';

const isWindows = process.platform === 'win32';
const code = process.env.VSCODE ?? 'code';

// On Windows 'code' is a script, which only a shell can start.
if (spawnSync(code, ['--version'], { shell: isWindows }).status !== 0) {
  fail(`VS Code's command '${code}' is not on the PATH. In VS Code run "Shell Command: Install 'code' command in PATH", or name it: VSCODE=/path/to/code npm run install:vscode`);
}

const platform = platforms.find(({ target }) => target === `${process.platform}-${process.arch}`);
if (!platform) console.log('There is no package with a server for this platform; this one uses the sipstack .NET tool.');
console.log('Building the extension …');
layOut();
const file = pack(platform);
run(code, ['--install-extension', isWindows ? `"${file}"` : file, '--force'], { shell: isWindows });
