import * as vscode from 'vscode';
import { command } from '../commands/commands';
import { kindOfText, sniffLength } from '../detection/traceText';
import type { Server } from '../server/server';
import { beginningOf } from './fileBeginning';

/** The editor hands no document over this size to extensions (bytes). */
const sentLimit = 50 * 1024 * 1024;

/** Counts that `sipstack.server.analyzeFile` gives. */
interface Analysis {
  errors: number;
  warnings: number;
  information: number;
  isTrace: boolean;
}

/** Traces that the editor does not hand over: the server reads them by their path, and the findings go to the Problems panel. */
export function analyzeLargeFiles(server: Server): vscode.Disposable {
  const offered = new Set<string>();
  const analyzed = new Map<string, vscode.Uri>();

  async function offer(tab: vscode.Tab): Promise<void> {
    const uri = tab.input instanceof vscode.TabInputText ? tab.input.uri : undefined;
    if (uri?.scheme !== 'file' || offered.has(uri.toString())) return;
    offered.add(uri.toString());
    const beginning = await beginningOf(uri.fsPath, sniffLength).catch(() => undefined);
    if (!beginning || beginning.size <= sentLimit || kindOfText(beginning.text) !== 'trace') return;

    const analyze = 'Analyse';
    const failing = 'Show Failing Calls';
    const megabytes = Math.round(beginning.size / 1024 / 1024);
    const choice = await vscode.window.showInformationMessage(
      `This trace has ${megabytes} MB, and the editor hands only 50 MB to extensions. SIPStack can read the file itself.`,
      analyze,
      failing,
    );
    if (choice === analyze) await vscode.commands.executeCommand('sipstack.analyzeFile', uri);
    else if (choice === failing) await vscode.commands.executeCommand('sipstack.filterFailing', uri);
  }

  async function analyze(uri: vscode.Uri): Promise<void> {
    const name = uri.path.split('/').at(-1);
    // Before the answer, because the findings come before it too.
    remember(uri);
    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: `SIPStack: reading ${name}`, cancellable: true },
      (_, token) => server.execute<Analysis>('sipstack.server.analyzeFile', { uri: uri.toString() }, token),
    );
    if (!result.isTrace) throw new Error(`${name} holds no SIPStack trace.`);
    if (result.errors + result.warnings + result.information === 0) {
      void vscode.window.showInformationMessage(`SIPStack: no findings in ${name}.`);
      return;
    }

    await vscode.commands.executeCommand('workbench.actions.view.problems');
    const failing = 'Show Failing Calls';
    const counts = `${result.errors} errors, ${result.warnings} warnings, ${result.information} notes in ${name}.`;
    if ((await vscode.window.showInformationMessage(`SIPStack: ${counts}`, failing)) === failing) await vscode.commands.executeCommand('sipstack.filterFailing', uri);
  }

  function remember(uri: vscode.Uri): void {
    analyzed.set(uri.toString(), uri);
    void vscode.commands.executeCommand('setContext', 'sipstack.hasAnalyzedFiles', true);
  }

  async function clear(): Promise<void> {
    await Promise.all([...analyzed.keys()].map((uri) => server.execute('sipstack.server.analyzeFile', { uri, clear: true })));
    analyzed.clear();
    void vscode.commands.executeCommand('setContext', 'sipstack.hasAnalyzedFiles', false);
  }

  vscode.window.tabGroups.all.forEach((group) => group.activeTab && void offer(group.activeTab));
  return vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(({ opened, changed, closed }) => {
      [...opened, ...changed].filter((tab) => tab.isActive).forEach((tab) => void offer(tab));
      closed.forEach((tab) => tab.input instanceof vscode.TabInputText && offered.delete(tab.input.uri.toString()));
    }),
    command('sipstack.analyzeFile', (given?: unknown) => analyze(fileOf(given))),
    command('sipstack.clearFile', clear),
  );
}

/** The file of the explorer's menu, else of the active tab: an editor for a file that was not handed over has no document. */
function fileOf(given: unknown): vscode.Uri {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = given instanceof vscode.Uri ? given : input instanceof vscode.TabInputText ? input.uri : undefined;
  if (uri?.scheme !== 'file') throw new Error('only a file on a disk of this machine can be read.');
  return uri;
}
