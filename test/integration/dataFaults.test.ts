import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeEach, expect, test } from 'vitest';
import { planCloneData } from '../../core/environments/local/data/planClone';
import type { Step } from '../../core/environments/plan';
import { exec } from '../../core/exec';
import { folderWith } from '../folders';
import { filesBelow } from '../core/environments/files';
import type { DataCrash } from './dataCrashingProcess';
import {
  dataSetting,
  lines,
  newProject,
  storeName,
  unmountStore,
  up,
  volumesOf,
  type DataSetting,
} from './dataSetting';
import { describeWithDocker, docker } from './docker';
import { walkAll } from './walk';

const cache = `services:
  cache:
    image: parity.test/redis:8.0
    command: ["redis-server", "--appendonly", "yes"]
    volumes: [cache:/data]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 300ms, retries: 100 }
volumes: { cache: }
`;
const keys = { cache: 'cache' };
const redis = (project: string, ...command: string[]) => docker('exec', `${project}-cache-1`, 'redis-cli', ...command);
const held = (project: string) => redis(project, 'MGET', 'a', 'b');

let program = '';

/** Applies the steps in a process that is killed there. */
async function crash({ repository, context }: DataSetting, steps: readonly Step[], at: string): Promise<void> {
  const commonFolder = await realpath(join(repository.root, '.git'));
  const plan = { title: 'Test', steps, notes: [] };
  const what: DataCrash = { folder: repository.root, commonFolder, state: repository.state, plan, at };
  expect(context.tools.store.folder.startsWith(repository.state)).toBe(true);
  const { code, stderr } = await exec(process.execPath, [program, JSON.stringify(what)]);
  expect(code, `${at}: ${stderr}`).toBeNull();
}

/** Everything that a plan could have left. */
async function everything({ context }: DataSetting, projects: readonly string[]): Promise<string[]> {
  const { key } = context.tools.store;
  const all = await docker('ps', '--all', '--format', '{{.Names}} {{.State}}');
  const volumes = lines(await docker('volume', 'ls', '--quiet'));
  const inStore = await exec('docker', [
    'exec',
    `${storeName}-keeper`,
    'find',
    `/store/${key}`,
    '-mindepth',
    '3',
    '-maxdepth',
    '4',
  ]);
  const mine = (name: string) => name.includes(key) || projects.some((project) => name.startsWith(project));
  return [...lines(all), ...volumes].filter(mine).concat(lines(inStore.stdout)).sort();
}

/** The end of a step is the beginning of the next. */
const moments = (index: number, during: readonly string[] = []) => [
  `${index} running`,
  ...during.map((it) => `${index} ${it}`),
];
const cloning = ['before pause', 'after pause', 'during copy', 'after copy', 'after unpause', 'done'];

beforeEach(async () => {
  program = join(await folderWith(), 'crashing.cjs');
  const entry = join(import.meta.dirname, 'dataCrashingProcess.ts');
  await build({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', logLevel: 'silent' });
});

describeWithDocker('a process that is killed while it works on data', () => {
  test('a clone at every step: nothing is left, nothing is paused, the parent is as before', async () => {
    const [parent, child] = [newProject(), newProject()];
    await up(parent, cache);
    await redis(parent, 'MSET', 'a', '1', 'b', '2');
    const it = await dataSetting({ method: 'store' });
    const to = { id: 'x', project: child, volumes: volumesOf(child, keys) };
    const before = await everything(it, [parent, child]);
    const steps = async () => (await planCloneData(it.context, { from: { project: parent }, to })).steps;
    expect((await steps()).map(({ action }) => action)).toEqual(['openStore', 'createVolumes', 'cloneVolumes']);
    for (const at of moments(0, ['after volume', 'before run', 'after run', 'done'])) {
      await unmountStore();
      await crash(it, await steps(), at);
      expect(await it.recover(), at).toMatchObject([{ outcome: 'undone', left: [] }]);
    }
    await it.apply((await steps()).filter(({ action }) => action === 'openStore'));
    for (const at of [...moments(0, ['after volume']), ...moments(1, cloning)]) {
      await crash(it, await steps(), at);
      expect(await it.recover(), at).toMatchObject([{ outcome: 'undone', left: [] }]);
      expect(await everything(it, [parent, child]), at).toEqual(before);
      expect(await filesBelow(it.context.tools.store.folder), at).toEqual([]);
      expect(await held(parent), at).toBe('1\n2');
    }
    await it.apply(await steps());
    await up(child, cache);
    expect(await held(child)).toBe('1\n2');
  }, 400_000);

  test(
    'every other plan at every step: it is the old data or the new, and what ran runs',
    () => walkAll((kind) => kind.startsWith('data ')),
    1_200_000,
  );
});
