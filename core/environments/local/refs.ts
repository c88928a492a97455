import type { Git } from './git';

/** The names of the remotes, `origin` first. */
export async function remotesOf(git: Git): Promise<string[]> {
  const names = (await git.ask(['remote']))?.split('\n').filter((name) => name !== '') ?? [];
  return names.sort((a, b) => Number(b === 'origin') - Number(a === 'origin'));
}

/** The commit that a name stands for, as git reads it; undefined where it stands for none. The name may come from anywhere. */
export async function commitOf(git: Git, ref: string): Promise<string | undefined> {
  return (await git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]))?.trim();
}
