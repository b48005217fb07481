import * as vscode from 'vscode';
import { isTrace } from './detection/languageDetection';
import type { Server } from './server/server';
import { summary } from './summary';

/** The findings of the active trace in the status bar; a click shows them. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('sipstack.findings', vscode.StatusBarAlignment.Left, 10);
  item.name = 'SIPStack findings';
  let isBusy = false;

  function update(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isTrace(document)) {
      item.hide();
      return;
    }

    const findings = vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'sipstack');
    const { icon, text, detail } = summary(server.state, isBusy, findings.map((finding) => finding.severity));
    item.text = `$(${icon}) ${text}`;
    item.tooltip = detail;
    item.accessibilityInformation = { label: `${text}. ${detail}` };
    item.command = server.state === 'failed' ? 'sipstack.restartServer' : 'sipstack.showFindings';
    item.show();
  }

  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.languages.onDidChangeDiagnostics(update),
    server.onDidChangeState(update),
    server.onDidChangeBusy((busy) => {
      isBusy = busy;
      update();
    }),
  );
}
