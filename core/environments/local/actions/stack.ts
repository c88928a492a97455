import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../../errors';
import { textOf, textsOf, type Action, type ActionContext } from '../../action';
import type { StepInput } from '../../plan';
import { leaks } from '../isolation/checkIsolated';
import type { LocalTools } from './context';
import { resume, untilHealthy } from './pause';

/** Fetches images that are not here. Input: `images`, `declaredIn` (for the error). They stay after an undo: other environments use them. */
export function pullImages({ docker }: LocalTools): Action {
  return {
    async run(input, { signal, detail }) {
      for (const image of textsOf(input, 'images')) {
        if ((await docker.ask(['image', 'inspect', '--format', '{{.Id}}', '--', image], { signal })) !== undefined)
          continue;
        detail(`Pulling ${image}`);
        try {
          await docker.run(['pull', '--quiet', '--', image], { signal, onLine: detail });
        } catch (error) {
          // Docker that does not answer and a full disk are not the image's fault.
          if (!(error instanceof UserError) || !error.message.startsWith('docker pull failed')) throw error;
          throw new UserError(
            `The image ${image} can't be pulled (declared in ${textOf(input, 'declaredIn')}).`,
            'Check the network and the login, or name another image in the setting parity.images.',
          );
        }
      }
    },
    undo: () => Promise.resolve(),
  };
}

/** Builds images of the branch. Input: `project`, `files`, `folder`, `services`, and `cwd` where people run Compose elsewhere. */
export function buildImages(tools: LocalTools): Action {
  return {
    async run(input, { signal, detail }) {
      const args = ['compose', ...where(input), 'build', '--', ...textsOf(input, 'services')];
      await tools.docker.run(args, { signal, onLine: detail, cwd: workingFolder(input) });
    },
    undo: (input) => removeImages(tools, textOf(input, 'project')),
  };
}

/**
 * Creates and starts the containers of a new stack. Input as above, and `worktree` where the files are people's own: then nothing starts
 * that leaves its environment. Undo removes all of it, volumes too.
 */
export function startStack(tools: LocalTools): Action {
  return {
    run: (input, context) => up(tools, input, context),
    undo: (input) => removeUntilGone(tools, textOf(input, 'project')),
  };
}

/** Starts the containers of a stack that exists, paused ones too. Undo stops them. Input as above. */
export function startContainers(tools: LocalTools): Action {
  return {
    async run(input, context) {
      await resume(tools, textOf(input, 'project'));
      await untilHealthy(tools, textOf(input, 'project'), context);
      await up(tools, input, context);
    },
    undo: (input) => stop(tools, textOf(input, 'project')),
  };
}

/** Input as above. Undo starts what ran before. */
export function stopContainers(tools: LocalTools): Action {
  return {
    run: (input) => stop(tools, textOf(input, 'project')),
    async undo(input) {
      const containers = await containersOf(tools, textOf(input, 'project'));
      if (input['running'] === true && containers.length > 0) await tools.docker.run(['start', ...containers]);
    },
  };
}

/** Stops containers, paused ones too. Input: `containers` (ids). Undo starts those that are still there. */
export function haltContainers(tools: LocalTools): Action {
  return { run: (input) => haltAll(tools, input), undo: (input) => wakeAll(tools, input) };
}

/** Starts containers that `haltContainers` has stopped. Input as there. */
export function wakeContainers(tools: LocalTools): Action {
  return { run: (input) => wakeAll(tools, input), undo: (input) => haltAll(tools, input) };
}

async function haltAll({ docker }: LocalTools, input: StepInput): Promise<void> {
  const containers = textsOf(input, 'containers');
  if (containers.length > 0) await docker.run(['stop', '--time', '30', ...containers]);
}

async function wakeAll({ docker }: LocalTools, input: StepInput): Promise<void> {
  const all = (await docker.run(['ps', '--all', '--quiet', '--no-trunc'])).split('\n');
  const containers = textsOf(input, 'containers').filter((id) => all.includes(id));
  if (containers.length > 0) await docker.run(['start', ...containers]);
}

/** Removes containers, networks, volumes and built images. Input: `project`. There is no way back. */
export function removeStack(tools: LocalTools): Action {
  return {
    run: async (input) => {
      await removeProject(tools, textOf(input, 'project'));
      await removeImages(tools, textOf(input, 'project'));
    },
    undo: () => Promise.resolve(),
  };
}

async function up(tools: LocalTools, input: StepInput, { signal, detail }: ActionContext): Promise<void> {
  if (input['worktree'] !== undefined) await refuseLeaks(tools, input, signal);
  const options = ['--detach', '--wait', '--wait-timeout', '180'];
  const run = (services: readonly string[]) =>
    tools.docker.run(['compose', ...where(input), 'up', ...options, '--', ...services], {
      signal,
      onLine: detail,
      cwd: workingFolder(input),
    });
  await waitForOthers(textsOf(input, 'services'), textOf(input, 'project'), run);
}

/** Compose takes a container that has done its work and ended for a failure: the others are waited for without it. */
async function waitForOthers(
  services: readonly string[],
  project: string,
  run: (services: readonly string[]) => Promise<unknown>,
): Promise<void> {
  try {
    await run(services);
  } catch (error) {
    const ended = error instanceof UserError && /^The container (\S+)-\d+ exited \(0\)/.exec(error.message)?.[1];
    const rest = services.filter((name) => ended !== `${project}-${name}`);
    if (rest.length === services.length) throw error;
    if (rest.length > 0) await waitForOthers(rest, project, run);
  }
}

/** Where people would run Compose: it reads the `.env` of this folder, and of that of the first file. */
function workingFolder(input: StepInput): string {
  return typeof input['cwd'] === 'string' ? input['cwd'] : textOf(input, 'folder');
}

function where(input: StepInput): string[] {
  const files = textsOf(input, 'files').flatMap((file) => ['--file', file]);
  return ['--project-name', textOf(input, 'project'), '--project-directory', textOf(input, 'folder'), ...files];
}

/** Compose files may have changed since the override was written. */
async function refuseLeaks({ docker }: LocalTools, input: StepInput, signal: AbortSignal): Promise<void> {
  const [project, worktree] = [textOf(input, 'project'), textOf(input, 'worktree')];
  const args = ['compose', ...where(input), 'config', '--format', 'json', '--', ...textsOf(input, 'services')];
  const config = await docker.run(args, { signal, cwd: workingFolder(input) });
  const found = await leaks(config, { project, worktree });
  if (found.length > 0)
    throw new UserError(
      `The services are not started, because they would leave their environment: ${found.join('; ')}.`,
      'Take it out of the Compose files of the worktree, or branch again.',
    );
}

async function stop(tools: LocalTools, project: string): Promise<void> {
  await resume(tools, project);
  const containers = await containersOf(tools, project);
  if (containers.length > 0) await tools.docker.run(['stop', '--time', '10', ...containers]);
}

/** A start that was cut off by a crash goes on for a moment, and makes more: it is looked for again until nothing comes. */
async function removeUntilGone(tools: LocalTools, project: string): Promise<void> {
  await removeProject(tools, project);
  for (let attempt = 0; attempt < 20; attempt++) {
    await pause(500);
    if (!(await removeProject(tools, project))) return;
  }
}

function removeProject(tools: LocalTools, project: string): Promise<boolean> {
  return removeLabelled(tools, [projectLabel(project)]);
}

/**
 * Removes the containers, networks and volumes with these labels; answers whether there was anything. By label rather than by file: it
 * works when the files are gone, and after a start that was cut off.
 */
export async function removeLabelled(tools: LocalTools, labelled: readonly string[]): Promise<boolean> {
  const { docker } = tools;
  const hadContainers = await removeContainers(tools, labelled);
  const filter = ['--quiet', ...filtersOf(labelled)];
  const networks = lines(await docker.run(['network', 'ls', ...filter]));
  if (networks.length > 0) await docker.run(['network', 'rm', ...networks]);
  const volumes = lines(await docker.run(['volume', 'ls', ...filter]));
  if (volumes.length > 0) await docker.run(['volume', 'rm', '--force', ...volumes]);
  return hadContainers || networks.length + volumes.length > 0;
}

/** Answers whether there were any. */
export async function removeContainers(tools: LocalTools, labelled: readonly string[]): Promise<boolean> {
  const containers = await containersWith(tools, labelled);
  if (containers.length > 0) await tools.docker.run(['rm', '--force', '--volumes', ...containers]);
  return containers.length > 0;
}

/** Those that Compose built for the project. */
async function removeImages({ docker }: LocalTools, project: string): Promise<void> {
  const filter = ['--quiet', '--filter', `label=com.docker.compose.project=${project}`];
  const images = [...new Set(lines(await docker.run(['image', 'ls', ...filter])))];
  if (images.length > 0) await docker.run(['image', 'rm', '--force', ...images]);
}

function containersOf(tools: LocalTools, project: string): Promise<string[]> {
  return containersWith(tools, [projectLabel(project)]);
}

async function containersWith({ docker }: LocalTools, labelled: readonly string[]): Promise<string[]> {
  return lines(await docker.run(['ps', '--all', '--quiet', ...filtersOf(labelled)]));
}

function projectLabel(project: string): string {
  return `com.docker.compose.project=${project}`;
}

function filtersOf(labelled: readonly string[]): string[] {
  return labelled.flatMap((label) => ['--filter', `label=${label}`]);
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
