import type { Unsaved } from '../provider';
import { carriedState } from './carriedRecord';
import { withoutFilters } from './filters';
import type { Git } from './git';

/**
 * What would be lost with a worktree: changed and untracked files, commits that no branch, remote or tag reaches, and files that were
 * carried into it and have been changed since. What is as it was carried is not lost: the parent has it.
 * @param record folder of the environment's generated files
 */
export async function unsavedWork(git: Git, record: string): Promise<Unsaved> {
  const { same, changed } = await carriedState(record, git.folder);
  const status = await git.run([
    ...(await withoutFilters(git)),
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--ignore-submodules=none',
  ]);
  const all = status.split('\0').flatMap((line) => /^.. (.+)$/s.exec(line)?.[1] ?? []);
  const files = all.filter((path) => !same.includes(path));
  const loose = ['rev-list', '--count', 'HEAD', '--not', '--branches', '--remotes', '--tags'];
  const carried = changed.filter((path) => !files.includes(path));
  return {
    files,
    commits: Number((await git.run(loose)).trim()),
    ...(carried.length > 0 ? { carried } : {}),
  };
}

/** "3 changed or untracked files (a.txt, b.txt, …) and 2 commits"; undefined where there is nothing. */
export function describeUnsaved({ files, commits, carried = [] }: Unsaved): string | undefined {
  const shown = (paths: readonly string[]) => paths.slice(0, 3).join(', ') + (paths.length > 3 ? ', …' : '');
  const many = ({ length }: readonly string[], what: string) => `${length} ${what}${length === 1 ? '' : 's'}`;
  const parts = [
    ...(files.length > 0 ? [`${many(files, 'changed or untracked file')} (${shown(files)})`] : []),
    ...(carried.length > 0
      ? [
          `${many(carried, 'ignored file')} changed since ${carried.length === 1 ? 'it was' : 'they were'} carried over (${shown(carried)})`,
        ]
      : []),
    ...(commits > 0 ? [`${commits} commit${commits === 1 ? '' : 's'} that no branch holds`] : []),
  ];
  return parts.length > 0 ? parts.join(' and ') : undefined;
}
