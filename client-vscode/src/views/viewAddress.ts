import * as vscode from 'vscode';
import { startsRecord } from '../detection/traceText';

export const viewScheme = 'sipstack-view';

/** The argument of `sipstack.server.filter` beside the log's address. */
export interface Filter {
  callId?: string;
  line?: number;
  failed?: boolean;
}

/** The address of a view: the log's path, so that the tab is named like it; the rest is in the query. */
export function viewOf(log: vscode.Uri, filter: Filter): vscode.Uri {
  return vscode.Uri.from({ scheme: viewScheme, path: log.path, query: JSON.stringify({ log: log.toString(), filter }) });
}

export function logOf(view: vscode.Uri): { log: vscode.Uri; filter: Filter } {
  const { log, filter } = JSON.parse(view.query) as { log: string; filter: Filter };
  return { log: vscode.Uri.parse(log, true), filter };
}

/** Which record of a view (from 0) a line belongs to. */
export function recordAt(lines: string[], line: number): number {
  return Math.max(0, lines.slice(0, line + 1).filter(startsRecord).length - 1);
}
