import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { createExampleProject } from '../../scripts/exampleProject.mjs';
import { launchBrowser } from '../../scripts/setup/browser.mjs';
import { imageMapping } from '../../scripts/setup/images/testImages.mjs';
import { must } from '../../scripts/setup/run.mjs';
import { until } from '../../scripts/setup/until.mjs';
import { startWorkbench } from '../../scripts/setup/workbench.mjs';
import { openWorkbenchPage } from '../../scripts/setup/workbenchPage.mjs';
import { clearDocker } from './environment';
import { Desk } from './workbench';

export interface DeskOptions {
  /** Makes the project in an empty folder; default: the example with its git history. */
  readonly project?: (folder: string) => Promise<void>;
  /** False: the workspace is opened in restricted mode. */
  readonly trust?: boolean;
  readonly dark?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** The only programs on PATH beside those that the workbench is run with; default: all that are there. */
  readonly programs?: readonly string[];
  /** A workspace file in the project's folder that is opened instead of the folder. */
  readonly workspace?: string;
  /** True where the flow starts containers: it needs the tests' own Docker engine. */
  readonly docker?: boolean;
}

/** Milliseconds for what is only waited for: a machine that does much else at once draws a page in half a minute. */
const slowMachine = 90_000;

/** A test in a real workbench of its own. When it fails, what the page showed is kept in test-results/. */
export function flow(title: string, options: DeskOptions, run: (desk: Desk) => Promise<void>): void {
  const noEngine =
    options.docker === true && process.env['PARITY_TEST_DOCKER_HOST'] === undefined && process.env['CI'] !== 'true';
  test.skipIf(noEngine)(noEngine ? `${title} (needs the tests' Docker engine: npm test -- e2e)` : title, async () => {
    const desk = await openDesk(options);
    try {
      await run(desk);
    } catch (error) {
      await desk.keep(title);
      throw error;
    } finally {
      await desk.close();
    }
  });
}

async function openDesk({
  project = createExampleProject,
  trust = true,
  dark = false,
  settings,
  env = {},
  programs,
  workspace = '',
  docker = false,
}: DeskOptions): Promise<Desk> {
  const scratch = await mkdtemp(join(tmpdir(), 'parity-e2e-'));
  const folder = join(scratch, 'guestbook');
  await mkdir(folder);
  await project(folder);
  const colorTheme = dark ? 'Default Dark Modern' : 'Default Light Modern';
  const userSettings = { 'workbench.colorTheme': colorTheme, 'parity.images': imageMapping, ...settings };
  const path = programs && (await onlyPrograms(join(scratch, 'bin'), programs));
  const workbench = await startWorkbench({ trust, userSettings, env: { ...env, ...(path && { PATH: path }) } });
  const { context, close } = await launchBrowser({ width: 1280, height: 800 });
  const page = await openWorkbenchPage(context, workbench.url(join(folder, workspace)));
  page.setDefaultTimeout(slowMachine);
  if (workspace) await foldersOf(page);
  return new Desk(page, folder, async () => {
    await close();
    await workbench.stop();
    if (docker) await clearDocker(folder);
    await rm(scratch, { recursive: true, force: true });
  });
}

/** A slow workbench may read a workspace file before the disk is there, and show no folders until it is loaded again. */
async function foldersOf(page: Page): Promise<void> {
  const folder = page.getByRole('tree', { name: 'Files Explorer' }).getByRole('treeitem').first();
  await until('the folders of the workspace', async () => {
    const shown = await folder.waitFor({ timeout: 8000 }).then(
      () => true,
      () => false,
    );
    if (!shown) await page.reload();
    return shown;
  });
}

/** A folder that holds nothing but links to some programs: what is not among them is not installed. */
async function onlyPrograms(folder: string, names: readonly string[]): Promise<string> {
  await mkdir(folder);
  for (const name of ['sh', 'cat', 'rm', 'sleep', ...names])
    await symlink((await must('which', [name])).trim(), join(folder, name));
  return folder;
}
