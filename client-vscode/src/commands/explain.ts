import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { command } from './commands';

const scheme = 'sipstack-code';

/** A code as people write it: a number in either base, a symbol, or a kind with an id. */
const codeAtCursor = /0x[0-9a-fA-F]{1,8}|\b(?:ms-diagnostics|sip|win32)-\d+\b|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/;

interface Explanation {
  code: string;
  isExplained: boolean;
  markdown: string;
}

/** Asks for a code and shows its article as a Markdown preview. */
export function explainCodes(server: Server): vscode.Disposable {
  const articles: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent: async (uri, token) => (await ask(uri.path.replace(/^\/|\.md$/g, ''), token)).markdown,
  };

  function ask(code: string, token?: vscode.CancellationToken): Promise<Explanation> {
    return server.execute<Explanation>('sipstack.server.explain', { code }, token);
  }

  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, articles),
    command('sipstack.explainCode', async (given?: unknown) => {
      const code = typeof given === 'string' ? given : await askForCode();
      if (!code) return;
      const { code: name, isExplained, markdown } = await ask(code);
      if (isExplained) await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({ scheme, path: `/${name}.md` }));
      else void vscode.window.showInformationMessage(plain(markdown));
    }),
  );
}

function askForCode(): Thenable<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const range = editor?.document.getWordRangeAtPosition(editor.selection.active, codeAtCursor);
  return vscode.window.showInputBox({
    title: 'Explain a Code',
    value: editor && range ? editor.document.getText(range) : '',
    placeHolder: '0xC3E93EC3, SIP_E_AUTH_UNAUTHORIZED, ms-diagnostics-1000, sip-404, win32-10054',
    prompt: 'An HRESULT, a symbol, a diagnostics id, a SIP status or a Win32 code',
    validateInput: (text) => (text.trim().length > 100 ? 'A code is not that long.' : undefined),
  }).then((text) => text?.trim());
}

/** A notification shows no Markdown. */
function plain(markdown: string): string {
  return markdown.replace(/\\([\\`*_{}[\]()#+\-.!<>|~&])/g, '$1');
}
