import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { must, run } from '../../scripts/setup/run.mjs';
import { until } from '../../scripts/setup/until.mjs';
import { startApplication } from './application';
import { flow } from './flow';
import type { Desk } from './workbench';

/** Containers, volumes and networks of ours that are there. */
async function leftInDocker(): Promise<string> {
  const filter = ['--filter', 'label=dev.environment-parity'];
  const kinds = [
    ['ps', '-aq'],
    ['volume', 'ls', '-q'],
    ['network', 'ls', '-q'],
  ] as const;
  const outputs = await Promise.all(kinds.map((words) => must('docker', [...words, ...filter])));
  return outputs.join('').trim();
}

async function expectNothingLeft(desk: Desk): Promise<void> {
  const worktrees = () => must('git', ['-C', desk.folder, 'worktree', 'list']);
  await until('one worktree', async () => (await worktrees()).trim().split('\n').length === 1);
  await until('nothing left in Docker', async () => (await leftInDocker()) === '');
  await desk.treeItem(/^No environments yet/).waitFor();
}

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

  await desk.choose(desk.treeItem(/^production-/), 'Remove');
  await desk.answerDialog('Remove');
  await desk.treeItem(/^production-/).waitFor({ state: 'hidden', timeout: 60_000 });
  expect(await leftInDocker()).toBe('');
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
    await desk.choose(desk.treeItem(/^Production/), 'Branch Environment');
    const panel = desk.webview();
    await panel.getByLabel('Name').fill('no..name');
    await panel.getByRole('alert').waitFor();
    await panel.getByLabel('Name').fill('feature/search-2');
    await panel.getByText('Create the branch feature/search-2').waitFor();
    await panel.getByRole('button', { name: 'Branch' }).click();
    await panel.getByText('feature/search-2 is ready.').waitFor({ timeout: 120_000 });
    const row = desk.treeItem(/^feature-search-2, running/);
    await row.waitFor();
    await desk.picture('branch');

    const worktrees = await must('git', ['-C', desk.folder, 'worktree', 'list', '--porcelain']);
    const worktree = /worktree (.*)\n.*\nbranch refs\/heads\/feature\/search-2/.exec(worktrees)?.[1] ?? '';
    await writeFile(join(worktree, 'notes.txt'), 'not committed');
    await desk.choose(row, 'Remove');
    expect(await desk.dialog().innerText()).toContain('Remove feature-search-2 with unsaved work?');
    await desk.answerDialog('Cancel');
    expect(await readFile(join(worktree, 'notes.txt'), 'utf8')).toBe('not committed');

    await desk.choose(row, 'Remove');
    await desk.answerDialog('Stash and Remove');
    await row.waitFor({ state: 'hidden', timeout: 60_000 });
    expect(await leftInDocker()).toBe('');
    expect((await run('git', ['-C', desk.folder, 'rev-parse', '--verify', 'feature/search-2'])).code).toBe(0);
    expect(await must('git', ['-C', desk.folder, 'stash', 'list'])).toContain('feature/search-2');
  },
);
