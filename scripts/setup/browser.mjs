import { chromium } from 'playwright-core';
import { browserProgram } from './debianPackages.mjs';

/** @typedef {import('playwright-core').Page} Page */

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none'],
];

/**
 * Debian's Chromium, headless, with an empty profile. The network is this machine alone, whatever proxy the environment names.
 * @param {{width: number, height: number}} [size] of the pages, in CSS pixels
 */
export async function launchBrowser(size = { width: 1400, height: 900 }) {
  const browser = await chromium.launch({
    executablePath: browserProgram(),
    headless: true,
    args: [...flags, '--no-proxy-server'],
  });
  const context = await browser.newContext({ viewport: size, permissions: ['clipboard-read', 'clipboard-write'] });
  return { browser, context, close: () => browser.close() };
}
