import { readFile, realpath } from 'node:fs/promises';
import { relative } from 'node:path';
import { UserError } from '../../errors';
import type { Exec } from '../../exec';
import type { Settings } from '../../settings';
import { shareRunning } from '../../shareRunning';
import { abilitiesOf } from '../abilities';
import { apply, recover } from '../apply';
import type { BranchState, Environment, Status } from '../environment';
import type { EnvironmentProvider } from '../provider';
import type { EnvironmentState } from '../states';
import { localActions } from './actions';
import { branchStates } from './branchStates';
import { compareEnvironments } from './compareEnvironments';
import { wholeSnapshots } from './data/snapshots';
import { volumesOf } from './diskUse';
import { dataOwner } from './dataOwner';
import { dockerWith } from './docker';
import { openRepository } from './git';
import { logsOf } from './logs';
import { planChange } from './planChange';
import { planCleanUp } from './planCleanUp';
import { planCode } from './planCode';
import { planData } from './planData';
import { stackOf, type PlanContext } from './planContext';
import { localHead } from './origin';
import { planBranch, planReproduce } from './planNew';
import { planRemove } from './planRemove';
import { openRehearsals } from './rehearsal/openRehearsals';
import { planAnswer } from './rehearsal/planAnswer';
import { planRehearsal } from './rehearsal/planRehearsal';
import { recordedRehearsal } from './rehearsal/record';
import { rehearsable } from './rehearsal/rehearsable';
import { productionCommit } from './productionCommit';
import { statuses } from './statuses';
import { surroundingsOf } from './surroundings';
import { defaultStateFolder, environmentIn, openStore } from './store';
import { terminalIn } from './terminal';
import { usages } from './usage';

export interface LocalProviderOptions {
  /** The project's folder on the disk. */
  readonly folder: string;
  readonly settings: Settings;
  readonly exec: Exec;
  /** Told of every command that is run. */
  readonly log: (line: string) => void;
  /** Absent: looked up. */
  readonly surroundings?: () => Promise<string | undefined>;
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
  surroundings = surroundingsOf,
}: LocalProviderOptions): Promise<EnvironmentProvider> {
  const repository = await openRepository(folder, exec, log);
  const store = openStore(settings.stateFolder || defaultStateFolder(), await realpath(repository.commonFolder));
  const docker = dockerWith(exec, log);
  const tools = { root: repository.commonFolder, exec, log, docker, store };
  const projectPath = relative(await realpath(repository.root), await realpath(folder)).replaceAll('\\', '/');
  const context: PlanContext = { repository, projectPath, settings, tools, exec, surroundings: await surroundings() };
  const commands = new Map<string, string>();
  const actions = localActions(tools, commands);
  const find = (id: string) => environmentIn(store, id);
  const statusesOf = (environments: readonly Environment[], signal?: AbortSignal) =>
    statuses(environments, docker, store.key, signal);
  const production = shareRunning(() => productionCommit(repository, settings.productionBranch));
  return {
    watched: [
      { folder: repository.commonFolder, pattern: '{HEAD,FETCH_HEAD,packed-refs,refs/**,worktrees/*/HEAD}' },
      { folder: store.folder, pattern: 'environments/*.json' },
    ],
    list: () => store.list(),
    statuses: async (signal) => statusesOf(await store.list(), signal),
    async states(signal) {
      const environments = await store.list();
      const [found, branches] = await Promise.all([
        statusesOf(environments, signal),
        branchStates(environments, repository.git, production()),
      ]);
      return statesOf(environments, found, branches, new Date());
    },
    production,
    local: () => localHead(context),
    planReproduce: () => planReproduce(context),
    planBranch: (name, source, options) => planBranch(context, name, source, options),
    async planChange(id, change) {
      const environment = await find(id);
      const [status = unknown] = (await statusesOf([environment])).values();
      return planChange(context, environment, status, change);
    },
    planData: (owner, operation) => planData(context, owner, operation),
    planCode: (id, operation) => planCode(context, id, operation),
    async planRehearsal(owner, request) {
      const { plan, id, command } = await planRehearsal(context, owner, request);
      commands.set(id, command);
      return plan;
    },
    planAnswer: (owner, answer) => planAnswer(context, owner, answer),
    planRemove: async (id, choice) => planRemove(context, await find(id), choice),
    planCleanUp: (only, signal) => planCleanUp(context, only, signal),
    compare: (before, after, options) => compareEnvironments(context, before, after, options),
    async *logs(id, options) {
      yield* logsOf(exec, stackOf(await find(id)).project, options);
    },
    terminal: async (id, service) => terminalIn(await find(id), service),
    connections: async (id) => connectionsOf(await find(id)),
    usages: (signal) => usages(docker, store.key, signal),
    snapshots: (owner) => wholeSnapshots(docker, store, owner),
    rehearsable: async (owner) => rehearsable(context, await dataOwner(context, owner)),
    rehearsal: (owner) => recordedRehearsal(store, owner),
    openRehearsals: () => openRehearsals(tools),
    volumes: (owner, signal) => volumesOf(context, owner, signal),
    apply: (plan, report, signal) => apply(plan, { actions, stateFolder: store.folder, report, signal }),
    recover: () => recover({ actions, stateFolder: store.folder, report: () => undefined }),
  };
}

const unknown: Status = { state: 'unknown', reason: 'it was not asked for' };

async function connectionsOf(environment: Environment): Promise<string> {
  const { connections } = stackOf(environment);
  if (connections === undefined) throw new UserError(`${environment.id} has no services to connect to.`);
  return readFile(connections, 'utf8');
}

function statesOf(
  environments: readonly Environment[],
  found: ReadonlyMap<string, Status>,
  branches: ReadonlyMap<string, BranchState>,
  now: Date,
): EnvironmentState[] {
  return environments.map((environment) => {
    const status = found.get(environment.id) ?? unknown;
    const branch = branches.get(environment.id);
    return {
      environment,
      status,
      ...(branch ? { branch } : {}),
      expired: environment.expires !== undefined && new Date(environment.expires) <= now,
      abilities: abilitiesOf(environment, status),
    };
  });
}
