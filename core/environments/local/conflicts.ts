import type { Git } from './git';

/**
 * Files that were changed in both, where a merge of a commit into what is checked out would leave them to people; nothing is touched.
 * Empty, too, where this git can't tell (before 2.38): then the merge itself does.
 */
export async function conflictsOf(git: Git, commit: string): Promise<string[]> {
  const merge = (other: string) => git.ask(['merge-tree', '--write-tree', 'HEAD', other]);
  if ((await merge(commit)) !== undefined || (await merge('HEAD')) === undefined) return [];
  const changed = async (from: string, to: string) =>
    (await git.run(['diff', '--name-only', '--no-renames', '-z', `${from}...${to}`]))
      .split('\0')
      .filter((it) => it !== '');
  const [own, theirs] = await Promise.all([changed(commit, 'HEAD'), changed('HEAD', commit)]);
  return own.filter((path) => theirs.includes(path));
}
