import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { must, run } from '../../scripts/setup/run.mjs';
import { startApplication } from './application';
import { branch, branchAs, expectNothingLeft, isGone, leftInDocker, openPanel, sql, worktreeOf } from './environment';
import { flow } from './flow';

flow(
  '3: the view shows the declared production environment, with drift badges, and what is local',
  {},
  async (desk) => {
    await desk.openFile('compose.yaml');
    await desk.lens(/^Compared with/).waitFor();
    await desk.openEnvironments();
    await desk.treeItem(/^Production, declared · main · [0-9a-f]{7}$/).waitFor();
    await desk.treeItem(/^guestbook, Node.js 24 · drift$/).waitFor();
    await desk.treeItem(/^db, PostgreSQL 17 · drift$/).waitFor();
    await desk.treeItem(/^visits, Redis 8.0 · drift$/).waitFor();
    await desk.treeItem(/^https:\/\/{default}\//).waitFor();
    await desk.treeItem(/^Local, feature\/guestbook-search$/).waitFor();
    await desk.picture('tree');

    await desk.treeItem(/^db, PostgreSQL 17/).click();
    await desk.page.locator('.tab.active', { hasText: 'config.yaml' }).waitFor();
  },
);

flow('4: production is reproduced, and the application runs against it', { docker: true }, async (desk) => {
  await desk.openFile('.upsun/config.yaml');
  await desk.openEnvironments();
  await desk.clickLens('Reproduce production here', desk.dialog());
  const plan = await desk.dialog().innerText();
  expect(plan).toMatch(/Check out main at [0-9a-f]{7}/);
  expect(plan).toContain('Not contained yet: the application');
  await desk.answerDialog('Reproduce');

  const report = desk.webview();
  await report.getByRole('heading', { name: 'Reproduction of production' }).waitFor({ timeout: 120_000 });
  const text = await report.locator('body').innerText();
  expect(text.trim()).toMatch(/^Not contained yet: the application itself/);
  expect(text).toMatch(/db\s+PostgreSQL 17\s+17\.\d+[^\n]*\s+127\.0\.0\.1:\d+\s+Same version/);
  expect(text).toMatch(/visits\s+Redis 8\.0\s+8\.0\.\d+/);
  await desk.treeItem(/^production-[0-9a-f]{7}, running/).waitFor();
  await desk.picture('report');

  const connections = /Connection strings: (\S+)/.exec(text)?.[1] ?? '';
  const application = await startApplication(desk.folder, await readFile(connections, 'utf8'));
  try {
    expect(await application.sign('Ada', 'It runs on 17')).toMatch(/It runs on 17[^]*Visit \d+[^]*PostgreSQL 17/);
  } finally {
    await application.stop();
  }

  await desk.chooseAndAsk(desk.treeItem(/^production-/), 'Remove');
  await desk.answerDialog('Remove');
  await desk.treeItem(/^production-/).waitFor({ state: 'hidden', timeout: 60_000 });
  expect(await leftInDocker(desk)).toBe('');
});

flow('4: a cancel undoes everything', { docker: true }, async (desk) => {
  await desk.openEnvironments();
  await desk.command('Parity: Reproduce Production Here');
  await desk.answerDialog('Reproduce');
  await desk.answerToast('Reproduce production here', 'Cancel');
  await desk.toast('Reproduce production here').waitFor({ state: 'hidden', timeout: 60_000 });
  await expectNothingLeft(desk);
});

flow(
  '4: an image that can not be pulled is named, with what to do, and everything is undone',
  { docker: true, settings: { 'parity.images': { '*': 'registry.invalid/*' } } },
  async (desk) => {
    await desk.openEnvironments();
    await desk.command('Parity: Reproduce Production Here');
    await desk.answerDialog('Reproduce');
    const toast = desk.toast("The image registry.invalid/postgres:17 can't be pulled");
    await toast.waitFor({ timeout: 60_000 });
    expect(await toast.innerText()).toContain('parity.images');
    await expectNothingLeft(desk);
  },
);

flow(
  '4: what a window that was closed in the middle has begun is undone by the next',
  { docker: true },
  async (desk) => {
    await desk.openEnvironments();
    await desk.command('Parity: Reproduce Production Here');
    await desk.answerDialog('Reproduce');
    await desk.toast(/Start db, visits/).waitFor();
    await desk.page.reload();
    await desk.toast('"Reproduce production here" was interrupted and has been undone.').waitFor({ timeout: 60_000 });
    await desk.openEnvironments();
    await expectNothingLeft(desk);
  },
);

flow(
  '5: an environment is branched, refuses to lose work, and is removed',
  { docker: true, dark: true },
  async (desk) => {
    await desk.openEnvironments();
    await openPanel(desk.treeItem(/^Production/), desk);
    const panel = desk.webview();
    await panel.getByText('Production’s data is not on this machine').waitFor();
    await panel.getByLabel('Name', { exact: true }).fill('no..name');
    await panel.getByRole('alert').waitFor();
    await panel.getByLabel('Name', { exact: true }).fill('main');
    await panel.getByRole('alert').getByText('There is a branch "main" already.').waitFor();
    await branchAs('feature/search-2', desk);
    const row = desk.treeItem(/^feature-search-2, running/);
    await row.waitFor();
    await desk.picture('branch');

    const worktree = await worktreeOf('feature/search-2', desk);
    await writeFile(join(worktree, 'notes.txt'), 'not committed');
    await desk.chooseAndAsk(row, 'Remove');
    expect(await desk.dialog().innerText()).toContain('Remove feature-search-2 with unsaved work?');
    await desk.answerDialog('Cancel');
    expect(await readFile(join(worktree, 'notes.txt'), 'utf8')).toBe('not committed');

    await desk.chooseAndAsk(row, 'Remove');
    await desk.answerDialog('Stash and Remove');
    await isGone('feature-search-2', desk);
    expect(await leftInDocker(desk)).toBe('');
    expect((await run('git', ['-C', desk.folder, 'rev-parse', '--verify', 'feature/search-2'])).code).toBe(0);
    expect(await must('git', ['-C', desk.folder, 'stash', 'list'])).toContain('feature/search-2');
  },
);

flow(
  '5: the branch of an environment has its data, and its uncommitted changes where they are wanted',
  { docker: true, settings: { 'parity.data.method': 'copy' } },
  async (desk) => {
    await desk.openEnvironments();
    await branch('production', 'parent', desk);
    await sql('parent', "CREATE TABLE entries (message text); INSERT INTO entries VALUES ('Ada was here')", desk);
    await writeFile(join(await worktreeOf('parent', desk), 'notes.txt'), 'not committed');

    await openPanel(desk.treeItem(/^parent, running/), desk);
    const panel = desk.webview();
    await panel.getByText('The data is cloned: every byte is copied').waitFor();
    await panel.getByLabel('Uncommitted changes').check();
    await branchAs('child', desk);
    await desk.picture('clone');
    expect(await sql('child', 'SELECT message FROM entries', desk)).toBe('Ada was here');
    expect(await readFile(join(await worktreeOf('child', desk), 'notes.txt'), 'utf8')).toBe('not committed');

    await panel.getByRole('button', { name: 'Show in Tree' }).click();
    const row = desk.treeItem(/^child, running/);
    await row.waitFor();
    for (const [name, item] of [
      ['child', row],
      ['parent', desk.treeItem(/^parent, running/)],
    ] as const) {
      await desk.chooseAndAsk(item, 'Remove');
      await desk.answerDialog('Destroy the Changes');
      await isGone(name, desk);
    }
    expect(await leftInDocker(desk)).toBe('');
  },
);

flow('5: the panel keeps what was typed while it is hidden, and when the window is loaded again', {}, async (desk) => {
  await desk.openEnvironments();
  await openPanel(desk.treeItem(/^Local/), desk);
  const panel = desk.webview();
  await panel.getByLabel('Name', { exact: true }).fill('feature/kept');
  await panel.getByText('Create the branch feature/kept').waitFor();
  await desk.openFile('Dockerfile');
  const tab = desk.page.locator('.tab', { hasText: 'Branch Environment' });
  await tab.click();
  await panel.getByText('Create the branch feature/kept').waitFor();
  expect(await panel.getByLabel('Name', { exact: true }).inputValue()).toBe('feature/kept');

  await desk.page.reload();
  // Which of the editors is in front is stored by the workbench in its own time.
  await tab.click();
  await panel.getByText('Create the branch feature/kept').waitFor();
  expect(await panel.getByLabel('Name', { exact: true }).inputValue()).toBe('feature/kept');
  expect(await panel.getByLabel('From', { exact: true }).inputValue()).toBe('local');
});
