import * as vscode from 'vscode';
import { openCreatedFiles } from './commands/createdFiles';
import { explainCodes } from './commands/explain';
import { writeRemedies } from './commands/remedy';
import { openSample } from './commands/sample';
import { offerToSave } from './commands/saveFirst';
import { smallCommands } from './commands/small';
import { detectLanguages, isTrace } from './detection/languageDetection';
import { showLadders } from './ladder/ladderPanel';
import { analyzeLargeFiles } from './largeFiles/largeFiles';
import { Server } from './server/server';
import { showStatus } from './status';
import { filterViews } from './views/filterViews';

export function activate(context: vscode.ExtensionContext): void {
  const server = new Server(context);
  context.subscriptions.push(
    server,
    detectLanguages(),
    startWithFirstTrace(server),
    restartWithItsSettings(server),
    showStatus(server),
    explainCodes(server),
    filterViews(server),
    showLadders(context, server),
    analyzeLargeFiles(server),
    writeRemedies(server),
    openCreatedFiles(),
    offerToSave(),
    openSample(context),
    smallCommands(server),
  );
}

/** Who opens no trace gets no server. */
function startWithFirstTrace(server: Server): vscode.Disposable {
  if (vscode.workspace.textDocuments.some(isTrace)) void server.start();
  return vscode.workspace.onDidOpenTextDocument((document) => {
    if (isTrace(document) && server.state === 'stopped') void server.start();
  });
}

/** What the server is started with takes effect at once, also for one that could not be started. */
function restartWithItsSettings(server: Server): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    const concerns = change.affectsConfiguration('sipstack.server.path') || change.affectsConfiguration('sipstack.server.logLevel');
    if (concerns && server.state !== 'stopped') void server.restart();
  });
}
