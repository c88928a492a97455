import { setTimeout as delay } from 'node:timers/promises';
import { CancelledError } from '../../../errors';
import { textOf, type Action, type ActionContext } from '../../action';
import { freeze } from '../data/pause';
import type { LocalTools } from './context';

/** Freezes what runs of a Compose project. Input: `project`. Undo lets it go on. */
export function pauseContainers(tools: LocalTools): Action {
  return {
    run: (input) => pause(tools, textOf(input, 'project')),
    undo: (input) => resume(tools, textOf(input, 'project')),
  };
}

/** Input as above; waits until what has a health check answers again. Undo freezes again. */
export function resumeContainers(tools: LocalTools): Action {
  return {
    async run(input, context) {
      await resume(tools, textOf(input, 'project'));
      await untilHealthy(tools, textOf(input, 'project'), context);
    },
    undo: (input) => pause(tools, textOf(input, 'project')),
  };
}

async function pause(tools: LocalTools, project: string): Promise<void> {
  const running = await containersThatAre(tools, 'running', project);
  await freeze(tools.docker, running);
}

/** Paused containers can be neither started nor stopped: this comes before both. */
export async function resume(tools: LocalTools, project: string): Promise<void> {
  const paused = await containersThatAre(tools, 'paused', project);
  if (paused.length > 0) await tools.docker.run(['unpause', ...paused]);
}

/** Seconds that a service gets for its next health check: every thirty, where its image says nothing else. */
const patience = 45;

/** While it is paused every health check fails, and counts until the next one: nothing is wrong with the service. */
export async function untilHealthy(
  tools: LocalTools,
  project: string,
  { signal, detail }: ActionContext,
): Promise<void> {
  for (let second = 0; second < patience; second++) {
    if ((await containersThatAre(tools, 'unhealthy', project)).length === 0) return;
    if (second === 0) detail('Waiting for the next health check');
    await delay(1000, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) throw new CancelledError();
  }
}

const filters = { running: 'status=running', paused: 'status=paused', unhealthy: 'health=unhealthy' } as const;

async function containersThatAre(
  { docker }: LocalTools,
  state: keyof typeof filters,
  project: string,
): Promise<string[]> {
  const which = ['--filter', filters[state], '--filter', `label=com.docker.compose.project=${project}`];
  const listed = await docker.run(['ps', '--quiet', ...which]);
  return listed.split('\n').filter((line) => line !== '');
}
