import * as vscode from 'vscode';
import type { CodeAction, Command } from 'vscode-languageclient';
import type { Server } from '../server/server';
import { command, placeOf, reveal } from './commands';

/** Quick fixes at a line, and the files of a remedy written by the server: that way a .cmd keeps its CRLF line ends. */
export function writeRemedies(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    command('sipstack.showQuickFixes', async (uri?: unknown, line?: unknown) => {
      const place = placeOf(uri, line);
      const editor = await reveal(place.uri, place.line);
      const finding = vscode.languages.getDiagnostics(place.uri).find((one) => one.source === 'sipstack' && one.range.start.line === place.line);
      if (finding) editor.selection = new vscode.Selection(finding.range.start, finding.range.start);
      await vscode.commands.executeCommand('editor.action.quickFix');
    }),
    command('sipstack.writeRemedy', async (uri?: unknown, line?: unknown) => {
      const place = placeOf(uri, line);
      const remedies = await remediesAt(server, place.uri, place.line);
      if (remedies.length === 0) throw new Error('nothing in this line offers a script. Put the cursor on a marked code.');
      const chosen = await vscode.window.showQuickPick(
        remedies.map(({ title, data }) => ({ label: title, data })),
        { title: 'Write All Files of a Remedy', placeHolder: 'The script for PowerShell, the one for cmd.exe where there is one, and the steps by hand' },
      );
      if (chosen) await server.execute('sipstack.server.writeRemedy', chosen.data);
    }),
  );
}

async function remediesAt(server: Server, uri: vscode.Uri, line: number): Promise<{ title: string; data: object }[]> {
  const client = await server.start();
  if (!client) throw new vscode.CancellationError();
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  const actions = await client.sendRequest<(CodeAction | Command)[] | null>('textDocument/codeAction', {
    textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
    range,
    context: { diagnostics: [] },
  });
  return (actions ?? []).flatMap((action) => {
    const data: unknown = 'data' in action ? action.data : undefined;
    return typeof data === 'object' && data !== null && 'line' in data && data.line === line ? [{ title: action.title, data }] : [];
  });
}
