import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Environment, Stack } from '../../core/environments/environment';
import { openStore } from '../../core/environments/local/store';
import type { Plan, Progress } from '../../core/environments/plan';
import type { EnvironmentProvider } from '../../core/environments/provider';
import { repositoryWith, type Files, type ProviderOptions, type TestRepository } from '../core/environments/repository';
import { images } from './docker';

/** A repository whose environments run in the tests' engine; what is left of them is removed after the test. */
export interface Provided {
  readonly repository: TestRepository;
  readonly provider: EnvironmentProvider;
  /** Stands in labels and names. */
  readonly key: string;
  apply(plan: Plan, on?: (progress: Progress) => void, signal?: AbortSignal): Promise<void>;
  /** The environment that a plan makes. */
  made(plan: Plan): Promise<{ readonly environment: Environment; readonly stack: Stack }>;
  remove(id: string): Promise<void>;
}

const opened: EnvironmentProvider[] = [];

afterEach(async () => {
  for (const provider of opened.splice(0)) {
    await provider.recover();
    for (const { id } of await provider.list()) await remove(provider, id);
  }
});

export async function provided(files: Files, options: ProviderOptions = {}): Promise<Provided> {
  const repository = await repositoryWith(files);
  const provider = await repository.provider({ ...options, settings: { images, ...options.settings } });
  opened.push(provider);
  const apply: Provided['apply'] = (plan, on = () => undefined, signal = new AbortController().signal) =>
    provider.apply(plan, on, signal);
  return {
    repository,
    provider,
    key: openStore(repository.state, join(repository.root, '.git')).key,
    apply,
    async made(plan) {
      const before = new Set((await provider.list()).map(({ id }) => id));
      await apply(plan);
      const environment = (await provider.list()).find(({ id }) => !before.has(id));
      if (!environment?.stack) throw new Error('It has no stack.');
      return { environment, stack: environment.stack };
    },
    remove: (id) => remove(provider, id),
  };
}

async function remove(provider: EnvironmentProvider, id: string): Promise<void> {
  const removal = await provider.planRemove(id, 'destroy');
  if (removal.state === 'ready') await provider.apply(removal.plan, () => undefined, new AbortController().signal);
}

/** The values of an env file. */
export async function envFile(path: string | undefined): Promise<Readonly<Record<string, string>>> {
  const lines = (await readFile(path ?? '', 'utf8')).split('\n').filter((line) => /^\w+=/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
