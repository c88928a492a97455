import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { openStore } from '../../core/environments/local/store';
import { must } from '../../scripts/setup/run.mjs';
import { until } from '../../scripts/setup/until.mjs';
import type { Desk } from './workbench';

/** Others may use the same engine: the filter that finds what is of this repository. */
async function ofRepository(folder: string): Promise<readonly string[]> {
  const { key } = openStore('', await realpath(join(folder, '.git')));
  return ['--filter', `label=dev.environment-parity.repository=${key}`];
}

const kinds = [
  { list: ['ps', '-aq'], remove: ['rm', '--force', '--volumes'] },
  { list: ['volume', 'ls', '-q'], remove: ['volume', 'rm', '--force'] },
  { list: ['network', 'ls', '-q'], remove: ['network', 'rm'] },
] as const;

/** Containers, volumes and networks of the repository's environments that are there. */
export async function leftInDocker({ folder }: Desk): Promise<string> {
  const filter = await ofRepository(folder);
  const outputs = await Promise.all(kinds.map(({ list }) => must('docker', [...list, ...filter])));
  return outputs.join('').trim();
}

/** Removes them: those of a flow that failed in the middle. */
export async function clearDocker(folder: string): Promise<void> {
  const filter = await ofRepository(folder);
  for (const { list, remove } of kinds) {
    const left = (await must('docker', [...list, ...filter])).split('\n').filter(Boolean);
    if (left.length > 0) await must('docker', [...remove, ...left]);
  }
}

export async function expectNothingLeft(desk: Desk): Promise<void> {
  const worktrees = () => must('git', ['-C', desk.folder, 'worktree', 'list']);
  await until('one worktree', async () => (await worktrees()).trim().split('\n').length === 1);
  await until('nothing left in Docker', async () => (await leftInDocker(desk)) === '');
  await desk.treeItem(/^No environments yet/).waitFor();
}

/**
 * Branches with the panel, opened from the palette, and waits until the environment is there.
 * @param source as the panel knows it: `production`, `local` or `environment:ID`
 */
export async function branch(source: string, name: string, desk: Desk): Promise<void> {
  await desk.command('Parity: Branch Environment');
  await desk.webview().getByLabel('From', { exact: true }).selectOption(source);
  await branchAs(name, desk);
}

/** Opens the panel from the menu of a row of the tree. */
export function openPanel(source: Locator, desk: Desk): Promise<void> {
  return desk.chooseUntil(source, 'Branch Environment', desk.page.locator('.tab', { hasText: 'Branch Environment' }));
}

/** Gives a name in the panel that is open, and waits until the environment is there. */
export async function branchAs(name: string, desk: Desk): Promise<void> {
  const panel = desk.webview();
  await panel.getByLabel('Name', { exact: true }).fill(name);
  await panel.getByText(`Create the branch ${name}`).waitFor();
  await panel.getByRole('button', { name: 'Branch' }).click();
  await panel.getByText(`${name} is ready.`).waitFor({ timeout: 120_000 });
}

export async function worktreeOf(branch: string, { folder }: Desk): Promise<string> {
  const worktrees = (await must('git', ['-C', folder, 'worktree', 'list', '--porcelain'])).split('\n\n');
  const found = worktrees.find((lines) => lines.trim().split('\n').includes(`branch refs/heads/${branch}`));
  const path = /^worktree (.*)/.exec(found ?? '')?.[1];
  if (path === undefined) throw new Error(`There is no worktree of ${branch}`);
  return path;
}

/** Waits until an environment is gone from the tree: on the way there its row says other things than before. */
export function isGone(name: string, desk: Desk): Promise<void> {
  return desk.treeItem(new RegExp(`^${name}, `)).waitFor({ state: 'hidden', timeout: 120_000 });
}

/** Removes an environment without unsaved work. */
export async function remove(name: string, desk: Desk): Promise<void> {
  await desk.chooseAndAsk(desk.treeItem(new RegExp(`^${name}, `)), 'Remove Environment');
  await desk.answerDialog('Remove');
  await isGone(name, desk);
}

/** Runs SQL in the database of an environment. */
export async function sql(environment: string, statement: string, desk: Desk): Promise<string> {
  const labels = ['dev.environment-parity.environment=' + environment, 'com.docker.compose.service=db'];
  const filters = [...(await ofRepository(desk.folder)), ...labels.flatMap((it) => ['--filter', `label=${it}`])];
  const container = (await must('docker', ['ps', '-q', ...filters])).trim();
  return (await must('docker', ['exec', container, 'psql', '-U', 'main', '-qAtc', statement])).trim();
}

/** Branches production, and puts a row into its database. */
export async function branchWithData(name: string, desk: Desk): Promise<void> {
  await desk.openEnvironments();
  await branch('production', name, desk);
  await sql(name, "CREATE TABLE entries (message text); INSERT INTO entries VALUES ('Ada was here')", desk);
}

/** What `branchWithData` put there, as it is now; undefined while the database is not up. */
export function messagesOf(environment: string, desk: Desk): Promise<string | undefined> {
  return sql(environment, 'SELECT message FROM entries', desk).catch(() => undefined);
}

/** What a plan makes is seen before its last step is over. */
export function planIsDone(desk: Desk): Promise<void> {
  return desk.toast(/\d+ of \d+: /).waitFor({ state: 'hidden', timeout: 120_000 });
}
