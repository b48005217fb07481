import * as vscode from 'vscode';
import { command } from './commands';

/** Opens a copy of the sample that comes with the extension: scripts are written beside a log, and not into the extension's folder. */
export function openSample(context: vscode.ExtensionContext): vscode.Disposable {
  return command('sipstack.openSample', async () => {
    const original = vscode.Uri.joinPath(context.extensionUri, 'walkthrough', 'sign-in.log');
    const copy = vscode.Uri.joinPath(context.globalStorageUri, 'sample', 'sign-in.log');
    await vscode.workspace.fs.copy(original, copy, { overwrite: true });
    await vscode.window.showTextDocument(copy, { preview: false });
  });
}
