import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContext} BrowserContext */

/**
 * Opens an address of a workbench and waits until the workbench is drawn.
 * @param {BrowserContext} context
 * @param {string} url
 * @returns {Promise<Page>}
 */
export async function openWorkbenchPage(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
  await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
  return page;
}

/**
 * Runs a command by its title in the command palette; an error if there is none with that title.
 * @param {Page} page
 * @param {string} title with its category, as the palette shows it
 */
export async function runCommand(page, title) {
  await chooseInPalette(page, `>${title}`, title);
}

/**
 * Opens a file of the folder through Quick Open.
 * @param {Page} page
 * @param {string} path relative to the folder
 */
export async function openFile(page, path) {
  await chooseInPalette(page, path, path.split('/').at(-1) ?? path);
  await page.locator('.monaco-editor .view-lines').first().waitFor();
}

/**
 * Whatever takes the focus closes the palette, a late editor for one: then it is opened again.
 * @param {Page} page @param {string} typed @param {string} label
 */
async function chooseInPalette(page, typed, label) {
  const input = page.locator('.quick-input-widget .quick-input-box input:visible');
  const row = page
    .locator('.quick-input-list .monaco-list-row', { has: page.getByText(label, { exact: true }) })
    .first();
  await until(
    `"${label}" in the command palette`,
    async () => {
      try {
        await page.keyboard.press('F1');
        await input.fill(typed, { timeout: 5000 });
        await row.click({ timeout: 10_000 });
        return true;
      } catch {
        // The palette does not look again for commands while it is open.
        await page.keyboard.press('Escape');
        return false;
      }
    },
    { seconds: 120 },
  );
}

/**
 * Waits until the text is somewhere on the page or in a webview.
 * @param {Page} page
 * @param {string} text
 * @param {number} [seconds]
 */
export async function waitForText(page, text, seconds = 30) {
  const webview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const timeout = seconds * 1000;
  const anywhere = [page.getByText(text).first(), webview.getByText(text).first()];
  await Promise.any(anywhere.map((it) => it.waitFor({ timeout })));
}

/**
 * Waits until the page looks the same for a second: diagnostics, lenses and trees come in one after the other.
 * @param {Page} page
 * @param {number} [seconds] the longest wait
 */
export async function settle(page, seconds = 20) {
  const deadline = performance.now() + seconds * 1000;
  let before = await page.screenshot();
  for (let same = 0; same < 3 && performance.now() < deadline;) {
    await page.waitForTimeout(350);
    const now = await page.screenshot();
    same = now.equals(before) ? same + 1 : 0;
    before = now;
  }
}
