import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** A place where the server may be, and what the user would call it. */
export interface Candidate {
  path: string;
  origin: 'setting' | 'bundled' | 'tool';
}

export interface Found extends Candidate {
  version: string;
}

/** A server that was found, or a sentence for the user that says why there is none. */
export type Search = { server: Found } | { problem: string };

/** What the search depends on. */
export interface Surroundings {
  /** `sipstack.server.path` */
  setting: string;
  extensionPath: string;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
}

export const noServer =
  'SIPStack: there is no language server. Install the .NET tool (dotnet tool install --global SipStack.Tool), the extension for this platform, or set sipstack.server.path.';

/**
 * Where to look, in this order: the setting alone, if there is one, because a user who names a server wants no other; else the one that
 * comes with the extension, then the .NET tool on the PATH and in its usual folder.
 */
export function candidates({ setting, extensionPath, platform, env }: Surroundings): Candidate[] {
  const name = platform === 'win32' ? 'sipstack.exe' : 'sipstack';
  if (setting) return [{ path: setting.replace(/^~(?=[\\/])/, homedir()), origin: 'setting' }];
  const folders = [...(env['PATH'] ?? env['Path'] ?? '').split(delimiter), join(homedir(), '.dotnet', 'tools')];
  // An empty or relative part of the PATH means the current folder, which may be the one of the log.
  const tools = [...new Set(folders)].filter(isAbsolute).map((folder): Candidate => ({ path: join(folder, name), origin: 'tool' }));
  return [{ path: join(extensionPath, 'server', name), origin: 'bundled' }, ...tools];
}

/** Asks each candidate for its version; the first that answers is the server. */
export async function findServer(surroundings: Surroundings, exists: (path: string) => boolean, versionOf = askVersion): Promise<Search> {
  const failures: string[] = [];
  for (const candidate of candidates(surroundings)) {
    if (!exists(candidate.path)) continue;
    try {
      return { server: { ...candidate, version: await versionOf(candidate.path) } };
    } catch (error) {
      failures.push(`${candidate.path} does not answer to --version: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  if (surroundings.setting && failures.length === 0) return { problem: `SIPStack: sipstack.server.path names no file: ${surroundings.setting}` };
  return { problem: failures.length > 0 ? `SIPStack: ${failures.join(' ')}` : noServer };
}

function askVersion(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(path, ['--version'], { timeout: 15_000, windowsHide: true }, (error, output) => {
      const version = /^\d+\.\d+\S*/.exec(output.trim())?.[0];
      if (version) resolve(version);
      else reject(error ? new Error(firstLine(error.message)) : new Error('it is another program.'));
    });
  });
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
