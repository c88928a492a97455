import type { Git } from './git';

/**
 * Options that keep git from running the programs of configured filters (LFS and the like) when it checks files out or looks for changes:
 * those files come as they are stored.
 */
export async function withoutFilters(git: Git): Promise<string[]> {
  const names = await filterNames(git);
  return names.flatMap((name) =>
    ['clean=', 'smudge=', 'process=', 'required=false'].flatMap((setting) => ['-c', `filter.${name}.${setting}`]),
  );
}

/** Names of the filters that git is configured to run. */
export async function filterNames(git: Git): Promise<string[]> {
  const listed =
    (await git.ask(['config', '--name-only', '-z', '--get-regexp', '^filter\\..*\\.(clean|smudge|process)$'])) ?? '';
  return [
    ...new Set(listed.split('\0').flatMap((key) => /^filter\.(.+)\.(?:clean|smudge|process)$/.exec(key)?.[1] ?? [])),
  ];
}
