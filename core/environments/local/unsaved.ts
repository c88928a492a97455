import type { Unsaved } from '../provider';
import { withoutFilters } from './filters';
import type { Git } from './git';

/** What would be lost with a worktree: changed and untracked files, and commits that no branch, remote or tag reaches. */
export async function unsavedWork(git: Git): Promise<Unsaved> {
  const status = await git.run([
    ...(await withoutFilters(git)),
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--ignore-submodules=none',
  ]);
  const files = status.split('\0').flatMap((line) => /^.. (.+)$/s.exec(line)?.[1] ?? []);
  const loose = ['rev-list', '--count', 'HEAD', '--not', '--branches', '--remotes', '--tags'];
  return { files, commits: Number((await git.run(loose)).trim()) };
}

/** "3 changed or untracked files (a.txt, b.txt, …) and 2 commits"; undefined where there is nothing. */
export function describeUnsaved({ files, commits }: Unsaved): string | undefined {
  const names = files.slice(0, 3).join(', ') + (files.length > 3 ? ', …' : '');
  const parts = [
    ...(files.length > 0
      ? [`${files.length} changed or untracked file${files.length === 1 ? '' : 's'} (${names})`]
      : []),
    ...(commits > 0 ? [`${commits} commit${commits === 1 ? '' : 's'} that no branch holds`] : []),
  ];
  return parts.length > 0 ? parts.join(' and ') : undefined;
}
