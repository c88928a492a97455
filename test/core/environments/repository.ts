import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openLocalProvider } from '../../../core/environments/local/localProvider';
import { gitIn, openRepository, type Git, type Repository } from '../../../core/environments/local/git';
import type { EnvironmentProvider } from '../../../core/environments/provider';
import { exec, type Exec } from '../../../core/exec';
import { defaultSettings, type Settings } from '../../../core/settings';
import { folderWith, put } from '../../folders';

export type Files = Readonly<Record<string, string>>;

/** A git repository of a test, with a folder for the product's state beside it; both are gone after the test. */
export interface TestRepository {
  readonly root: string;
  readonly state: string;
  /** Git as the product runs it. */
  readonly git: Git;
  /** Standard output without the line's end; fails the test where git fails. */
  run(...args: string[]): Promise<string>;
  /** Writes files, commits all, and answers the commit. */
  commit(files: Files): Promise<string>;
  open(): Promise<Repository>;
  provider(options?: ProviderOptions): Promise<EnvironmentProvider>;
}

export interface ProviderOptions {
  readonly exec?: Exec;
  readonly settings?: Partial<Settings>;
  /** Folder of the project in the repository. */
  readonly projectPath?: string;
  readonly folder?: string;
  readonly log?: (line: string) => void;
  /** Absent: an ordinary machine, wherever the test runs. */
  readonly surroundings?: string;
}

/** A repository on `main` with one commit of these files; without files it has no commit. */
export async function repositoryWith(files: Files = { 'a.txt': 'a\n' }): Promise<TestRepository> {
  const top = await folderWith();
  const repository = await repositoryIn(join(top, 'code'), join(top, 'state'));
  if (Object.keys(files).length > 0) await repository.commit(files);
  return repository;
}

async function repositoryIn(root: string, state: string): Promise<TestRepository> {
  await mkdir(root, { recursive: true });
  await mkdir(state, { recursive: true });
  const git = gitIn(root, exec);
  const run = async (...args: string[]) => (await git.run(args)).trimEnd();
  await run('init', '--quiet', '--initial-branch=main');
  for (const [name, value] of identity) await run('config', name, value);
  return {
    root,
    state,
    git,
    run,
    async commit(files) {
      for (const [path, text] of Object.entries(files)) await put(root, path, text);
      await run('add', '--all');
      await run('commit', '--quiet', '--allow-empty', '--message=change');
      return run('rev-parse', 'HEAD');
    },
    open: () => openRepository(root, exec),
    provider: (options = {}) =>
      openLocalProvider({
        folder: options.folder ?? join(root, options.projectPath ?? ''),
        settings: { ...defaultSettings, stateFolder: state, ...options.settings },
        exec: options.exec ?? exec,
        log: options.log ?? (() => undefined),
        surroundings: () => Promise.resolve(options.surroundings),
      }),
  };
}

const identity = [
  ['user.name', 'Test'],
  ['user.email', 'test@example.com'],
  ['commit.gpgsign', 'false'],
] as const;
