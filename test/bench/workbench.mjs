import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../scripts/setup/browser.mjs';
import { startWorkbench } from '../../scripts/setup/workbench.mjs';
import { openFile, openWorkbenchPage, runCommand } from '../../scripts/setup/workbenchPage.mjs';

const manifest = `applications:
  app:
    type: "nodejs:24"
    wbe: {}
`;

/**
 * Milliseconds from the first line of a manifest on the screen, which is what activates the extension, to its first underline, in the real
 * workbench. The folder that is open holds no manifest, so that nothing of the extension runs before. Each round is a new window.
 *
 * @param {number} rounds
 * @returns {Promise<number[]>}
 */
export function activationTimes(rounds) {
  return timesInWorkbench(rounds, async (scratch, open) => {
    const file = await manifestIn(join(scratch, 'project'));
    // A folder of its own: the workbench opens again what was open in a folder.
    return activationTime(await open(await mkdtemp(join(scratch, 'empty-'))), file);
  });
}

/**
 * Milliseconds from a key that is pressed in compose.yaml to the underline in the manifest beside it, in the real workbench. Each round is
 * a new window.
 *
 * @param {number} rounds
 * @returns {Promise<number[]>}
 */
export function secondFileTimes(rounds) {
  return timesInWorkbench(rounds, async (scratch, open) => {
    const folder = await mkdtemp(join(scratch, 'equal-'));
    await mkdir(join(folder, '.upsun'));
    await writeFile(join(folder, '.upsun/config.yaml'), 'services:\n  db:\n    type: postgresql:17\n');
    await writeFile(join(folder, 'compose.yaml'), 'services:\n  db:\n    image: postgres:17\n');
    return secondFileTime(await open(folder));
  });
}

/**
 * The first round fills the caches and is thrown away.
 *
 * @param {number} rounds
 * @param {(scratch: string, open: (folder: string) => Promise<import('playwright-core').Page>) => Promise<number>} timed
 */
async function timesInWorkbench(rounds, timed) {
  const scratch = await mkdtemp(join(tmpdir(), 'parity-bench-workbench-'));
  const workbench = await startWorkbench({ userSettings: { 'files.simpleDialog.enable': true } });
  const { context, close } = await launchBrowser({ width: 1280, height: 800 });
  try {
    const times = [];
    for (let round = 0; round <= rounds; round++) {
      times.push(await timed(scratch, (folder) => openWorkbenchPage(context, workbench.url(folder))));
      for (const page of context.pages()) await page.close();
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
  await page.evaluate(stopwatch, { opened: '.editor-instance .view-line > span', underlined });
  await page.keyboard.press('Enter');
  return untilUnderlined(page, 'opened', underlined);
}

/** @param {import('playwright-core').Page} page */
async function secondFileTime(page) {
  await openFile(page, '.upsun/config.yaml');
  await runCommand(page, 'View: Split Editor Right');
  await openFile(page, 'compose.yaml');
  const inManifest = `.monaco-editor[data-uri$="config.yaml"] ${underlined}`;
  await page.locator('.monaco-editor[data-uri$="compose.yaml"] .view-line > span', { hasText: 'postgres' }).click();
  await page.keyboard.press('End');
  // There and back once, so that the project has been read.
  await page.keyboard.press('Backspace');
  await page.locator(inManifest).first().waitFor({ state: 'attached' });
  await page.keyboard.press('7');
  await page.locator(inManifest).first().waitFor({ state: 'detached' });
  await page.evaluate(stopwatch, { underlined: inManifest });
  await page.evaluate(() =>
    document.addEventListener('keydown', () => performance.mark('typed'), { capture: true, once: true }),
  );
  await page.keyboard.press('Backspace');
  return untilUnderlined(page, 'typed', inManifest);
}

const underlined = ':is(.squiggly-warning, .squiggly-error)';

/** @param {import('playwright-core').Page} page @param {string} since a mark @param {string} selector */
async function untilUnderlined(page, since, selector) {
  await page.locator(selector).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => performance.getEntriesByName('underlined').length > 0);
  return page.evaluate((mark) => performance.measure('waited', mark, 'underlined').duration, since);
}

/** Runs in the page: marks the frames at which something is there for the first time. */
function stopwatch(marks) {
  const watch = () => {
    for (const [name, selector] of Object.entries(marks)) {
      if (performance.getEntriesByName(name).length === 0 && document.querySelector(selector)) performance.mark(name);
    }
    if (performance.getEntriesByName('underlined').length === 0) window.requestAnimationFrame(watch);
  };
  watch();
}
