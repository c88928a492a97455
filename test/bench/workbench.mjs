import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../scripts/setup/browser.mjs';
import { startWorkbench } from '../../scripts/setup/workbench.mjs';
import { openWorkbenchPage, runCommand } from '../../scripts/setup/workbenchPage.mjs';

const manifest = `applications:
  app:
    type: "nodejs:24"
    wbe: {}
`;

/**
 * Milliseconds from the first line of a manifest on the screen, which is what activates the extension, to its first underline, in the real
 * workbench. The folder that is open holds no manifest, so that nothing of the extension runs before. Each round is a new window; the
 * first one is thrown away.
 *
 * @param {number} rounds
 * @returns {Promise<number[]>}
 */
export async function activationTimes(rounds) {
  const scratch = await mkdtemp(join(tmpdir(), 'parity-bench-workbench-'));
  const file = await manifestIn(join(scratch, 'project'));
  const workbench = await startWorkbench({ userSettings: { 'files.simpleDialog.enable': true } });
  const { context, close } = await launchBrowser({ width: 1280, height: 800 });
  try {
    const times = [];
    for (let round = 0; round <= rounds; round++) {
      // A folder of its own: the workbench opens again what was open in a folder.
      const page = await openWorkbenchPage(context, workbench.url(await mkdtemp(join(scratch, 'empty-'))));
      times.push(await activationTime(page, file));
      await page.close();
    }
    return times.slice(1);
  } finally {
    await close();
    await workbench.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** @param {string} project */
async function manifestIn(project) {
  const folder = join(project, '.upsun');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'config.yaml'), manifest);
  return join(folder, 'config.yaml');
}

/** @param {import('playwright-core').Page} page @param {string} file */
async function activationTime(page, file) {
  await runCommand(page, 'File: Open File...');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.locator('.quick-input-widget .quick-input-box input:visible').fill(file);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'config.yaml' }).waitFor();
  await page.evaluate(stopwatch);
  await page.keyboard.press('Enter');
  await page.locator('.squiggly-warning, .squiggly-error').first().waitFor({ state: 'attached' });
  return page.evaluate(() => performance.measure('activation', 'opened', 'underlined').duration);
}

/** Runs in the page: marks the frames at which the first line and the first underline are there. */
function stopwatch() {
  const marks = { opened: '.editor-instance .view-line > span', underlined: '.squiggly-warning, .squiggly-error' };
  const watch = () => {
    for (const [name, selector] of Object.entries(marks)) {
      if (performance.getEntriesByName(name).length === 0 && document.querySelector(selector)) performance.mark(name);
    }
    if (performance.getEntriesByName('underlined').length === 0) window.requestAnimationFrame(watch);
  };
  watch();
}
