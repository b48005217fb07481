import type { ServerState } from './server/server';

/** What the status bar says. Severities are the editor's numbers: 0 error, 1 warning, 2 information. */
export function summary(state: ServerState, isBusy: boolean, severities: number[]): { icon: string; text: string; detail: string } {
  if (state === 'failed') return { icon: 'error', text: 'SIPStack', detail: 'The language server does not run. Click to start it again.' };
  if (state !== 'running') return { icon: 'sync~spin', text: 'SIPStack', detail: 'The language server starts.' };

  const parts = ['error', 'warning', 'note'].flatMap((word, severity) => counted(severities.filter((one) => one === severity).length, word));
  const text = parts.join(', ') || (isBusy ? 'SIPStack' : 'no findings');
  const icon = isBusy ? 'sync~spin' : severities.includes(0) ? 'error' : severities.includes(1) ? 'warning' : 'pass';
  return { icon, text, detail: isBusy ? 'Looking for failures.' : 'Findings in this trace. Click to show them.' };
}

function counted(count: number, word: string): string[] {
  return count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
}
