import { relative } from 'node:path';
import { realpath } from 'node:fs/promises';
import { UserError } from '../../errors';
import type { Exec } from '../../exec';
import type { Settings } from '../../settings';
import { apply, recover } from '../apply';
import type { Environment } from '../environment';
import type { Plan } from '../plan';
import type { EnvironmentProvider } from '../provider';
import { localActions } from './actions';
import { dockerWith } from './docker';
import { openRepository } from './git';
import { projectFolder, step, type PlanContext } from './planContext';
import { localHead } from './origin';
import { planBranch, planReproduce } from './planNew';
import { planRemove } from './planRemove';
import { productionCommit } from './productionCommit';
import { statuses } from './statuses';
import { defaultStateFolder, openStore } from './store';

export interface LocalProviderOptions {
  /** The project's folder on the disk. */
  readonly folder: string;
  readonly settings: Settings;
  readonly exec: Exec;
  /** Told of every command that is run. */
  readonly log: (line: string) => void;
}

/**
 * Environments on this machine: git worktrees and Compose projects, without an account.
 * Throws a `UserError` where there is no git, no repository or no commit.
 */
export async function openLocalProvider({
  folder,
  settings,
  exec,
  log,
}: LocalProviderOptions): Promise<EnvironmentProvider> {
  const repository = await openRepository(folder, exec, log);
  const store = openStore(settings.stateFolder || defaultStateFolder(), await realpath(repository.commonFolder));
  const docker = dockerWith(exec, log);
  const tools = { root: repository.commonFolder, exec, log, docker, store };
  const projectPath = relative(await realpath(repository.root), await realpath(folder)).replaceAll('\\', '/');
  const context: PlanContext = { repository, projectPath, settings, tools, exec };
  const actions = localActions(tools);
  const find = async (id: string) => {
    const found = (await store.list()).find((it) => it.id === id);
    if (!found) throw new UserError(`There is no environment "${id}" any more.`, 'Refresh the list.');
    return found;
  };
  return {
    list: () => store.list(),
    statuses: async (signal) => statuses(await store.list(), docker, store.key, signal),
    production: () => productionCommit(repository, settings.productionBranch),
    local: () => localHead(context),
    planReproduce: () => planReproduce(context),
    planBranch: (name, source, options) => planBranch(context, name, source, options),
    planRemove: async (id, choice) => planRemove(context, await find(id), choice),
    planStart: async (id, services) => startPlan(context, await find(id), services),
    planStop: async (id) => stopPlan(await find(id)),
    apply: (plan, report, signal) => apply(plan, { actions, stateFolder: store.folder, report, signal }),
    recover: () => recover({ actions, stateFolder: store.folder, report: () => undefined }),
  };
}

/** @param chosen services to start; all of them but those that start stopped where nothing is chosen */
function startPlan(context: PlanContext, environment: Environment, chosen?: readonly string[]): Plan {
  const stack = stackOf(environment);
  const isGenerated = environment.services === 'manifest';
  const older = isGenerated ? context.tools.store.files(environment.id) : projectFolder(context, environment.worktree);
  const services = chosen ?? stack.services.flatMap(({ name, stopped }) => (stopped === undefined ? [name] : []));
  const unknown = services.find((name) => !stack.services.some((service) => service.name === name));
  if (unknown !== undefined)
    throw new UserError(`${environment.id} has no service "${unknown}".`, 'Choose one of its own.');
  const input = {
    project: stack.project,
    files: stack.files,
    folder: stack.folder ?? older,
    services,
    ...(isGenerated ? {} : { cwd: older, worktree: environment.worktree }),
  };
  return {
    title: `Start ${environment.id}`,
    steps: [
      step('startContainers', `Start ${services.join(', ')}`, input, { touches: [`containers of ${stack.project}`] }),
    ],
    notes: [],
  };
}

function stopPlan(environment: Environment): Plan {
  const stack = stackOf(environment);
  const input = { project: stack.project, running: true };
  return {
    title: `Stop ${environment.id}`,
    steps: [
      step('stopContainers', 'Stop the containers; their data stays', input, {
        touches: [`containers of ${stack.project}`],
      }),
    ],
    notes: [],
  };
}

function stackOf({ id, stack }: Environment): NonNullable<Environment['stack']> {
  if (!stack) throw new UserError(`${id} has no services: it was made of code alone.`);
  return stack;
}
