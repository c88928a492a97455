import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../../errors';
import { textOf, textsOf, type Action, type ActionContext } from '../../action';
import type { StepInput } from '../../plan';
import { leaks } from '../isolation/checkIsolated';
import { composeOptions, workingFolder } from './composeCall';
import type { LocalTools } from './context';
import { removeImages } from './images';
import { containersOf, projectLabel, removeLabelled } from './labelled';
import { resume, untilHealthy } from './pause';

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
    tools.docker.run(['compose', ...composeOptions(input), 'up', ...options, '--', ...services], {
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

/** Compose files may have changed since the override was written. */
async function refuseLeaks({ docker }: LocalTools, input: StepInput, signal: AbortSignal): Promise<void> {
  const [project, worktree] = [textOf(input, 'project'), textOf(input, 'worktree')];
  const args = ['compose', ...composeOptions(input), 'config', '--format', 'json', '--', ...textsOf(input, 'services')];
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
