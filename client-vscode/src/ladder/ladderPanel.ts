import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { command, placeOf, reveal } from '../commands/commands';
import type { Server } from '../server/server';
import { Latest } from './latest';
import type { Arrow, FromPage, Lines, PanelState, ToPage } from './messages';
import { ladderPage } from './page';

const viewType = 'sipstack.ladder';

/** What `sipstack.server.ladder` gives. */
interface Ladder {
  callId: string;
  title: string;
  content: string;
  arrows: Arrow[];
}

/** The ladder diagram of a call beside its log: a click goes to the record, the cursor in the log selects the arrow. */
export function showLadders(context: vscode.ExtensionContext, server: Server): vscode.Disposable {
  let open: LadderPanel | undefined;

  function adopt(panel: vscode.WebviewPanel, state: PanelState): void {
    open?.dispose();
    const ladder = new LadderPanel(context, server, panel, state);
    open = ladder;
    panel.onDidDispose(() => {
      ladder.dispose();
      if (open === ladder) open = undefined;
    });
  }

  return vscode.Disposable.from(
    command('sipstack.showLadder', (uri?: unknown, line?: unknown) => {
      const place = placeOf(uri, line);
      const state: PanelState = { log: place.uri.toString(), line: place.line, mergeHops: false };
      if (open) open.show(state);
      else adopt(vscode.window.createWebviewPanel(viewType, 'Ladder', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }), state);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel: vscode.WebviewPanel, state: PanelState | undefined) => {
        if (state) adopt(panel, state);
        else panel.dispose();
      },
    }),
    { dispose: () => open?.dispose() },
  );
}

class LadderPanel implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly drawing = new Latest();
  private arrows: Arrow[] = [];

  constructor(
    context: vscode.ExtensionContext,
    private readonly server: Server,
    private readonly panel: vscode.WebviewPanel,
    private state: PanelState,
  ) {
    const folder = vscode.Uri.joinPath(context.extensionUri, 'dist');
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'images', 'icon.png');
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.subscriptions = [
      panel.webview.onDidReceiveMessage((message: FromPage) => this.receive(message)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.isOurs(document.uri) && this.draw()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.isOurs(textEditor.document.uri) && this.select(textEditor.selection.active.line)),
    ];
    panel.webview.html = ladderPage(panel.webview, vscode.Uri.joinPath(folder, 'ladder.js'), vscode.Uri.joinPath(folder, 'ladder.css'), randomBytes(16).toString('base64url'));
  }

  show(state: PanelState): void {
    this.state = { ...state, mergeHops: this.state.mergeHops };
    this.panel.reveal(undefined, true);
    this.draw();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
    this.panel.dispose();
  }

  private receive(message: FromPage): void {
    if (message.kind === 'ready') this.draw();
    else if (message.kind === 'mergeHops') {
      this.state = { ...this.state, mergeHops: message.on };
      this.draw();
    } else {
      const arrow = this.arrows[message.arrow];
      if (arrow) void reveal(this.log, arrow.line, arrow.endLine, !message.focus);
    }
  }

  private draw(): void {
    void this.drawing.run(async (isLatest) => {
      const answer = await this.ask();
      if (!isLatest()) return;
      this.post(answer);
      this.select(vscode.window.visibleTextEditors.find((editor) => this.isOurs(editor.document.uri))?.selection.active.line);
    });
  }

  private async ask(): Promise<ToPage> {
    try {
      const { log, callId, line, mergeHops } = this.state;
      const ladder = await this.server.execute<Ladder>('sipstack.server.ladder', { uri: log, ...(callId === undefined ? { line } : { callId }), format: 'svg', mergeHops });
      // From now on the call, not a line that edits may move.
      this.state = { log, callId: ladder.callId, mergeHops };
      this.arrows = ladder.arrows;
      this.panel.title = ladder.title;
      return { kind: 'ladder', state: this.state, svg: ladder.content };
    } catch (error) {
      this.arrows = [];
      return { kind: 'problem', state: this.state, text: error instanceof Error ? error.message : String(error) };
    }
  }

  private select(line: number | undefined): void {
    const holds = (lines: Lines) => line !== undefined && lines.line <= line && line <= lines.endLine;
    const arrow = this.arrows.findIndex((one) => holds(one) || one.copies.some(holds));
    this.post({ kind: 'select', arrow: arrow < 0 ? undefined : arrow });
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  private isOurs(uri: vscode.Uri): boolean {
    return uri.toString() === this.state.log;
  }

  private get log(): vscode.Uri {
    return vscode.Uri.parse(this.state.log, true);
  }
}
