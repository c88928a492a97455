import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { createExampleProject } from '../../scripts/exampleProject.mjs';
import { launchBrowser } from '../../scripts/setup/browser.mjs';
import { imageMapping } from '../../scripts/setup/images/testImages.mjs';
import { startWorkbench } from '../../scripts/setup/workbench.mjs';
import { openWorkbenchPage } from '../../scripts/setup/workbenchPage.mjs';
import { Desk } from './workbench';

export interface DeskOptions {
  /** Makes the project in an empty folder; default: the example with its git history. */
  readonly project?: (folder: string) => Promise<void>;
  /** False: the workspace is opened in restricted mode. */
  readonly trust?: boolean;
  readonly dark?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** True where the flow starts containers: it needs the tests' own Docker engine. */
  readonly docker?: boolean;
}

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
}: DeskOptions): Promise<Desk> {
  const scratch = await mkdtemp(join(tmpdir(), 'parity-e2e-'));
  const folder = join(scratch, 'guestbook');
  await mkdir(folder);
  await project(folder);
  const colorTheme = dark ? 'Default Dark Modern' : 'Default Light Modern';
  const userSettings = { 'workbench.colorTheme': colorTheme, 'parity.images': imageMapping, ...settings };
  const workbench = await startWorkbench({ trust, userSettings, env });
  const { context, close } = await launchBrowser({ width: 1280, height: 800 });
  const page = await openWorkbenchPage(context, workbench.url(folder));
  return new Desk(page, folder, async () => {
    await close();
    await workbench.stop();
    await rm(scratch, { recursive: true, force: true });
  });
}
