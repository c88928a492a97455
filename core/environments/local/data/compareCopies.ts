import { UserError } from '../../../errors';
import type { LocalTools } from '../actions/context';
import { resolvePlaces, type CloneRequest } from './clone';
import { compareCommand, readComparison, type Comparison } from './compareScript';
import { withWorker } from './worker';

/**
 * Compares copies, untouched since they were made, with what they were made of; in the order of the copies. Throws a `UserError` that
 * names the first file that differs.
 */
export async function compareCopies(
  tools: LocalTools,
  request: Omit<CloneRequest, 'longestPause'>,
  signal: AbortSignal,
): Promise<Comparison[]> {
  const { mounts, folders } = await resolvePlaces(tools, request);
  return withWorker(tools, { ...request, mounts }, async (worker) => {
    const found: Comparison[] = [];
    for (const [index, { from, to }] of folders.entries()) {
      const comparison = readComparison(await worker.run(compareCommand(from, to), { signal }));
      if (!comparison || comparison.differs !== undefined)
        throw different(request.copies[index]?.to ?? '', comparison?.differs);
      found.push(comparison);
    }
    return found;
  });
}

function different(volume: string, file: string | undefined): UserError {
  return file === undefined
    ? new UserError(
        `The copy in ${volume} could not be compared.`,
        'The image in parity.data.helperImage needs GNU find, sort, comm, sed and sha256sum.',
      )
    : new UserError(
        `The copy in ${volume} differs from what it was made of: ${file}.`,
        'Make sure that nothing writes to the copy, look for errors of the disk, and try again.',
      );
}
