import * as vscode from 'vscode';
import { command } from './commands';

const openCreated = 'sipstack.openCreated';

/** What the quick fixes create that the editor has asked for lately; it may ask for several and apply one. */
let offered: vscode.Uri[][] = [];
const mostOffered = 50;

/**
 * The quick fix with a step that opens what its edit creates: an edit alone leaves new files unseen. The step has no arguments: the editor
 * forgets those of a quick fix as soon as it shows new ones, which may be before a slow edit is done, and then runs nothing.
 */
export function openingWhatItCreates(action: vscode.CodeAction | null | undefined): vscode.CodeAction | null | undefined {
  const uris = action?.edit?.entries().map(([uri]) => uri) ?? [];
  if (!action || uris.length === 0 || action.command) return action;
  offered = [uris, ...offered].slice(0, mostOffered);
  action.command = { command: openCreated, title: 'Open' };
  return action;
}

/** Saves the files that a quick fix has created and shows the script, with the way to the text that explains it. */
export function openCreatedFiles(): vscode.Disposable {
  return command(openCreated, async () => {
    const uris = await takeCreated();
    if (!uris) return;
    const documents = await Promise.all(uris.map((uri) => vscode.workspace.openTextDocument(uri)));
    // Where the editor has its own way of saving what an edit has made, this comes to nothing; a file left unsaved shows it in its tab.
    await Promise.all(documents.filter((document) => document.isDirty).map((document) => document.save()));

    const steps = uris.find((uri) => uri.path.endsWith('.md'));
    const script = uris.find((uri) => uri !== steps) ?? steps;
    if (script) await vscode.window.showTextDocument(script, { preview: false });
    if (steps && steps !== script) void offerToRead(steps, uris);
  });
}

async function offerToRead(steps: vscode.Uri, created: vscode.Uri[]): Promise<void> {
  const read = 'Read the Steps';
  const names = created.map((uri) => uri.path.split('/').at(-1)).join(' and ');
  const choice = await vscode.window.showInformationMessage(`SIPStack: created ${names}.`, read);
  if (choice === read) await vscode.commands.executeCommand('markdown.showPreview', steps);
}

/** Of what was offered the latest that exists now, once. */
async function takeCreated(): Promise<vscode.Uri[] | undefined> {
  for (const uris of offered) {
    if (!(await exist(uris))) continue;
    offered = offered.filter((one) => String(one) !== String(uris));
    return uris;
  }
  return undefined;
}

async function exist(uris: vscode.Uri[]): Promise<boolean> {
  try {
    await Promise.all(uris.map((uri) => vscode.workspace.fs.stat(uri)));
    return true;
  } catch {
    return false;
  }
}
