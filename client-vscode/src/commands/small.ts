import * as vscode from 'vscode';
import { traceLanguage } from '../detection/languageDetection';
import type { Server } from '../server/server';
import { command } from './commands';

export function smallCommands(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    command('sipstack.showFindings', () => vscode.commands.executeCommand('workbench.actions.view.problems')),
    command('sipstack.restartServer', () => server.restart()),
    command('sipstack.showOutput', () => server.showOutput()),
    command('sipstack.treatAsTrace', async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) throw new Error('open a file first.');
      await vscode.languages.setTextDocumentLanguage(document, traceLanguage);
    }),
  );
}
