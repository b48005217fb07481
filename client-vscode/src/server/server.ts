import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State, TransportKind } from 'vscode-languageclient/node';
import { openingWhatItCreates } from '../commands/createdFiles';
import { sayingWhyNot } from '../commands/saveFirst';
import { traceLanguage } from '../detection/languageDetection';
import { CrashLimit } from './crashLimit';
import { findServer, type Found } from './findServer';

export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** Commands of this extension that the server may put behind a code lens; each takes an address and a line. */
const lensCommands = ['sipstack.showLadder', 'sipstack.showQuickFixes'];

/** The language server: found, started on first need, started again after a crash. */
export class Server implements vscode.Disposable {
  private readonly output = vscode.window.createOutputChannel('SIPStack');
  private readonly trace = vscode.window.createOutputChannel('SIPStack Messages');
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  private readonly busyChanged = new vscode.EventEmitter<boolean>();
  private readonly crashes = new CrashLimit();
  private client: LanguageClient | undefined;
  private starting: Promise<LanguageClient | undefined> | undefined;
  private working = 0;
  /** Counts starts and stops, so that a start which was overtaken while it waited (a changed setting) gives up. */
  private turn = 0;

  readonly onDidChangeState = this.stateChanged.event;
  readonly onDidChangeBusy = this.busyChanged.event;
  state: ServerState = 'stopped';

  constructor(private readonly context: vscode.ExtensionContext) {}

  /** Starts the server if it does not run; undefined when it cannot, which the user has then been told. */
  start(): Promise<LanguageClient | undefined> {
    this.starting ??= this.launch();
    return this.starting;
  }

  /** Runs a command of the server. Throws an error whose message is for the user. */
  async execute<Result>(command: string, argument: object, token?: vscode.CancellationToken): Promise<Result> {
    const client = await this.start();
    if (!client) throw new vscode.CancellationError();
    const call = { command, arguments: [argument] };
    // An undefined token would be taken for a second parameter.
    return this.busyWhile(token ? client.sendRequest<Result>('workspace/executeCommand', call, token) : client.sendRequest<Result>('workspace/executeCommand', call));
  }

  async restart(): Promise<void> {
    await this.stop();
    this.crashes.reset();
    await this.start();
  }

  showOutput(): void {
    this.output.show();
  }

  async dispose(): Promise<void> {
    await this.stop();
    vscode.Disposable.from(this.output, this.trace, this.stateChanged, this.busyChanged).dispose();
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.turn++;
    this.client = this.starting = undefined;
    this.enter('stopped');
    if (client) {
      try {
        await client.dispose();
      } catch {
        // A server that does not end in time, or never started, is ended by the client.
      }
    }
  }

  private async launch(): Promise<LanguageClient | undefined> {
    const turn = ++this.turn;
    this.enter('starting');
    const settings = vscode.workspace.getConfiguration('sipstack');
    const search = await findServer(
      { setting: settings.get('server.path', '').trim(), extensionPath: this.context.extensionPath, platform: process.platform, env: process.env },
      existsSync,
    );
    if (turn !== this.turn) return this.starting;
    if ('problem' in search) return this.fail(search.problem);

    this.output.appendLine(`${search.server.path} (${search.server.origin}), version ${search.server.version}`);
    const client = this.create(turn, search.server, settings.get('server.logLevel', 'information'));
    this.client = client;
    try {
      await client.start();
      return client;
    } catch (error) {
      // It was stopped while it started.
      if (turn !== this.turn) return this.starting;
      return this.fail(`SIPStack: the language server did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private create(turn: number, server: Found, logLevel: string): LanguageClient {
    const client = new LanguageClient(
      'sipstack',
      'SIPStack',
      { command: server.path, args: ['lsp', '--log-level', logLevel], transport: TransportKind.stdio },
      {
        documentSelector: [{ language: traceLanguage }],
        outputChannel: this.output,
        traceOutputChannel: this.trace,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        // The settings come with the first message, so that no finding is shown and then taken back.
        initializationOptions: () => ({ sipstack: vscode.workspace.getConfiguration('sipstack'), commands: lensCommands }),
        initializationFailedHandler: () => false,
        errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed: () => this.closed(turn) },
        middleware: {
          provideDiagnostics: (document, previous, token, next) => this.busyWhile(Promise.resolve(next(document, previous, token))),
          provideCodeActions: async (document, range, context, token, next) => sayingWhyNot(await next(document, range, context, token)),
          resolveCodeAction: async (action, token, next) => openingWhatItCreates(await next(action, token)),
        },
      },
    );
    client.onDidChangeState(({ newState }) => {
      if (this.client !== client) return;
      if (newState === State.Running) this.enter('running');
      else if (newState === State.Starting) this.enter('starting');
    });
    return client;
  }

  private closed(turn: number) {
    if (turn !== this.turn) return { action: CloseAction.DoNotRestart, handled: true };
    if (this.crashes.mayRestart(Date.now())) return { action: CloseAction.Restart, handled: true, message: 'The server ended unexpectedly and is started again.' };
    this.starting = undefined;
    this.fail('SIPStack: the language server ended several times within minutes and is not started again.');
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  private fail(problem: string): undefined {
    this.starting = undefined;
    this.enter('failed');
    this.output.appendLine(problem);
    void this.tell(problem);
    return undefined;
  }

  private async tell(problem: string): Promise<void> {
    const again = 'Start Again';
    const settings = 'Open Settings';
    const output = 'Show Output';
    const choice = await vscode.window.showErrorMessage(problem, again, settings, output);
    if (choice === again) await this.restart();
    else if (choice === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'sipstack.server.path');
    else if (choice === output) this.showOutput();
  }

  private async busyWhile<Result>(work: Promise<Result>): Promise<Result> {
    if (this.working++ === 0) this.busyChanged.fire(true);
    try {
      return await work;
    } finally {
      if (--this.working === 0) this.busyChanged.fire(false);
    }
  }

  private enter(state: ServerState): void {
    this.state = state;
    this.stateChanged.fire(state);
  }
}
