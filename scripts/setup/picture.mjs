import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { buildExtension } from './build.mjs';
import { ensureTools } from './debianPackages.mjs';
import { imageMapping } from './images/testImages.mjs';
import { startTestDocker } from './testDocker.mjs';
import { startWorkbench } from './workbench.mjs';
import { openFile, openWorkbenchPage, runCommand, settle, waitForText } from './workbenchPage.mjs';

/**
 * @typedef {object} Picture
 * @property {string} folder
 * @property {string[]} open files, relative to the folder
 * @property {string[]} commands titles
 * @property {string[]} waits texts that must be on the page before the picture is taken
 * @property {boolean} dark
 * @property {{width: number, height: number}} size
 * @property {Record<string, unknown>} userSettings
 * @property {boolean} trust
 * @property {boolean} docker
 * @property {boolean} build
 * @property {string} shot
 */

/** @param {Picture} picture */
export async function takePicture(picture) {
  const missing = await ensureTools(['git', 'browser']);
  if (missing.length > 0) throw new Error(missing.join('\n'));
  if (picture.build) await buildExtension();
  const docker = picture.docker ? await startTestDocker() : undefined;
  if (docker && 'missing' in docker) throw new Error(docker.missing.join('\n'));
  const userSettings = {
    'workbench.colorTheme': picture.dark ? 'Default Dark Modern' : 'Default Light Modern',
    ...(docker && { 'parity.images': imageMapping }),
    ...picture.userSettings,
  };
  const workbench = await startWorkbench({
    userSettings,
    trust: picture.trust,
    env: docker?.env ?? {},
  });
  try {
    await takeIn(workbench.url(picture.folder), picture);
  } finally {
    await workbench.stop();
    await docker?.stop();
  }
}

/** @param {string} url @param {Picture} picture */
async function takeIn(url, { size, open, commands, waits, shot }) {
  const { context, close } = await launchBrowser(size);
  try {
    const page = await openWorkbenchPage(context, url);
    for (const file of open) await openFile(page, file);
    for (const title of commands) await runCommand(page, title);
    for (const text of waits) await waitForText(page, text);
    await settle(page);
  } finally {
    // When something did not come, the picture shows what was there instead.
    await mkdir(dirname(shot), { recursive: true });
    await context.pages()[0]?.screenshot({ path: shot });
    await close();
  }
}
