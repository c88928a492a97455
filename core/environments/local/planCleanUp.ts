import { counted } from '../../words';
import { join } from 'node:path';
import { describeBytes } from '../../bytes';
import { UserError } from '../../errors';
import { hasUnfinished } from '../journal';
import { localId } from '../name';
import type { Step } from '../plan';
import type { CleanUp } from '../provider';
import { helperImage } from './data/method';
import { dockerState } from './dockerState';
import { findLeftovers, type Leftover } from './leftovers';
import { step, type PlanContext } from './planContext';

/**
 * Removes what no environment owns any more. Worktrees that hold work are named and stay. While a plan is under way or was
 * interrupted nothing is planned: what it makes is on no list yet.
 * @param only ids of what is chosen; absent: all that is found
 */
export async function planCleanUp(
  context: PlanContext,
  only?: readonly string[],
  signal?: AbortSignal,
): Promise<CleanUp> {
  const { store } = context.tools;
  if (await hasUnfinished(join(store.folder, 'journal')))
    throw new UserError(
      'Something is being made or removed right now, or was interrupted.',
      'Try again when it is done.',
    );
  const docker = await dockerState(context.exec, signal);
  // Snapshots of the repository as opened are nobody's leftovers.
  const known = new Set([localId, ...(await store.list()).map(({ id }) => id)]);
  const found = await findLeftovers(context, known, docker.state === 'ok', signal);
  const removable = found.filter(isRemovable);
  const chosen = only ? removable.filter(({ id }) => only.includes(id)) : removable;
  return {
    found: removable.map((left) => ({ id: left.id, what: describe(left), bytes: left.bytes })),
    bytes: chosen.reduce((total, { bytes }) => total + bytes, 0),
    plan: {
      title: 'Clean up',
      steps: chosen.map((left) => removalStep(left, context)),
      notes: [
        ...(docker.state === 'ok' ? [] : [`${docker.reason} Containers and volumes were not looked for.`]),
        ...found.flatMap(({ worktree }) =>
          worktree?.unsaved === undefined ? [] : [`${worktree.path} stays: it holds ${worktree.unsaved}.`],
        ),
      ],
    },
  };
}

/** A worktree that is kept for its work may be all that there is. */
function isRemovable({ containers, networks, volumes, worktree, files }: Leftover): boolean {
  const things = containers.length + networks.length + volumes.length + (files === undefined ? 0 : 1);
  return things > 0 || (worktree !== undefined && worktree.unsaved === undefined);
}

function removalStep(left: Leftover, { settings, tools }: PlanContext): Step {
  const { id, containers, networks, volumes, files } = left;
  const worktree = left.worktree?.unsaved === undefined ? left.worktree : undefined;
  const folders = [worktree?.path, files].filter((it) => it !== undefined);
  const data = volumes.length > 0 ? `the data in ${volumes.join(', ')}` : describe(left);
  const size = left.bytes > 0 ? `, about ${describeBytes(left.bytes)}` : '';
  const place = worktree
    ? {
        worktree: worktree.path,
        commit: worktree.commit ?? '',
        clean: true,
        record: tools.store.files(id),
        image: helperImage(settings),
        ...branchOf(worktree.branch),
      }
    : {};
  return step(
    'removeLeftovers',
    `Remove what is left of ${id}: ${describe(left)}${size}`,
    {
      environment: id,
      store: settings.data.store,
      inDocker: containers.length + networks.length + volumes.length > 0,
      ...place,
      ...filesOf(files),
    },
    { touches: [...containers, ...networks, ...volumes, ...folders], destroys: data },
  );
}

function branchOf(branch: string | undefined): object {
  return branch === undefined ? {} : { branch };
}

function filesOf(files: string | undefined): object {
  return files === undefined ? {} : { files };
}

/** "2 containers, 1 network, 1 volume, its worktree, generated files" */
function describe({ containers, networks, volumes, worktree, files }: Leftover): string {
  return [
    ...some(containers.length, 'container'),
    ...some(networks.length, 'network'),
    ...some(volumes.length, 'volume'),
    ...(worktree && worktree.unsaved === undefined ? ['its worktree'] : []),
    ...(files === undefined ? [] : ['generated files']),
  ].join(', ');
}

function some(count: number, what: string): string[] {
  return count === 0 ? [] : [counted(count, what)];
}
