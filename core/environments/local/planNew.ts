import { stat } from 'node:fs/promises';
import { UserError } from '../../errors';
import type { Environment } from '../environment';
import { endOf } from '../lifetime';
import { idOf, isReserved, NameError, whyNotABranch } from '../name';
import type { Plan } from '../plan';
import type { BranchOptions, BranchSource } from '../provider';
import { completeWorktree } from './completeWorktree';
import { planComposeStack } from './composeStack';
import { dockerState } from './dockerState';
import { filterNames } from './filters';
import { planGeneratedStack, type StackPlan } from './generatedStack';
import { gitIn } from './git';
import { untrackedIn, type Untracked } from './parentFiles';
import { shortCommit, step, type PlanContext } from './planContext';
import { originOf, productionOrigin, type Origin } from './origin';
import type { Store } from './store';

/** An isolated worktree at production's commit, with the services at exactly the declared versions. */
export async function planReproduce(context: PlanContext): Promise<Plan> {
  const docker = await dockerState(context.exec);
  if (docker.state !== 'ok') throw new UserError(docker.reason, docker.nextStep);
  const origin = await productionOrigin(context);
  const id = await freeId(context, `production-${shortCommit(origin.commit)}`);
  return planEnvironment(context, {
    id,
    kind: 'reproduction',
    origin: { ...origin, root: undefined },
    title: 'Reproduce production here',
    branch: undefined,
    expires: undefined,
    withStack: true,
  });
}

/** A new git branch in a worktree of its own, with services on ports of their own and a clone of its parent's data. */
export async function planBranch(
  context: PlanContext,
  name: string,
  source: BranchSource,
  { bring, lifetime = context.settings.environments.lifetime, verify = false }: BranchOptions = {},
): Promise<Plan> {
  const problem = whyNotABranch(name);
  if (problem) throw new NameError(problem);
  await refuseTaken(context, name);
  if (bring?.changes && source.kind === 'production')
    throw new UserError('Production has no uncommitted changes.', 'Branch local, or leave them out.');
  const origin = await originOf(context, source);
  const docker = await dockerState(context.exec);
  const plan = await planEnvironment(context, {
    id: await freeId(context, idOf(name)),
    kind: 'branch',
    origin,
    title: `Branch ${name}`,
    branch: name,
    expires: lifetime === '' ? undefined : endOf(lifetime, new Date()),
    withStack: docker.state === 'ok',
    changes: bring?.changes ?? false,
    data: bring?.data ?? true,
    verify,
  });
  return docker.state === 'ok'
    ? plan
    : { ...plan, notes: [`${docker.reason} ${docker.nextStep} Until then only code is branched.`, ...plan.notes] };
}

async function refuseTaken({ repository }: PlanContext, name: string): Promise<void> {
  const { git } = repository;
  if ((await git.ask(['check-ref-format', '--branch', name])) === undefined)
    throw new NameError(`"${name}" is not a name that git takes.`, 'Choose another name.');
  const taken = await git.ask(['show-ref', '--verify', '--quiet', `refs/heads/${name}`]);
  if (taken !== undefined) throw new NameError(`There is a branch "${name}" already.`, 'Choose another name.');
  const inTheWay = await git.ask(['for-each-ref', '--count=1', '--format=%(refname:short)', `refs/heads/${name}/`]);
  const parents = name
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  for (const parent of parents)
    if ((await git.ask(['show-ref', '--verify', '--quiet', `refs/heads/${parent}`])) !== undefined)
      throw new NameError(`The branch "${parent}" is in the way.`, 'Choose another name.');
  if (inTheWay) throw new NameError(`The branch "${inTheWay.trim()}" is in the way.`, 'Choose another name.');
}

interface NewEnvironment {
  readonly id: string;
  readonly kind: Environment['kind'];
  readonly origin: Origin;
  readonly title: string;
  readonly branch: string | undefined;
  readonly expires: string | undefined;
  readonly withStack: boolean;
  /** Uncommitted changes come along. */
  readonly changes?: boolean;
  /** The parent's data is cloned. */
  readonly data?: boolean;
  readonly verify?: boolean;
}

async function planEnvironment(
  context: PlanContext,
  {
    id,
    kind,
    origin,
    title,
    branch,
    expires,
    withStack,
    changes = false,
    data = false,
    verify = false,
  }: NewEnvironment,
): Promise<Plan> {
  const worktree = context.tools.store.worktree(id);
  const { root, commit } = origin;
  const untracked =
    root === undefined ? nothingBeside : await untrackedIn(gitIn(root, context.exec, context.tools.log));
  const beside = { untracked, changes };
  const made: StackPlan = withStack
    ? await planStack(context, id, origin, { worktree, data, verify, ...beside })
    : { steps: [], stack: undefined, notes: [] };
  const complete =
    root === undefined
      ? { steps: [], notes: [] }
      : await completeWorktree(context, { id, worktree, commit, root, ...beside, reads: made.reads ?? [] });
  const environment: Environment = {
    id,
    kind,
    commit: origin.commit,
    worktree,
    projectPath: context.projectPath,
    parent: origin.parent,
    services: origin.services,
    created: new Date().toISOString(),
    ...(branch === undefined ? {} : { branch }),
    ...(expires === undefined ? {} : { expires }),
    ...(made.stack ? { stack: made.stack } : {}),
  };
  const what =
    branch === undefined
      ? `Check out ${origin.from} in a worktree`
      : `Create the branch ${branch} at ${shortCommit(origin.commit)} in a worktree`;
  return {
    title,
    steps: [
      ...(made.first ?? []),
      step(
        'createWorktree',
        what,
        { worktree, commit: origin.commit, ...(branch === undefined ? {} : { branch }) },
        { touches: [worktree, ...(branch === undefined ? [] : [`branch ${branch}`])] },
      ),
      ...complete.steps,
      ...made.steps,
      step('register', 'Add it to the environments', { environment }, { touches: ['the list of environments'] }),
    ],
    notes: [...notesOf(kind), ...(await filterNotes(context)), ...complete.notes, ...made.notes],
    ...(made.dataNotes && made.dataNotes.length > 0 ? { dataNotes: made.dataNotes } : {}),
    ...(made.asks && made.asks.length > 0 ? { asks: made.asks } : {}),
  };
}

const nothingBeside: Untracked = { files: [], folders: [] };

interface Brought {
  readonly worktree: string;
  readonly untracked: Untracked;
  readonly changes: boolean;
  readonly data: boolean;
  readonly verify: boolean;
}

function planStack(
  context: PlanContext,
  id: string,
  { commit, from, services, root, stack, id: parentId }: Origin,
  { worktree, ...brought }: Brought,
): Promise<StackPlan> {
  if (services === 'manifest') {
    const { verify } = brought;
    const data = brought.data && stack && parentId !== undefined ? { id: parentId, stack, verify } : undefined;
    return planGeneratedStack(context, id, commit, { from, worktree, parent: data });
  }
  const parent = { commit, root: root ?? context.repository.root, stack, ...brought };
  return planComposeStack(context, id, parent, worktree);
}

function notesOf(kind: Environment['kind']): string[] {
  return kind === 'reproduction'
    ? ['Not contained yet: the application, production’s data, and variables set outside of the manifest.']
    : [];
}

async function filterNotes({ repository }: PlanContext): Promise<string[]> {
  const names = await filterNames(repository.git);
  const usesThem =
    names.length > 0 &&
    (await repository.git.ask(['grep', '--quiet', 'filter=', '--', '.gitattributes'])) !== undefined;
  return usesThem ? [`Files under git filters (${names.join(', ')}) are checked out as they are stored.`] : [];
}

async function freeId({ tools }: PlanContext, wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (await isFree(tools.store, id)) return id;
  }
}

/** A folder that was kept of a removed environment holds work: its name is taken, too. */
async function isFree(store: Store, id: string): Promise<boolean> {
  if (isReserved(id) || (await store.list()).some((environment) => environment.id === id)) return false;
  return (await stat(store.worktree(id)).catch(() => undefined)) === undefined;
}
