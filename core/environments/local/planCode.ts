import { UserError } from '../../errors';
import { counted } from '../../words';
import { codeParent } from '../codeParent';
import { titleOf, type Environment } from '../environment';
import type { Plan, Step } from '../plan';
import type { CodeOperation, CodePlan } from '../provider';
import { conflictsOf } from './conflicts';
import { gitIn, type Git } from './git';
import { originOf, type Origin } from './origin';
import { shortCommit, step, type PlanContext } from './planContext';
import { planReset } from './planReset';
import { environmentIn } from './store';
import { describeUnsaved, unsavedWork } from './unsaved';

/** The plan of an operation on code alone; nothing of it needs Docker. */
export async function planCode(context: PlanContext, id: string, operation: CodeOperation): Promise<CodePlan> {
  const environment = await environmentIn(context.tools.store, id);
  if (operation.kind === 'reset') return { state: 'ready', plan: await planCodeReset(context, environment) };
  return planSync(context, { environment, origin: await parentOf(context, environment) }, operation);
}

/** Brings the code of an environment to where its parent is now. */
export async function planCodeReset(context: PlanContext, environment: Environment): Promise<Plan> {
  return planReset(context, environment, await parentOf(context, environment));
}

async function parentOf(context: PlanContext, environment: Environment): Promise<Origin> {
  const parent = codeParent(environment);
  if (parent) return originOf(context, parent);
  throw new UserError(`${titleOf(environment)} is production at one commit, and stays there.`, 'Branch it instead.');
}

interface Ends {
  readonly environment: Environment;
  readonly origin: Origin;
}

/**
 * Brings what the parent has committed into an environment: its branch is moved forward where it has no commits of its own, else both are
 * merged. Uncommitted changes are only put away where the user chose so.
 */
async function planSync(
  context: PlanContext,
  { environment, origin }: Ends,
  { changes, fastForward }: Extract<CodeOperation, { kind: 'sync' }>,
): Promise<CodePlan> {
  const { id, worktree } = environment;
  const git = gitIn(worktree, context.exec, context.tools.log);
  const head = (await git.run(['rev-parse', 'HEAD'])).trim();
  const title = `Bring the code of ${origin.parent} into ${titleOf(environment)}`;
  const [own, theirs] = await apart(git, head, origin.commit);
  if (theirs === 0)
    return {
      state: 'ready',
      plan: { title, steps: [], notes: [`${id} has all commits of ${origin.parent} already.`] },
    };
  if (own > 0 && fastForward)
    throw new UserError(
      `${id} has ${counted(own, 'commit')} of its own, so it can't be moved forward.`,
      'Leave the choice to merge, or reset it.',
    );
  const unsaved = { ...(await unsavedWork(git, context.tools.store.files(id))), commits: 0, carried: [] };
  if (unsaved.files.length > 0 && changes === undefined) return { state: 'choose', unsaved };
  if (own > 0) await refuseConflicts(git, environment, origin);
  const stash = unsaved.files.length > 0 ? [stashStep(environment, describeUnsaved(unsaved) ?? '')] : [];
  return { state: 'ready', plan: await syncPlan(git, { environment, origin }, { title, head, own, theirs, stash }) };
}

/** How many commits each of two has that the other does not. */
async function apart(git: Git, one: string, other: string): Promise<[number, number]> {
  const counts = (await git.run(['rev-list', '--left-right', '--count', `${one}...${other}`])).trim().split(/\s+/);
  return [Number(counts[0]), Number(counts[1])];
}

async function refuseConflicts(git: Git, { id, worktree }: Environment, { commit, parent }: Origin): Promise<void> {
  const conflicts = await conflictsOf(git, commit);
  if (conflicts.length === 0) return;
  throw new UserError(
    `The code of ${parent} and of ${id} can't be merged by itself: ${conflicts.slice(0, 3).join(', ')} ${conflicts.length === 1 ? 'was' : 'were'} changed in both.`,
    `Merge ${shortCommit(commit)} by hand in ${worktree}, or reset ${id}.`,
  );
}

function stashStep({ id, worktree }: Environment, what: string): Step {
  const message = `Environment Parity: ${id}, ${new Date().toISOString()}`;
  return step('stashChanges', `Stash ${what}`, { worktree, message }, { touches: ['git stash'] });
}

async function syncPlan(
  git: Git,
  { environment, origin }: Ends,
  { title, head, own, theirs, stash }: { title: string; head: string; own: number; theirs: number; stash: Step[] },
): Promise<Plan> {
  const { id, worktree, branch } = environment;
  const touches = [worktree, ...(branch === undefined ? [] : [`branch ${branch}`])];
  const input = { worktree, from: head, to: origin.commit };
  const message = `Merge ${origin.parent} into ${branch ?? id}`;
  const files = await git.run(['diff', '--name-only', '--no-renames', '-z', `${head}...${origin.commit}`]);
  const changed = counted(files.split('\0').length - 1, 'file');
  return {
    title,
    steps: [
      ...stash,
      own === 0
        ? step('moveHead', `Move forward by ${counted(theirs, 'commit')}`, input, { touches })
        : step(
            'mergeCommit',
            `Merge ${counted(theirs, 'commit')} with ${own} of its own`,
            { ...input, message },
            { touches },
          ),
    ],
    notes: [
      `From ${origin.from} to ${id} at ${shortCommit(head)}, which changes ${changed}.`,
      ...(stash.length > 0
        ? [`Its uncommitted changes are in git's stash afterwards; "git stash pop" in ${worktree} brings them back.`]
        : []),
    ],
    asks: [
      own === 0
        ? `${id} goes from ${shortCommit(head)} to ${shortCommit(origin.commit)}.`
        : `A commit is made that merges ${shortCommit(origin.commit)} into ${id}.`,
    ],
  };
}
