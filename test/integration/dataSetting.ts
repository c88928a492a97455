import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { apply, recover, type Recovered } from '../../core/environments/apply';
import type { StackVolume } from '../../core/environments/environment';
import { localActions } from '../../core/environments/local/actions';
import { composeLabels } from '../../core/environments/local/data/volumes';
import { dockerWith } from '../../core/environments/local/docker';
import type { PlanContext } from '../../core/environments/local/planContext';
import { openStore } from '../../core/environments/local/store';
import type { Progress, Step } from '../../core/environments/plan';
import { exec } from '../../core/exec';
import { defaultSettings, type Settings } from '../../core/settings';
import { repositoryWith, type TestRepository } from '../core/environments/repository';
import { docker, images } from './docker';

/** Names of this process alone: others use the engine at the same time. */
export const storeName = `parity-test-store-${process.pid}`;

/** A repository and what plans its data. */
export interface DataSetting {
  readonly repository: TestRepository;
  readonly context: PlanContext;
  apply(steps: readonly Step[], on?: (progress: Progress) => void, signal?: AbortSignal): Promise<void>;
  recover(): Promise<Recovered[]>;
}

export async function dataSetting(data: Partial<Settings['data']> = {}): Promise<DataSetting> {
  const repository = await repositoryWith({ 'a.txt': 'a\n' });
  const settings = dataSettings(repository.state, data);
  const opened = await repository.open();
  const store = openStore(repository.state, await realpath(join(repository.root, '.git')));
  keys.push(store.key);
  const log = () => undefined;
  const tools = { root: opened.commonFolder, exec, log, docker: dockerWith(exec, log), store };
  const actions = localActions(tools);
  const stateFolder = store.folder;
  return {
    repository,
    context: { repository: opened, projectPath: '', settings, tools, exec },
    apply: (steps, on = () => undefined, signal = new AbortController().signal) =>
      apply({ title: 'Test', steps, notes: [] }, { actions, stateFolder, report: on, signal }),
    recover: () => recover({ actions, stateFolder, report: () => undefined }),
  };
}

export function dataSettings(stateFolder: string, data: Partial<Settings['data']>): Settings {
  return {
    ...defaultSettings,
    stateFolder,
    images,
    data: { ...defaultSettings.data, store: storeName, storeSize: 20, ...data },
  };
}

const keys: string[] = [];
const projects: string[] = [];
let number = 0;

beforeEach(() => projects.splice(0));

/** A name for a Compose project; what carries its label is gone after the test. */
export function newProject(): string {
  const project = `parity-test-data-${process.pid}-${number++}`;
  projects.push(project);
  return project;
}

afterEach(async () => {
  for (const project of projects) await removeProject(project);
  for (const key of keys.splice(0)) {
    const volumes = lines(await docker('volume', 'ls', '--quiet', '--filter', `name=parity-${key}`));
    if (volumes.length > 0) await docker('volume', 'rm', '--force', ...volumes);
  }
});

afterAll(async () => {
  if (process.env['PARITY_TEST_DOCKER_HOST'] !== undefined) await closeStore();
});

/** As after the machine was started anew: nothing is mounted. */
export async function unmountStore(): Promise<void> {
  await exec('docker', ['rm', '--force', `${storeName}-keeper`]);
}

async function closeStore(): Promise<void> {
  await unmountStore();
  await exec('docker', ['volume', 'rm', '--force', storeName, `${storeName}-file`]);
}

async function removeProject(project: string): Promise<void> {
  const filter = ['--filter', `label=com.docker.compose.project=${project}`];
  const containers = lines(await docker('ps', '--all', '--quiet', ...filter));
  if (containers.length > 0) await docker('rm', '--force', '--volumes', ...containers);
  for (const network of lines(await docker('network', 'ls', '--quiet', ...filter)))
    await docker('network', 'rm', network);
  const volumes = lines(await docker('volume', 'ls', '--quiet', ...filter));
  if (volumes.length > 0) await docker('volume', 'rm', '--force', ...volumes);
}

/** The volumes of a branch of a project, as its stack tells them. */
export function volumesOf(project: string, keys: Readonly<Record<string, string>>): StackVolume[] {
  return Object.entries(keys).map(([key, service]) => ({ key, name: `${project}_${key}`, services: [service] }));
}

/** Starts a Compose project, and waits until it is healthy. */
export async function up(project: string, file: string): Promise<void> {
  const args = ['compose', '--project-name', project, '--file', '-', 'up', '--detach', '--wait'];
  const { code, stderr } = await exec('docker', args, { input: file });
  if (code !== 0) throw new Error(stderr);
}

export const composeVolume = composeLabels;

export function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
