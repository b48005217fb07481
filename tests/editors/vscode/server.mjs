// VS Code's own server, as the package code-server carries it, with a data folder and an environment of its own.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from '../checks.mjs';
import { installed, node, vscode } from '../install.mjs';

const serverMain = join(vscode, 'out', 'server-main.js');

/** Quiet, deterministic, and nothing that asks the network. */
export const defaultSettings = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.hover.delay': 100,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  // As in VS Code on a desktop; in a browser the default is another.
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  // The workspace stands in a repository, and Git would ask whether to open it.
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** A server that has nothing but the package in it. */
export class CodeServer {
  constructor(name) {
    this.folder = join(installed, 'work', name);
    this.data = join(this.folder, 'data');
    this.workspace = join(this.folder, 'workspace');
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.workspace, { recursive: true });
    mkdirSync(join(this.folder, 'home'), { recursive: true });
    this.setSettings({});
  }

  /**
   * The settings of the user, and those of the machine where the server runs. A setting of the scope "machine" counts only in the second:
   * among the settings of the user it is seen until VS Code has read the extension's package.json, and then no more.
   */
  setSettings(user, machine = {}) {
    this.#write('User', { ...defaultSettings, ...user });
    this.#write('Machine', machine);
  }

  #write(place, settings) {
    const folder = join(this.data, 'data', place);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
  }

  install(package_) {
    const result = spawnSync(node, [serverMain, ...this.folders(), '--install-extension', package_], { env: this.environment(), encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`VS Code did not install ${package_}:\n${result.stdout}${result.stderr}`);
  }

  async start(environment = {}, options = []) {
    this.port = await freePort();
    const log = createWriteStream(join(this.folder, 'server.log'));
    // A short grace time ends the extension host with its page.
    const common = ['--host', '127.0.0.1', '--port', String(this.port), '--without-connection-token', '--reconnection-grace-time', '1'];
    this.process = spawn(node, [serverMain, ...common, ...options, ...this.folders()], { env: { ...this.environment(), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout.pipe(log);
    this.process.stderr.pipe(log);
    await until('VS Code\'s server answers', () => fetch(`http://127.0.0.1:${this.port}/version`).then((answer) => answer.ok, () => false));
  }

  async stop() {
    if (!this.process || this.process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill();
    await ended;
  }

  folders() {
    return ['--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', this.data, '--extensions-dir', join(this.folder, 'extensions')];
  }

  /** No .NET, no tools of the user: what the package needs must be in the package. */
  environment() {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin, { recursive: true });
    for (const program of ['sh', 'bash', 'env', 'uname', 'ps', 'cat', 'ls', 'sed', 'which']) {
      const found = spawnSync('which', [program], { encoding: 'utf8' }).stdout.trim();
      if (found) {
        rmSync(join(bin, program), { force: true });
        symlinkSync(found, join(bin, program));
      }
    }
    return { PATH: bin, HOME: join(this.folder, 'home'), LANG: 'C.UTF-8' };
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
