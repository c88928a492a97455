import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { startWorkbench } from './workbench.mjs';

const entry = fileURLToPath(new URL('hostTestEntry.cjs', import.meta.url));

/**
 * Runs tests inside the extension host of the real workbench and prints what their reporter says.
 * @param {{extension: string, tests: string, folder?: string | undefined}} paths
 * @param {number} [minutes] then they count as failed
 * @returns {Promise<number>} the exit code
 */
export async function runInWorkbench({ extension, tests, folder }, minutes = 5) {
  const mark = `${randomBytes(6).toString('hex')} `;
  const env = { PARITY_HOST_TESTS: tests, PARITY_HOST_MARK: mark };
  const workbench = await startWorkbench({ extension: 'none', env });
  const { context, close } = await launchBrowser();
  try {
    const page = await context.newPage();
    const ended = exitCode(minutes);
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ values) =>
      print(mark, values),
    );
    await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => ended.resolve(code));
    await page.addInitScript(developInstead, { authority: `127.0.0.1:${workbench.port}`, extension, entry });
    await page.goto(workbench.url(folder ?? tmpdir()));
    return await ended.promise;
  } finally {
    await close();
    await workbench.stop();
  }
}

/** @param {number} minutes */
function exitCode(minutes) {
  /** @type {(code: number) => void} */
  let resolve = () => undefined;
  const promise = new Promise((/** @type {(code: number) => void} */ settle) => (resolve = settle));
  const timer = setTimeout(() => {
    console.error(`The tests did not end within ${minutes} minutes.`);
    resolve(1);
  }, minutes * 60_000);
  return { promise: promise.finally(() => clearTimeout(timer)), resolve };
}

/** @param {string} mark @param {unknown[]} values */
function print(mark, values) {
  const text = format(...values);
  const at = text.indexOf(mark);
  if (at >= 0) console.log(text.slice(at + mark.length));
}

/**
 * Runs in the page before the workbench reads its configuration: a built workbench takes no tests from its address.
 * @param {{authority: string, extension: string, entry: string}} paths
 */
function developInstead({ authority, extension, entry }) {
  if (window.top !== window) return;
  const remote = (/** @type {string} */ path) => ({ scheme: 'vscode-remote', authority, path });
  const observer = new MutationObserver(() => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    const settings = meta?.getAttribute('data-settings');
    if (!meta || !settings) return;
    observer.disconnect();
    const developmentOptions = { extensions: [remote(extension)], extensionTestsPath: remote(entry) };
    meta.setAttribute('data-settings', JSON.stringify({ ...JSON.parse(settings), developmentOptions }));
  });
  observer.observe(document, { childList: true, subtree: true });
}
