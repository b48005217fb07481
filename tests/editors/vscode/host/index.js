// The checks in VS Code's extension host. Results go to a file, because a page's console loses what the host says at its end.
const { appendFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

// While working on some: only checks whose names hold this.
const wanted = process.env.SIPSTACK_CHECKS ?? '';
const report = (line) => appendFileSync(process.env.SIPSTACK_RESULTS, `${line}\n`);

exports.run = async () => {
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.checks.js')).sort()) {
    for (const [name, body] of Object.entries(require(join(__dirname, file)))) {
      if (!name.includes(wanted)) continue;
      try {
        await body();
        report(`ok ${name}`);
      } catch (error) {
        report(`not ok ${name}\n${String(error?.stack ?? error).replace(/^/gm, '    ')}`);
      }
      await vscode.commands.executeCommand('workbench.action.files.revert').then(undefined, () => {});
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  }
};
