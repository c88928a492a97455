import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createExampleProject } from '../../scripts/exampleProject.mjs';
import { must } from '../../scripts/setup/run.mjs';
import { projectFolder } from '../../scripts/setup/projectFolder.mjs';
import { expect } from 'vitest';
import { flow } from './flow';

/** The example without a git history. */
function withoutGit(folder: string): Promise<void> {
  return cp(join(projectFolder, 'example'), folder, {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  });
}

async function withoutCommit(folder: string): Promise<void> {
  await withoutGit(folder);
  await must('git', ['-C', folder, 'init', '--quiet']);
}

flow(
  'a folder without a manifest says what to do',
  { project: (folder) => mkdir(join(folder, 'src')).then(() => undefined) },
  async (desk) => {
    await desk.openEnvironments();
    await desk.page.locator('.welcome-view', { hasText: '.upsun/config.yaml' }).waitFor();
  },
);

flow('without git, drift is shown, and environments say what is missing', { project: withoutGit }, async (desk) => {
  await desk.openFile('compose.yaml');
  await desk.squiggles('warning').first().waitFor();
  await desk.openEnvironments();
  await desk.treeItem(/^db, PostgreSQL 17 · drift/).waitFor();
  await desk.treeItem(/^This folder is not in a git repository/).waitFor();
});

flow('without a commit, the view says so', { project: withoutCommit }, async (desk) => {
  await desk.openEnvironments();
  await desk.treeItem(/^db, PostgreSQL 17 · drift/).waitFor();
  await desk.treeItem(/no commit/i).waitFor();
});

flow(
  'without Docker, the view says so, and code can be branched',
  { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } },
  async (desk) => {
    await desk.openEnvironments();
    await desk.treeItem(/^Docker /).waitFor();
    await desk.command('Parity: Reproduce Production Here');
    await desk.toast(/Docker/).waitFor();
    await desk.choose(desk.treeItem(/^Production/), 'Branch Environment');
    const panel = desk.webview();
    await panel.getByText('Only code is branched.').waitFor();
  },
);

flow('in restricted mode the text features work and nothing is run', { trust: false }, async (desk) => {
  await desk.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  await desk.openFile('compose.yaml');
  await desk.squiggles('warning').first().waitFor();
  await desk.openEnvironments();
  await desk.treeItem(/^Restricted mode: environments are off/).waitFor();
  expect(await desk.treeItem(/^Production, declared$/).count()).toBe(1);
});

flow('where Docker is not installed, the view says so and how to get it', { programs: ['git'] }, async (desk) => {
  await desk.openEnvironments();
  await desk.treeItem(/^Docker is not installed/).waitFor();
  await desk.command('Parity: Reproduce Production Here');
  await desk.toast('Docker is not installed').waitFor();
});

flow(
  'several projects of one workspace are a node each',
  { project: (folder) => twoProjects(folder), workspace: 'both.code-workspace' },
  async (desk) => {
    await desk.openEnvironments();
    await desk.treeItem(/^shop/).waitFor();
    await desk.treeItem(/^blog/).waitFor();
    await expect.poll(() => desk.treeItem(/^db, PostgreSQL 17 · drift/).count(), { timeout: 30_000 }).toBe(2);
  },
);

async function twoProjects(folder: string): Promise<void> {
  for (const name of ['shop', 'blog']) await createExampleProject(join(folder, name));
  const folders = [{ path: 'shop' }, { path: 'blog' }];
  await writeFile(join(folder, 'both.code-workspace'), JSON.stringify({ folders }));
}
