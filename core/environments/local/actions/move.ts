import { UserError } from '../../../errors';
import { textOf, textsOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import type { CloneRequest } from '../data/clone';
import type { StoreRef } from '../data/cowStore';
import type { Move } from '../data/planMove';
import { compareCopies } from '../data/compareCopies';
import { createVolume, inspectVolumes, removeVolumes } from '../data/volumes';
import { withWorker } from '../data/worker';
import type { LocalTools } from './context';

/** Compares copies with what they were made of, while nobody writes. Input: a `CloneRequest`. */
export function verifyCopies(tools: LocalTools): Action {
  return {
    async run(input, { signal }) {
      const request = input as unknown as CloneRequest;
      const found = await compareCopies(tools, request, signal);
      const written = found.findIndex(({ since }) => since > 0);
      if (written >= 0)
        throw new UserError(
          `Something has written to what ${request.copies[written]?.to ?? ''} was made of.`,
          'Stop everything that uses the volumes, and try again.',
        );
    },
    undo: () => Promise.resolve(),
  };
}

/** Removes stopped containers that Compose can make again. Input: `containers` (ids), `compose`. Undo has Compose make them. */
export function removeContainers(tools: LocalTools): Action {
  return {
    run: (input) => removeAll(tools, textsOf(input, 'containers')),
    undo: (input) => up(tools, input),
  };
}

/** Has Compose make and start containers again. Input: `compose`. Undo removes them, so that their volumes can be changed. */
export function recreateContainers(tools: LocalTools): Action {
  return {
    run: (input, { detail }) => up(tools, input, detail),
    async undo(input) {
      const { project } = composeOf(input);
      const filter = ['--filter', `label=com.docker.compose.project=${project}`];
      await removeAll(tools, (await tools.docker.run(['ps', '--all', '--quiet', '--no-trunc', ...filter])).split('\n'));
    },
  };
}

/**
 * Makes volumes again under their own names, pointing into the store. Their files are moved aside first, never copied or removed. Input:
 * `moves`, `root` (the engine's folder), `image`, `store`. Undo moves them back. Nothing may use the volumes.
 */
export function swapVolumes(tools: LocalTools): Action {
  return {
    async run(input) {
      for (const move of movesOf(input)) {
        if (await isSwapped(tools, move)) continue;
        await createVolume(tools.docker, move.original);
        await moveFiles(tools, input, move.volume, move.original.name);
        await removeVolumes(tools.docker, [move.volume]);
        await createVolume(tools.docker, { name: move.volume, labels: move.labels, device: move.device });
      }
      await removeVolumes(
        tools.docker,
        movesOf(input).map(({ moving }) => moving),
      );
    },
    async undo(input) {
      for (const move of movesOf(input)) {
        const [original] = await inspectVolumes(tools.docker, [move.original.name]);
        if (!original) continue;
        if (await isSwapped(tools, move)) await removeVolumes(tools.docker, [move.volume]);
        await createVolume(tools.docker, { name: move.volume, labels: move.labels });
        await moveFiles(tools, input, move.original.name, move.volume);
        await removeVolumes(tools.docker, [move.original.name]);
      }
    },
  };
}

/**
 * Makes volumes again under their own names where Docker keeps volumes, with the files that were copied for them; their folders in the store
 * go on under another name. Input as above. Undo points them into the store again. Nothing may use the volumes.
 */
export function leaveStore(tools: LocalTools): Action {
  return {
    async run(input) {
      for (const move of movesOf(input)) {
        await createVolume(tools.docker, move.original);
        if (await isSwapped(tools, move)) await removeVolumes(tools.docker, [move.volume]);
        await createVolume(tools.docker, { name: move.volume, labels: move.labels });
        if (await isThere(tools, move.moving)) await moveFiles(tools, input, move.moving, move.volume);
        await removeVolumes(tools.docker, [move.moving]);
      }
    },
    async undo(input) {
      for (const move of movesOf(input)) {
        if (!(await isThere(tools, move.original.name))) continue;
        if (!(await isSwapped(tools, move))) await removeVolumes(tools.docker, [move.volume]);
        await createVolume(tools.docker, { name: move.volume, labels: move.labels, device: move.device });
        await removeVolumes(tools.docker, [move.original.name]);
      }
    },
  };
}

async function isThere({ docker }: LocalTools, volume: string): Promise<boolean> {
  return (await inspectVolumes(docker, [volume])).length > 0;
}

async function isSwapped({ docker }: LocalTools, { volume, device }: Move): Promise<boolean> {
  const [found] = await inspectVolumes(docker, [volume]);
  return found?.device === device;
}

/** Gives the files of a volume to an empty one, at once. Where the first has none, they were given before. */
async function moveFiles(tools: LocalTools, input: StepInput, from: string, to: string): Promise<void> {
  const mounts = [{ type: 'bind' as const, source: `${textOf(input, 'root')}/volumes`, target: '/volumes' }];
  const store = (input['store'] ?? null) as unknown as StoreRef | null;
  await withWorker(tools, { image: textOf(input, 'image'), mounts, store }, (worker) =>
    worker.run(['sh', '-euc', moveScript, 'move', `/volumes/${from}/_data`, `/volumes/${to}/_data`]),
  );
}

/** A folder takes the place of an empty one, and of no other. */
const moveScript = `if [ -z "$(ls -A -- "$1" 2>/dev/null)" ]; then mkdir -p -- "$1"; exit 0; fi
mv --no-target-directory -- "$1" "$2"
mkdir -- "$1"`;

async function removeAll({ docker }: LocalTools, containers: readonly string[]): Promise<void> {
  const all = (await docker.run(['ps', '--all', '--quiet', '--no-trunc'])).split('\n');
  const present = containers.filter((id) => id !== '' && all.includes(id));
  if (present.length > 0) await docker.run(['rm', '--force', ...present]);
}

interface Composed {
  readonly project: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly services: readonly string[];
}

function composeOf(input: StepInput): Composed {
  return input['compose'] as unknown as Composed;
}

async function up({ docker }: LocalTools, input: StepInput, onLine?: (line: string) => void): Promise<void> {
  const { project, folder, files, services } = composeOf(input);
  const where = ['--project-name', project, '--project-directory', folder];
  const given = files.flatMap((file) => ['--file', file]);
  await docker.run(['compose', ...where, ...given, 'up', '--detach', '--no-build', '--', ...services], {
    cwd: folder,
    ...(onLine ? { onLine } : {}),
  });
}

function movesOf(input: StepInput): readonly Move[] {
  return input['moves'] as unknown as readonly Move[];
}
