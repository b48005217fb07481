// npm run package:vscode: the extension as .vsix files in artifacts/vscode, one per platform with the server inside and one without.
import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './dotnet.mjs';
import { layOut, pack, platforms } from './vscode.mjs';

layOut();
for (const platform of [undefined, ...platforms]) {
  const file = pack(platform);
  console.log(`${relative(root, file)}  ${(statSync(file).size / 1e6).toFixed(1)} MB`);
}
