import { UserError } from '../../../errors';
import type { LocalTools } from '../actions/context';
import { resolvePlaces, type CloneRequest } from './clone';
import { withWorker } from './worker';

/**
 * Compares copies with what they were made of, while nobody writes: every name, mode, owner, link and byte. Throws a `UserError` that
 * names the first that differs.
 */
export async function verifyCopies(
  tools: LocalTools,
  request: Omit<CloneRequest, 'longestPause'>,
  signal: AbortSignal,
): Promise<void> {
  const { mounts, folders } = await resolvePlaces(tools, request);
  await withWorker(tools, { ...request, mounts }, async (worker) => {
    for (const [index, { from, to }] of folders.entries()) {
      const [one, other] = await Promise.all(
        [from, to].map((folder) => worker.run(['sh', '-euc', script, 'verify', folder], { signal })),
      );
      if (one !== other)
        throw new UserError(
          `The copy in ${request.copies[index]?.to ?? ''} differs from what it was made of.`,
          'Make sure that nothing writes to it, look for errors of the disk, and try again.',
        );
    }
  });
}

/** Two hashes: of what stands in the folders, and of the files' content. Sockets are no data. */
const script = `cd -- "$1"
find . ! -type s -printf '%P %y %m %U %G %l\\n' | LC_ALL=C sort | sha256sum
find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum`;
