import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { projectFolder } from '../../scripts/setup/projectFolder.mjs';
import { until } from '../../scripts/setup/until.mjs';
import { openFile, runCommand, settle } from '../../scripts/setup/workbenchPage.mjs';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Seconds that a slow machine may take to plan; asked for again before, it would ask twice. */
const planning = 40;

/** Whether something becomes visible in so many seconds. */
async function appears(what: Locator, seconds: number): Promise<boolean> {
  return what.waitFor({ timeout: seconds * 1000 }).then(
    () => true,
    () => false,
  );
}

/** Clicks one after the other; false where one does not come. */
async function clickAll(items: readonly Locator[]): Promise<boolean> {
  for (const item of items) {
    const isClicked = await item.click({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (!isClicked) return false;
  }
  return true;
}

/** What a person does in the workbench, in verbs. Every one waits for its effect. */
export class Desk {
  constructor(
    readonly page: Page,
    /** The project that is open. */
    readonly folder: string,
    readonly close: () => Promise<void>,
  ) {}

  openFile(path: string): Promise<void> {
    return openFile(this.page, path);
  }

  /** Runs a command by its whole title in the palette. */
  command(title: string): Promise<void> {
    return runCommand(this.page, title);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'hidden' });
  }

  /** Opens the view of environments in the side bar. */
  async openEnvironments(): Promise<void> {
    const icon = this.page.locator('.activitybar .action-label[aria-label^="Environments"]');
    const heading = this.page.getByRole('heading', { name: 'Environments' }).first();
    // A second click on the icon would close the side bar again.
    const open = async () => {
      if (await heading.isVisible()) return true;
      await icon.click().catch(() => undefined);
      return appears(heading, planning);
    };
    await until('the view of environments', open, { seconds: 2 * planning });
    await this.page.mouse.move(640, 795);
  }

  treeItem(name: RegExp): Locator {
    return this.page.locator('.part.sidebar').getByRole('treeitem', { name });
  }

  /** Chooses from the context menu of a row of the tree. @param entry how it begins; of a submenu: "Data › Verify Data" */
  async choose(item: Locator, entry: string): Promise<void> {
    const menu = this.page.locator('.monaco-menu').first();
    const rows = entry
      .split(' › ')
      .map((begin) => this.page.locator('.monaco-menu .action-item', { hasText: new RegExp(`^\\s*${begin}`) }).first());
    let isClicked = false;
    // A menu ignores the mouse for a moment after it has opened, and closes when the tree is drawn anew.
    await until(`"${entry}" in the menu`, async () => {
      if (isClicked && !(await menu.isVisible())) return true;
      if (!(await menu.isVisible())) await item.click({ button: 'right' });
      isClicked = await clickAll(rows);
      return isClicked && !(await menu.isVisible());
    });
  }

  /** A row of the list that is open at the top of the window. */
  listed(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  async pick(text: string): Promise<void> {
    await this.listed(text).click();
    await this.listed(text).waitFor({ state: 'hidden' });
  }

  /** Chooses from the menu of a row until what that opens is there: a menu that closes while the tree is drawn anew swallows the click. */
  async chooseUntil(item: Locator, entry: string, opens: Locator): Promise<void> {
    const open = async () => {
      await this.choose(item, entry);
      return appears(opens, planning);
    };
    await until(`what "${entry}" opens`, open, { seconds: 2 * planning });
  }

  /** Chooses from the menu of a row what asks in a dialog. */
  chooseAndAsk(item: Locator, entry: string): Promise<void> {
    return this.chooseUntil(item, entry, this.dialog());
  }

  /** Chooses from the menu of a row what asks in an input box, and answers it. */
  async chooseAndType(item: Locator, entry: string, text: string): Promise<void> {
    // What takes the focus, such as a page that has something new to show, closes the box.
    await until(`an answer to "${entry}"`, async () => {
      await this.chooseUntil(item, entry, this.inputBox());
      return this.answerInput(text).then(
        () => true,
        () => false,
      );
    });
  }

  /** Answers the input box that is open at the top of the window, or opens in a moment. */
  async answerInput(text: string): Promise<void> {
    const input = this.inputBox();
    await input.fill(text, { timeout: 5000 });
    await input.press('Enter', { timeout: 5000 });
    // What is asked next may come in the same place.
    await until(`an end of "${text}"`, async () => !(await input.isVisible()) || (await input.inputValue()) !== text);
  }

  private inputBox(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-box input:visible');
  }

  /** Drops a row of the tree on another until that asks in a dialog: a tree that is drawn anew lets go of what is dragged. */
  async dropAndAsk(item: Locator, target: Locator): Promise<void> {
    const drop = async () => {
      await item.dragTo(target, { timeout: 5000 }).catch(() => undefined);
      return appears(this.dialog(), planning);
    };
    await until('the question of what was dropped', drop, { seconds: 2 * planning });
  }

  /** Opens or closes a row of the tree. */
  async setOpen(item: Locator, isOpen: boolean): Promise<void> {
    const wanted = item.and(this.page.locator(`[aria-expanded="${isOpen}"]`));
    await until(isOpen ? 'the open row' : 'the closed row', async () => {
      if (await appears(wanted, 1)) return true;
      await item.click();
      return appears(wanted, 3);
    });
  }

  /** Looks for a text in the Problems panel, with its filter, since only rows in sight exist. */
  async problem(text: string): Promise<Locator> {
    await this.command('Problems: Focus on Problems View');
    const [words = text] = text.split(',');
    await this.page.getByPlaceholder('Filter (e.g. text').fill(words);
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
  }

  /** Scrolls the editor to a text, as its search does. */
  async reveal(text: string): Promise<void> {
    const lines = this.page.locator('.editor-instance .view-line > span', { hasText: text });
    if (await lines.first().isVisible()) return;
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+f');
    await this.page.locator('.find-widget.visible .find-part textarea').first().fill(text);
    await lines.first().waitFor();
    await this.page.keyboard.press('Escape');
  }

  /** Scrolls the editor that has the focus to its first line. */
  toTop(): Promise<void> {
    return this.page.keyboard.press('Control+Home');
  }

  /** The middle of a text in the editor that is shown, once it stands still. */
  async placeOf(text: string): Promise<Place> {
    await this.reveal(text);
    let before: Place | undefined;
    return until(`"${text}" in the editor`, async () => {
      const now = await this.measure(text);
      const same = now && before?.x === now.x && before.y === now.y;
      before = now;
      return same ? now : undefined;
    });
  }

  /** The editor's font is monospaced. */
  private async measure(text: string): Promise<Place | undefined> {
    const line = this.page.locator('.editor-instance .view-line > span', { hasText: text }).first();
    if (!(await line.isVisible())) return undefined;
    const all = ((await line.textContent()) ?? '').replaceAll('\u00a0', ' ');
    const box = await line.boundingBox();
    const at = all.indexOf(text);
    if (!box || at < 0) return undefined;
    return { x: box.x + (box.width / all.length) * (at + text.length / 2), y: box.y + box.height / 2 };
  }

  /** The class that stands for the colour that grammar and theme give to a text. */
  async colourOf(text: string): Promise<string> {
    await this.reveal(text);
    const token = this.page.locator('.editor-instance .view-line > span > span', { hasText: text }).first();
    return (await token.getAttribute('class')) ?? '';
  }

  /** Puts the cursor into a text of the editor. */
  async clickText(text: string): Promise<void> {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.click(x, y);
  }

  /** Rests the mouse on a text and returns the hover. Lines move down when code lenses come, so the place is looked up anew. */
  async hover(text: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:visible').first();
    await until(`a hover at "${text}"`, async () => {
      const { x, y } = await this.placeOf(text);
      await this.page.mouse.move(x - 30, y + 60);
      await this.page.mouse.move(x, y, { steps: 3 });
      return appears(hover, 3);
    });
    return hover;
  }

  /** Opens the quick fixes at a text of the editor. */
  async quickFixes(text: string): Promise<Locator> {
    const rows = this.page.locator('.action-widget .monaco-list-row');
    await until(`quick fixes at "${text}"`, async () => {
      await this.clickText(text);
      await this.page.keyboard.press('Control+.');
      return appears(rows.first(), 3);
    });
    return rows;
  }

  async quickFix(text: string, title: string | RegExp): Promise<void> {
    const rows = await this.quickFixes(text);
    await rows.filter({ hasText: title }).first().click();
    await rows.first().waitFor({ state: 'hidden' });
  }

  /** Types as a person does and returns the suggestions. */
  async complete(text: string): Promise<Locator> {
    await this.page.keyboard.type(text, { delay: 60 });
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor();
    return rows;
  }

  /** Code lenses above the lines of the editor. */
  lens(text: string | RegExp): Locator {
    return this.page
      .locator('.editor-instance .codelens-decoration a, .editor-instance .codelens-decoration span', { hasText: text })
      .first();
  }

  /** Clicks a lens until what it opens is there: one that is drawn anew under the mouse takes no click. */
  async clickLens(text: string, opens: Locator): Promise<void> {
    await until(`what "${text}" opens`, async () => {
      await this.lens(text).click();
      return appears(opens, 5);
    });
  }

  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text }).first();
  }

  /** Ticks files in the preview of a refactoring and applies it. */
  async applyPreview(files: readonly string[]): Promise<void> {
    const preview = this.page.locator('.refactor-preview, .bulk-edit-panel').first();
    for (const file of files)
      await preview.locator('.monaco-list-row[aria-level="1"]', { hasText: file }).getByRole('checkbox').click();
    await preview.getByRole('button', { name: 'Apply' }).click();
  }

  /** The editors beside each other, from the left. */
  group(index: number): Locator {
    return this.page.locator('.editor-group-container').nth(index);
  }

  squiggles(severity: 'error' | 'warning' | 'info'): Locator {
    return this.page.locator(`.editor-instance .squiggly-${severity}`);
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
  }

  async answerToast(text: string | RegExp, button: string): Promise<void> {
    const toast = this.toast(text);
    await toast.waitFor({ timeout: 60_000 });
    await toast.locator('.monaco-button', { hasText: button }).click();
  }

  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  async answerDialog(button: string): Promise<void> {
    await this.dialog().getByRole('button', { name: button, exact: true }).click();
    await this.dialog().waitFor({ state: 'hidden' });
  }

  /** What the webview that is shown holds. */
  webview(): FrameLocator {
    return this.page.locator('iframe.webview.ready').last().contentFrame().frameLocator('iframe#active-frame');
  }

  /** Takes a picture for the README; only `PARITY_PICTURES=1` changes those in docs/pictures. */
  async picture(name: string): Promise<void> {
    await settle(this.page);
    const folder = process.env['PARITY_PICTURES'] === '1' ? 'docs/pictures' : 'test-results/pictures';
    await this.shot(join(projectFolder, folder, `${name}.png`));
  }

  /** Keeps what the page shows now, for whoever reads about the failure. */
  async keep(title: string): Promise<void> {
    const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    await this.shot(join(projectFolder, 'test-results', `${name}.png`));
  }

  private async shot(path: string): Promise<void> {
    await mkdir(join(path, '..'), { recursive: true });
    await this.page.screenshot({ path });
  }
}
