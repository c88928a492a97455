import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pageOf } from '../../client/webview/page';
import type { PanelRequest, PanelState } from '../../client/webview/messages';
import { launchBrowser } from '../../scripts/setup/browser.mjs';
import { projectFolder } from '../../scripts/setup/projectFolder.mjs';

const origin = 'http://panel.test';

/** The panel's page in a browser, with a test in the place of the extension. */
export interface PanelPage {
  readonly page: Page;
  show(state: PanelState): Promise<void>;
  /** What the page has told until now. */
  told(): Promise<PanelRequest[]>;
  /** As a page that was hidden, or whose window was loaded again. */
  openAgain(): Promise<void>;
  close(): Promise<void>;
}

export async function openPanelPage(size = { width: 700, height: 900 }): Promise<PanelPage> {
  const { context, close } = await launchBrowser(size);
  const html = pageOf({
    ...{ title: 'Branch Environment', nonce: 'test', styleSource: origin },
    ...{ script: `${origin}/webview.js`, style: `${origin}/webview.style.css` },
  });
  await context.route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') await route.fulfill({ contentType: 'text/html', body: html });
    else await route.fulfill({ path: join(projectFolder, 'dist', name) });
  });
  const page = await context.newPage();
  await page.addInitScript({ content: await readFile(join(import.meta.dirname, 'panelHost.js'), 'utf8') });
  await page.goto(origin);
  return {
    page,
    show: (state) => page.evaluate(`postMessage(${JSON.stringify(state)})`),
    told: () => page.evaluate('told'),
    async openAgain() {
      await page.reload();
    },
    close,
  };
}
