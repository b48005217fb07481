const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const { chmodSync, copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');
const { fileUri, findings, folder, openTrace, until } = require('./support');

const serverPath = () => join(vscode.extensions.getExtension('sipstack.sipstack-log').extensionPath, 'server', 'sipstack');

/** Process ids of the language servers of this extension. */
function servers() {
  const server = serverPath();
  return readdirSync('/proc').filter((id) => {
    try {
      return readFileSync(join('/proc', id, 'cmdline'), 'utf8').startsWith(`${server}\0lsp`);
    } catch {
      return false;
    }
  });
}

async function exitCodeOf(task) {
  let listener;
  const ended = new Promise((resolve) => {
    listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => execution.task.name === task.name && resolve(exitCode));
  });
  await vscode.tasks.executeTask(task);
  return ended.finally(() => listener.dispose());
}

/** Runs sipstack check as a task and returns the findings that its problem matcher made of a file. */
async function checkInTask(uri, files, matcher, count) {
  const run = new vscode.ProcessExecution(serverPath(), ['check', ...files], { cwd: folder.fsPath });
  const check = new vscode.Task({ type: 'process' }, vscode.TaskScope.Workspace, 'check', 'sipstack', run, matcher);
  // A busy editor loses what a task prints shortly before it ends (microsoft/vscode, issue 92868): then it is run again, as a user would.
  for (let run = 1; run <= 3; run++) {
    assert.equal(await exitCodeOf(check), 1);
    await until('all are there', () => findings(uri).length === count, 10_000).catch(() => {});
    if (findings(uri).length === count) break;
  }
  assert.equal(findings(uri).length, count);
  return findings(uri);
}

module.exports = {
  'VS Code: a file too large for extensions is read by its path': async () => {
    const uri = fileUri('large.log');
    await assert.rejects(async () => vscode.workspace.openTextDocument(uri), 'the editor hands over no file of this size');
    // The command waits for an answer to its message; the findings are there before.
    void vscode.commands.executeCommand('sipstack.analyzeFile', uri);
    await until('its findings are there', () => findings(uri).length > 100);
    await vscode.commands.executeCommand('sipstack.clearFile');
    await until('and can be taken away', () => findings(uri).length === 0);
  },

  'VS Code: the failing calls of such a file are a trace in which everything works': async () => {
    await vscode.commands.executeCommand('sipstack.filterFailing', fileUri('large.log'));
    const view = await until('the view is shown', () => vscode.window.activeTextEditor?.document.uri.scheme === 'sipstack-view' && vscode.window.activeTextEditor.document);
    await until('it has findings', () => findings(view.uri).length > 10);
  },

  'VS Code: a task with $sipstack puts the findings of a closed file into the Problems panel': async () => {
    // One that was never open: the editor keeps a document, and the matcher leaves open ones to the server.
    const uri = fileUri('closed.log');
    copyFileSync(fileUri('two-records.log').fsPath, uri.fsPath);
    const found = await checkInTask(uri, [uri.fsPath], '$sipstack', 2);
    const error = found.find((one) => one.severity === vscode.DiagnosticSeverity.Error);
    const line = readFileSync(uri.fsPath, 'utf8').split(/\r?\n/)[error.range.start.line];
    assert.equal(line.indexOf('0xC3E93EC3'), error.range.start.character);
    assert.equal(error.code, 'SIP_E_AUTH_UNAUTHORIZED');
    assert.equal(found.find((one) => one !== error).severity, vscode.DiagnosticSeverity.Information);
  },

  'VS Code: a task loses none of the findings of a file that has hundreds': async () => {
    const uri = fileUri('many.log');
    writeFileSync(uri.fsPath, Buffer.concat(Array(60).fill(readFileSync(fileUri('front-end.log').fsPath))));
    const lines = spawnSync(serverPath(), ['check', uri.fsPath], { encoding: 'utf8' }).stdout.split('\n').filter((line) => line.startsWith(`${uri.fsPath}:`));
    assert.ok(lines.length > 200, `${lines.length} findings`);
    await checkInTask(uri, [uri.fsPath], '$sipstack', lines.length);
  },

  'VS Code: a task with $sipstack-relative takes names below the folder': async () => {
    const uri = fileUri('named.log');
    copyFileSync(fileUri('two-records.log').fsPath, uri.fsPath);
    await checkInTask(uri, ['named.log'], '$sipstack-relative', 2);
  },

  'VS Code: every command of the manifest exists': async () => {
    await openTrace('two-records.log');
    const known = new Set(await vscode.commands.getCommands(true));
    const { packageJSON } = vscode.extensions.getExtension('sipstack.sipstack-log');
    assert.deepEqual(packageJSON.contributes.commands.map(({ command }) => command).filter((command) => !known.has(command)), []);
  },

  'VS Code: what the walkthrough names is in the package': async () => {
    const { extensionPath, packageJSON } = vscode.extensions.getExtension('sipstack.sipstack-log');
    const known = new Set(await vscode.commands.getCommands(true));
    const steps = packageJSON.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.ok(steps.length >= 3);
    for (const { media, description, completionEvents } of steps) {
      assert.ok(readFileSync(join(extensionPath, media.markdown), 'utf8').trim().length > 100, media.markdown);
      const named = [...`${description} ${completionEvents.join(' ')}`.matchAll(/(?:command|onCommand):([\w.]+)/g)].map(([, command]) => command);
      assert.deepEqual(named.filter((command) => !known.has(command)), []);
    }
  },

  'VS Code: the server is started again after a crash, and works': async () => {
    const { document } = await openTrace('two-records.log');
    const before = servers();
    assert.equal(before.length, 1);
    process.kill(Number(before[0]), 'SIGKILL');
    await until('another server runs', () => servers().length === 1 && servers()[0] !== before[0]);
    await until('it answers', async () => (await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, findings(document.uri)[0]?.range.start ?? new vscode.Position(0, 0))).length > 0);
    await until('the findings are back', () => findings(document.uri).length === 2);
  },

  'VS Code: a server that crashes again and again is left alone until the user starts it': async () => {
    await vscode.commands.executeCommand('sipstack.restartServer');
    const { document } = await openTrace('two-records.log');
    for (let crash = 1; crash <= 4; crash++) {
      const [id] = await until(`a server runs before crash ${crash}`, () => servers().length === 1 && servers());
      // A server that is asked has begun to run; one that ends while it starts is another matter.
      await until('it answers', () => vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri).then((calls) => calls?.length > 0, () => false));
      process.kill(Number(id), 'SIGKILL');
      await until('that one is gone', () => !servers().includes(id));
    }
    await until('a last server runs', () => servers().length === 1);
    process.kill(Number(servers()[0]), 'SIGKILL');
    await until('none runs', () => servers().length === 0);
    await vscode.commands.executeCommand('sipstack.restartServer');
    assert.equal(servers().length, 1);
    await until('the findings are back', () => findings(document.uri).length === 2);
  },

  'VS Code: a file that cannot be written is read as any other': async () => {
    const uri = fileUri('read-only.log');
    rmSync(uri.fsPath, { force: true });
    copyFileSync(fileUri('two-records.log').fsPath, uri.fsPath);
    chmodSync(uri.fsPath, 0o444);
    await openTrace('read-only.log');
    assert.equal(findings(uri).length, 2);
  },

  'VS Code: the server can be restarted by the user': async () => {
    const { document } = await openTrace('two-records.log');
    const before = servers();
    await vscode.commands.executeCommand('sipstack.restartServer');
    await until('another server runs', () => servers().length === 1 && servers()[0] !== before[0]);
    await until('the findings are back', () => findings(document.uri).length === 2);
  },

  'VS Code: a start that overtakes another leaves one server': async () => {
    const { document } = await openTrace('two-records.log');
    const [before] = servers();
    const first = vscode.commands.executeCommand('sipstack.restartServer');
    await until('the old one is gone', () => !servers().includes(before));
    await Promise.all([first, vscode.commands.executeCommand('sipstack.restartServer')]);
    assert.equal(servers().length, 1);
    await until('the findings are back', () => findings(document.uri).length === 2);
    assert.equal(servers().length, 1);
  },

  'VS Code: the sample opens as a file that scripts can be written beside': async () => {
    await vscode.commands.executeCommand('sipstack.openSample');
    const { document } = vscode.window.activeTextEditor;
    await until('it has findings', () => findings(document.uri).length > 0);
    assert.equal(document.uri.scheme, 'file');
    assert.ok(!document.uri.path.includes('/extensions/'));
  },
};
