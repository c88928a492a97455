import type { CommitDistance, CommitList } from '../../comparison/comparison';
import type { Git } from './git';

/** How many of the commits of one side are shown. */
const shown = 10;

/** The commits that only one of two has, the newest first; undefined where git can't tell. */
export async function commitDistance(git: Git, before: string, after: string): Promise<CommitDistance> {
  const [onlyBefore, onlyAfter] = await Promise.all([commitsIn(git, after, before), commitsIn(git, before, after)]);
  return onlyBefore && onlyAfter && { onlyBefore, onlyAfter };
}

async function commitsIn(git: Git, from: string, to: string): Promise<CommitList | undefined> {
  const range = `${from}..${to}`;
  const [count, listed] = await Promise.all([
    git.ask(['rev-list', '--count', range]),
    git.ask(['log', '--no-show-signature', '--no-color', '--format=%h%x09%s', `--max-count=${shown}`, range]),
  ]);
  if (count === undefined || listed === undefined) return undefined;
  const newest = listed.split('\n').flatMap((line) => {
    const [, commit, subject] = /^([0-9a-f]+)\t(.*)$/.exec(line) ?? [];
    return commit === undefined || subject === undefined ? [] : [{ commit, subject }];
  });
  return { count: Number(count), newest };
}
