// VS Code's window, as a person uses it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/dotnet.mjs';

export const shots = join(root, 'artifacts', 'screenshots');

export class Workbench {
  constructor(page, server) {
    this.page = page;
    this.server = server;
    page.setDefaultTimeout(60_000);
  }

  async open() {
    await this.page.goto(`http://127.0.0.1:${this.server.port}/?folder=${encodeURIComponent(this.server.workspace)}`);
    await this.page.waitForSelector('.explorer-folders-view .monaco-list-row');
  }

  async openFile(name) {
    await this.quickInput('Control+P', name);
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector('.editor-instance .view-line');
  }

  /** A command of the palette, by its whole title. */
  async command(title) {
    await this.quickInput('F1', `>${title}`);
  }

  /** Opens the quick input, types, takes the first offer once it is there. */
  async quickInput(key, text) {
    const widget = this.page.locator('.quick-input-widget:visible');
    await this.page.keyboard.press(key);
    await widget.waitFor();
    await this.page.keyboard.insertText(text);
    await widget.locator('.monaco-list-row.focused', { hasText: text.replace(/^>/, '') }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await widget.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line, column) {
    await this.page.keyboard.press('Control+G');
    const widget = this.page.locator('.quick-input-widget:visible');
    await widget.waitFor();
    await this.page.keyboard.insertText(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await widget.waitFor({ state: 'hidden' });
  }

  async shot(name) {
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: join(shots, `${name}.png`) });
  }
}
