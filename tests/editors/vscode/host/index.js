// The checks in VS Code's extension host. Results go to a file, because a page's console loses what the host says at its end.
// On a busy machine the editor itself is late or loses a message, so a check that fails is run once more; what failed at first is printed all the same.
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
      const first = await failure(body);
      const second = first && (await failure(body));
      if (first) report(`    failed at first: ${name}\n${indented(first)}`);
      report(second ? `not ok ${name}\n${indented(second)}` : `ok ${name}`);
    }
  }
};

const indented = (error) => String(error?.stack ?? error).replace(/^/gm, '        ');

/** Runs a check, leaves no editor behind, and returns what failed. */
async function failure(body) {
  try {
    await body();
    return undefined;
  } catch (error) {
    return error ?? 'a failure that says nothing';
  } finally {
    await vscode.commands.executeCommand('workbench.action.files.revert').then(undefined, () => {});
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  }
}
