import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect } from 'vitest';
import type { Plan } from '../../core/environments/plan';
import type { DataOperation } from '../../core/environments/provider';
import { exec } from '../../core/exec';
import { defaultSettings } from '../../core/settings';
import { filesBelow } from '../core/environments/files';
import { folderWith, put } from '../folders';
import type { DataCrash } from './dataCrashingProcess';
import { lines, newProject, storeName } from './dataSetting';
import { docker, images } from './docker';
import { provided, type Provided } from './provided';

const redis = 'parity.test/redis:8.0';

const compose = (project: string) => `name: ${project}
services:
  cache:
    image: ${redis}
    command: ["redis-server", "--appendonly", "yes"]
    volumes: [cache:/data]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 300ms, retries: 100 }
volumes: { cache: }
`;

/** A command that is rehearsed. */
export const rehearsed = 'redis-cli SET a rehearsed';

/** What a branch can bring that is in no commit: a service with an image of its own, which sees the code. */
const uncommitted = (project: string) => ({
  'compose.yaml': compose(project).replace(
    'volumes: { cache: }',
    '  tool:\n    build: .\n    command: ["sleep", "600"]\n    init: true\n    volumes: [".:/code:ro"]\nvolumes: { cache: }',
  ),
  Dockerfile: `FROM ${redis}\n`,
  'node_modules/a/a.js': 'a\n',
});

const files = (project: string) => ({
  'compose.yaml': compose(project),
  '.upsun/config.yaml': 'services:\n  visits: { type: "redis:8.0" }\n',
  '.gitignore': '.env\nnode_modules\n',
  'a.txt': 'a\n',
});

/** Where plans are walked: a repository whose stack runs, and what an environment `x` of it can be made to be. */
export interface Stage extends Provided {
  /** The Compose project of the repository as opened. */
  readonly project: string;
  /** Kills a process that applies the plan, at a moment of it (see `DataCrash`). */
  crash(plan: Plan, at: string): Promise<void>;
  /** Everything that a plan could change: what runs, volumes, files, git, and the data of what runs. */
  portrait(): Promise<string[]>;
  end(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const project = newProject();
  const data = { ...defaultSettings.data, method: 'store' as const, store: storeName, storeSize: 20 };
  const settings = { images: { ...images, [redis]: redis }, data };
  const it = await provided(files(project), { settings, surroundings: 'over SSH' });
  await put(it.repository.root, '.env', 'A=1\n');
  const inRoot = (...args: string[]) => exec('docker', ['compose', ...args], { cwd: it.repository.root });
  expect((await inRoot('up', '--detach', '--wait')).code).toBe(0);
  const program = await crashingProgram();
  return {
    ...it,
    project,
    crash: (plan, at) => crash(it, program, plan, at),
    portrait: () => portrait(it, project),
    async end() {
      await it.provider.recover();
      await removeData(it);
      await inRoot('down', '--volumes', '--timeout', '1');
    },
  };
}

async function crashingProgram(): Promise<string> {
  const outfile = join(await folderWith(), 'crashing.cjs');
  const entry = join(import.meta.dirname, 'dataCrashingProcess.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', logLevel: 'silent' });
  return outfile;
}

async function crash({ repository }: Provided, program: string, plan: Plan, at: string): Promise<void> {
  const commonFolder = await realpath(join(repository.root, '.git'));
  const what: DataCrash = { folder: repository.root, commonFolder, state: repository.state, plan, at, rehearsed };
  const { code, stderr } = await exec(process.execPath, [program, JSON.stringify(what)]);
  expect(code, `${plan.title} at ${at}: ${stderr}`).toBeNull();
}

async function portrait(it: Provided, project: string): Promise<string[]> {
  const { key, repository } = it;
  const isMine = (line: string) => line.includes(key) || line.includes(project);
  const [containers, volumes, networks, images, inStore] = await Promise.all([
    docker('ps', '--all', '--format', 'container {{.Names}} {{.State}}'),
    docker('volume', 'ls', '--format', 'volume {{.Name}}'),
    docker('network', 'ls', '--format', 'network {{.Name}}'),
    docker('image', 'ls', '--format', 'image {{.Repository}}'),
    exec('docker', [
      'exec',
      `${storeName}-keeper`,
      'find',
      `/store/${key}`,
      '-mindepth',
      '1',
      '-maxdepth',
      '4',
      '-type',
      'd',
    ]),
  ]);
  const inDocker = [containers, volumes, networks, images, inStore.stdout].flatMap(lines).filter(isMine).sort();
  const running = lines(containers).flatMap((line) => /^container (\S+-cache-1) running$/.exec(line)?.[1] ?? []);
  const data = await Promise.all(
    running.filter(isMine).map(async (name) => `${name} has ${await docker('exec', name, 'redis-cli', 'GET', 'a')}`),
  );
  const plain = (await filesBelow(repository.state)).filter((path) => !/\/cache-entry$|\.tmp$/.test(path));
  const texts = await Promise.all(
    plain.map(async (path) => `${path}: ${await readFile(join(repository.state, path), 'utf8').catch(() => '')}`),
  );
  return [...inDocker, ...data.sort(), ...(await inGit(it)), ...texts].map(withoutTime);
}

async function inGit({ repository: { run, root }, provider }: Provided): Promise<string[]> {
  const worktrees = [root, ...(await provider.list()).map(({ worktree }) => worktree)];
  const states = await Promise.all(
    worktrees.map((folder) => run('-C', folder, 'status', '--branch', '--porcelain', '--ignored')),
  );
  const asked = [
    ['for-each-ref', '--format=%(refname) %(contents:subject)'],
    ['stash', 'list', '--format=stash %s'],
    ['worktree', 'list', '--porcelain'],
  ];
  return [...(await Promise.all(asked.map((args) => run(...args)))), ...states].flatMap(lines);
}

/** Names of what is made have the time in them; a rehearsal has an identity, and lasts as long as it lasts. */
function withoutTime(line: string): string {
  return line
    .replace(/\d{14}|\d{4}-\d\d-\d\d[T -][\d:.-]+Z?/g, 'TIME')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/"milliseconds": \d+|\d+\.\d s/g, 'DURATION')
    .replace(/^HEAD [0-9a-f]{40}$/, 'HEAD');
}

async function removeData({ key }: Provided): Promise<void> {
  const label = `label=dev.environment-parity.repository=${key}`;
  const filter = ['--filter', label, '--filter', 'label=dev.environment-parity.environment=local'];
  const volumes = lines(await docker('volume', 'ls', '--quiet', ...filter));
  if (volumes.length > 0) await docker('volume', 'rm', '--force', ...volumes);
}

export type State = 'running' | 'stopped' | 'paused';

/** Makes `x` a branch of the repository as opened that runs, or is in another state; it stays the one that it is where there is one. */
export async function having(stage: Stage, state: State = 'running'): Promise<void> {
  const { provider, apply, repository } = stage;
  const now = (await provider.statuses()).get('x')?.state;
  if (now === state) return;
  if (now === undefined) {
    await repository.git.ask(['branch', '--delete', '--force', 'x']);
    await apply(await provider.planBranch('x', { kind: 'local' }));
  } else if (now !== 'running') await apply(await provider.planChange('x', { kind: 'start' }));
  if (state === 'stopped') await apply(await provider.planChange('x', { kind: 'stop' }));
  if (state === 'paused') await apply(await provider.planChange('x', { kind: 'pause' }));
}

/** Data by which the repository as opened and `x` can be told apart. */
export async function holding({ project, key }: Stage, local: string, x: string): Promise<void> {
  const set = (container: string, value: string) => docker('exec', container, 'redis-cli', 'SET', 'a', value);
  await Promise.all([set(`${project}-cache-1`, local), set(`parity-${key}-x-cache-1`, x)]);
}

/** A snapshot of `x` in which it has this data. */
export async function havingSnapshot(stage: Stage, x: string): Promise<void> {
  await having(stage);
  if ((await stage.provider.snapshots('x')).length > 0) return;
  await holding(stage, 'parent', x);
  await operate(stage, 'x', { kind: 'snapshot', name: 'kept' });
}

export async function operate({ provider, apply }: Stage, owner: string, operation: DataOperation): Promise<void> {
  await apply(await provider.planData(owner, operation));
}

/** Work in `x` that is nowhere else: a changed file and a commit, on its branch or on none. */
export async function havingWork(
  { repository: { run }, provider }: Stage,
  on: 'branch' | 'detached' = 'branch',
): Promise<void> {
  const worktree = (await provider.list()).find(({ id }) => id === 'x')?.worktree ?? '';
  await run('stash', 'clear');
  await forgetKeptBranches(run);
  if (on === 'detached') await run('-C', worktree, 'checkout', '--quiet', '--detach');
  await put(worktree, 'b.txt', `${Math.random()}\n`);
  await run('-C', worktree, 'add', '--all');
  await run('-C', worktree, 'commit', '--quiet', '--message=work');
  await put(worktree, 'a.txt', 'changed\n');
}

/** The branches that earlier resets kept commits on. */
async function forgetKeptBranches(run: Stage['repository']['run']): Promise<void> {
  const kept = lines(await run('for-each-ref', '--format=%(refname:short)', 'refs/heads/parity/x-*'));
  for (const branch of kept) await run('branch', '--quiet', '--delete', '--force', branch);
}

export async function havingUncommitted({ repository, project }: Stage): Promise<void> {
  for (const [path, text] of Object.entries(uncommitted(project))) await put(repository.root, path, text);
}
