import * as vscode from 'vscode';
import { command } from './commands';

const saveFirst = 'sipstack.saveFirst';

/**
 * Quick fixes that cannot be used, with a step that says why. The editor hides a disabled one and would say that there are none, right
 * below a lens that counts them.
 */
export function sayingWhyNot(actions: (vscode.CodeAction | vscode.Command)[] | null | undefined): (vscode.CodeAction | vscode.Command)[] | null | undefined {
  for (const action of actions ?? []) {
    if (!(action instanceof vscode.CodeAction) || !action.disabled) continue;
    action.command = { command: saveFirst, title: action.title, arguments: [action.disabled.reason] };
    delete action.disabled;
  }
  return actions;
}

export function offerToSave(): vscode.Disposable {
  return command(saveFirst, async (reason: string) => {
    const save = 'Save the Log…';
    const settings = 'Open Settings';
    const choice = await vscode.window.showInformationMessage(`SIPStack: ${reason}`, save, settings);
    if (choice === save) await vscode.commands.executeCommand('workbench.action.files.saveAs');
    else if (choice === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'sipstack.remedy.folder');
  });
}
