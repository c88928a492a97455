import { UserError } from '../../errors';
import type { Environment } from '../environment';
import type { BranchSource, ProductionCommit } from '../provider';
import { gitIn } from './git';
import { shortCommit, type PlanContext } from './planContext';
import { productionCommit } from './productionCommit';

/** Where a new environment begins. */
export interface Origin {
  readonly commit: string;
  /** In words: "production (main)". */
  readonly parent: string;
  /** For the report: "main at 3a1b2c4, the local branch main". */
  readonly from: string;
  readonly services: Environment['services'];
  /** Root of the working tree that files beside the commit come from; undefined where there is none. */
  readonly root: string | undefined;
  /** Of the environment that is branched. */
  readonly id?: string;
  readonly stack?: Environment['stack'];
}

/** Throws a `UserError` where there is no such environment, or production's commit is unknown. */
export async function originOf(context: PlanContext, source: BranchSource): Promise<Origin> {
  if (source.kind === 'production') return productionOrigin(context);
  if (source.kind === 'local') {
    const { branch, commit } = await localHead(context);
    return {
      commit,
      parent: `local (${branch ?? shortCommit(commit)})`,
      from: `the working tree's commit ${shortCommit(commit)}`,
      services: 'compose',
      root: context.repository.root,
    };
  }
  const parent = (await context.tools.store.list()).find(({ id }) => id === source.id);
  if (!parent) throw new UserError(`There is no environment "${source.id}".`, 'Refresh the list.');
  const head = await headOf(context, parent.worktree);
  const commit = head ?? parent.commit;
  return {
    commit,
    parent: parent.id,
    from: `${parent.id} at ${shortCommit(commit)}`,
    services: parent.services,
    root: head === undefined ? undefined : parent.worktree,
    id: parent.id,
    stack: parent.stack,
  };
}

/** Undefined where the worktree was deleted by hand. */
async function headOf({ exec, tools }: PlanContext, worktree: string): Promise<string | undefined> {
  const head = await gitIn(worktree, exec, tools.log)
    .ask(['rev-parse', 'HEAD'])
    .catch(() => undefined);
  return head?.trim();
}

export async function productionOrigin(context: PlanContext): Promise<Origin> {
  const production = await productionCommit(context.repository, context.settings.productionBranch);
  if (production.state === 'unknown')
    throw new UserError(`Production's commit is unknown: ${production.reason}`, production.nextStep);
  return {
    commit: production.commit,
    parent: `production (${production.ref})`,
    from: describeProduction(production),
    services: 'manifest',
    root: context.repository.root,
  };
}

/** "main at 3a1b2c4 (the default branch of origin, fetched 2026-11-20)". */
export function describeProduction(production: Extract<ProductionCommit, { state: 'known' }>): string {
  const fetched = production.fetchedAt ? `, fetched ${production.fetchedAt.toISOString().slice(0, 10)}` : '';
  return `${production.ref} at ${shortCommit(production.commit)} (${production.how}${fetched})`;
}

export async function localHead({
  repository: { git },
}: PlanContext): Promise<{ branch: string | undefined; commit: string }> {
  const branch = (await git.ask(['symbolic-ref', '--quiet', '--short', 'HEAD']))?.trim();
  return { branch, commit: (await git.run(['rev-parse', 'HEAD'])).trim() };
}
