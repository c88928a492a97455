import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { UserError } from '../../errors';
import type { Exec, ExecOptions } from '../../exec';

/** Runs git in one folder: never through a shell, without hooks, monitors, prompts or submodules. */
export interface Git {
  readonly folder: string;
  /** Standard output of a command that has to work; throws a `UserError` with git's own words otherwise. */
  run(args: readonly string[], options?: GitOptions): Promise<string>;
  /** Standard output, or undefined where the command fails. */
  ask(args: readonly string[], options?: GitOptions): Promise<string | undefined>;
}

export type GitOptions = Pick<ExecOptions, 'signal' | 'input' | 'onLine'>;

const safe = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'submodule.recurse=false',
  '-c',
  'advice.detachedHead=false',
];

const environment = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
};

/** @param log is told every command before it runs */
export function gitIn(folder: string, exec: Exec, log: (line: string) => void = () => undefined): Git {
  const start = async (args: readonly string[], options: GitOptions = {}) => {
    log(`git ${args.join(' ')}`);
    return exec('git', [...safe, ...args], { cwd: folder, env: environment, ...options });
  };
  return {
    folder,
    async run(args, options) {
      const { code, stdout, stderr } = await start(args, options);
      if (code !== 0)
        throw new UserError(`git ${commandIn(args)} failed: ${reasonIn(stderr)}`, 'The log shows the command.');
      return stdout;
    },
    async ask(args, options) {
      const { code, stdout } = await start(args, options);
      return code === 0 ? stdout : undefined;
    },
  };
}

/** The command behind git's own options. */
function commandIn(args: readonly string[]): string {
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
}

/** The line of git's message that says what is wrong. */
function reasonIn(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((it) => /^(fatal|error):/.test(it)) ?? lines.at(-1) ?? 'no reason given';
  return line.replace(/^(fatal|error):\s*/, '').trim();
}

/** A repository that environments can be made in. */
export interface Repository {
  /** Of the working tree that is open. */
  readonly git: Git;
  readonly root: string;
  /** Shared by all worktrees; its real path stands for the repository. */
  readonly commonFolder: string;
}

/** Programs that read what is here, in ten seconds at most: git then fetches no objects that a partial clone lacks. */
export function withoutFetching(exec: Exec): Exec {
  return (command, args, options) =>
    exec(command, args, { timeout: 10_000, ...options, env: { ...options?.env, GIT_NO_LAZY_FETCH: '1' } });
}

/** Where a folder lies in its repository; '' for the repository's root. */
export async function pathInRepository({ root }: Repository, folder: string): Promise<string> {
  const [from, to] = await Promise.all([realpath(root), realpath(folder)]);
  return relative(from, to).split(sep).join('/');
}

/** The repository of a folder. Throws a `UserError` that says what is missing: git, a repository, a working tree, a commit. */
export async function openRepository(folder: string, exec: Exec, log?: (line: string) => void): Promise<Repository> {
  const git = gitIn(folder, exec, log);
  const found = await git.ask(['rev-parse', '--path-format=absolute', '--show-toplevel', '--git-common-dir']);
  const [root, commonFolder] = found?.trimEnd().split('\n') ?? [];
  if (!root || !commonFolder)
    throw new UserError(
      'This folder is not in a git repository.',
      'Run "git init" and commit, or open a folder of a repository.',
      'no-repository',
    );
  if ((await git.ask(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])) === undefined) {
    throw new UserError(
      'This repository has no commit yet.',
      'Commit your work first: environments are made from commits.',
      'no-commit',
    );
  }
  return { git, root, commonFolder };
}
