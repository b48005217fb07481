// VS Code's window, as a person uses it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/dotnet.mjs';
import { patience, until } from '../checks.mjs';

export const shots = join(root, 'artifacts', 'screenshots');

export class Workbench {
  constructor(page, server) {
    this.page = page;
    this.server = server;
    page.setDefaultTimeout(patience);
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

  /** Opens the quick input, types, and takes the offer of just that name. */
  async quickInput(key, text) {
    const widget = this.page.locator('.quick-input-widget:visible');
    await this.page.keyboard.press(key);
    await widget.waitFor();
    await widget.locator('input').first().fill(text);
    await widget.locator('.monaco-list-row .label-name').getByText(text.replace(/^>/, ''), { exact: true }).first().click();
    await widget.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line, column) {
    const widget = this.page.locator('.quick-input-widget:visible');
    await this.page.keyboard.press('Control+G');
    await widget.waitFor();
    await widget.locator('input').first().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await widget.waitFor({ state: 'hidden' });
    await this.page.waitForSelector(`#status\\.editor\\.selection:has-text("Ln ${line}, Col ${column}")`);
  }

  /** The keys go to the editor again, wherever they went. */
  async focusEditor() {
    await this.command('View: Focus Active Editor Group');
    await this.page.waitForSelector('.editor-instance .monaco-editor.focused');
  }

  /** The line on the screen that begins with a text, as it is drawn: hints included. */
  async lineOf(text) {
    const lines = await this.page.locator('.editor-instance .view-line').allInnerTexts();
    return lines.map((line) => line.replaceAll('\u00a0', ' ').replace(/[\u200b-\u200f]/g, '').trim()).find((line) => line.startsWith(text));
  }

  /** Where a text stands on the screen; it must be visible in the editor. */
  async boxOf(text) {
    return this.page.evaluate(rangeOf, { text, what: 'box' });
  }

  /** Computed style of the first character of a text. */
  async styleOf(text, properties) {
    return this.page.evaluate(rangeOf, { text, what: properties });
  }

  /** The hover of a text, once it says something. A lens that comes meanwhile moves the text away from the pointer, so the pointer follows. */
  async hover(text, saying) {
    const shown = this.page.locator('.monaco-hover:visible', { hasText: saying });
    await until(`the hover says: ${saying}`, async () => {
      const { x, y, height } = await this.boxOf(text);
      await this.page.mouse.move(x + 20, y + height * 4);
      await this.page.mouse.move(x + 20, y + height / 2, { steps: 4 });
      return shown.waitFor({ timeout: 5_000 }).then(() => true, () => false);
    });
    return shown;
  }

  /** The page inside the webview that is shown. */
  webview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The quick fixes at the cursor, opened; once the editor knows that there are some. */
  async quickFixes() {
    await this.page.waitForSelector('[class*="codicon-light-bulb"]:visible, [class*="codicon-lightbulb"]:visible, [class*="codicon-gutter-lightbulb"]:visible');
    const menu = this.page.locator('.action-widget').first();
    // A line that moves while the menu opens closes it.
    await until('the quick fixes are shown', async () => {
      await this.page.keyboard.press('Control+.');
      return menu.locator('.monaco-list-row').first().waitFor({ timeout: 10_000 }).then(() => true, () => false);
    });
    return menu;
  }

  /** Takes a quick fix at the cursor and waits for what it leads to. */
  async takeQuickFix(title, outcome) {
    await this.insist(outcome, async () => {
      const menu = await this.quickFixes();
      await menu.locator('.monaco-list-row', { hasText: title }).first().click({ timeout: 5_000 });
    });
  }

  /**
   * Does something until it leads to its outcome, as a person does when nothing happens: on a busy machine a hint or a lens that comes late
   * moves the line away from the pointer, and a key comes before the editor can answer it.
   */
  async insist(outcome, action) {
    const tries = 6;
    for (let left = tries; left > 0; left--) {
      try {
        await action();
        return await outcome.waitFor({ timeout: patience / tries });
      } catch (error) {
        if (left === 1) throw error;
      }
    }
  }

  async closePanel() {
    if (await this.page.locator('.part.panel').isVisible()) await this.command('View: Toggle Panel Visibility');
  }

  async closeNotifications() {
    await this.command('Notifications: Clear All Notifications');
    await this.page.locator('.notification-list-item').first().waitFor({ state: 'hidden' });
  }

  async shot(name) {
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: join(shots, `${name}.png`) });
  }
}

/** Runs in the page. The editor draws a line as many spans, with no-break spaces. */
function rangeOf({ text, what }) {
  for (const line of document.querySelectorAll('.editor-instance .view-line')) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const at = nodes.map((node) => node.data).join('').replaceAll('\u00a0', ' ').indexOf(text);
    if (at < 0) continue;
    const place = (offset) => {
      for (const node of nodes) {
        if (offset <= node.length) return [node, offset];
        offset -= node.length;
      }
      throw new Error('outside');
    };
    // The first character belongs to the node that goes on behind its place.
    const [start, from] = place(at + 1);
    if (what !== 'box') {
      const style = getComputedStyle(start.parentElement);
      return Object.fromEntries(what.map((name) => [name, style[name]]));
    }
    const range = document.createRange();
    range.setStart(start, from - 1);
    range.setEnd(...place(at + text.length));
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }
  throw new Error(`${text} is not on the screen`);
}
