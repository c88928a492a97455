import { join } from 'node:path';
import { CancelledError, describeError, UserError } from '../errors';
import type { Action, Actions } from './action';
import { forget, hasUnfinished, Journal, journalFolder, unfinished, type JournalEntry } from './journal';
import { withLock } from './lock';
import type { Plan, Report, Step } from './plan';

export interface ApplyOptions {
  readonly actions: Actions;
  /** Folder of the journal and the lock. */
  readonly stateFolder: string;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/**
 * Carries out a plan: the only place that acts. What an earlier plan left is mended first, and what can't be done is refused before
 * anything is. On an error or a cancel the steps that were begun are undone, the last one first, and
 * the error is thrown on; what could not be undone is added to its message, and stays in the journal for the next start.
 *
 * A step that settles is a savepoint: what was done before it stays. A step that destroys something is the point of no return: from there
 * on a cancel is not heard, and what fails is not undone but finished by the next start, since undoing half of it would claim what is not so.
 */
export async function apply(plan: Plan, options: ApplyOptions): Promise<void> {
  await withLock(lockFile(options.stateFolder), plan.title, async () => {
    await mendFirst(options);
    for (const step of plan.steps) await actionOf(options.actions, step).check?.(step.input);
    const journal = await Journal.begin(journalFolder(options.stateFolder), plan);
    const begun: number[] = [];
    try {
      for (const [index, step] of plan.steps.entries()) {
        if (options.signal.aborted && !isPastReturn(plan, begun)) throw new CancelledError();
        await journal.begun(index);
        begun.push(index);
        await runStep(index, step, isPastReturn(plan, begun) ? { ...options, signal: neverAborted() } : options);
      }
    } catch (error) {
      if (isPastReturn(plan, begun)) throw unfinishedError(plan, error);
      const left = await undo(plan, unsettled(plan, begun), options);
      if (left.length === 0) await journal.close();
      throw left.length === 0
        ? error
        : new Error(`${describeError(error)} Not everything could be undone: ${left.join('; ')}`);
    }
    await journal.close();
  });
}

function isPastReturn(plan: Plan, begun: readonly number[]): boolean {
  return begun.some((index) => plan.steps[index]?.destroys !== undefined);
}

/** What a failure undoes: the last step that settles what was before it, and what was begun after it. */
function unsettled(plan: Plan, begun: readonly number[]): readonly number[] {
  const settling = begun.findLastIndex((index) => plan.steps[index]?.settles);
  return begun.slice(Math.max(settling, 0));
}

function unfinishedError(plan: Plan, error: unknown): UserError {
  return new UserError(
    `${plan.title} could not be finished: ${describeError(error)}`,
    'Try again; the next start of the editor finishes it, too.',
  );
}

function neverAborted(): AbortSignal {
  return new AbortController().signal;
}

async function runStep(index: number, step: Step, { actions, report, signal }: ApplyOptions): Promise<void> {
  report({ step: index, state: 'running' });
  try {
    await actionOf(actions, step).run(step.input, {
      signal,
      detail: (detail) => report({ step: index, state: 'running', detail }),
    });
  } catch (error) {
    report({ step: index, state: 'failed', detail: describeError(error) });
    throw error;
  }
  report({ step: index, state: 'done' });
}

/** Undoes steps, the last one first; answers what could not be undone. A cancel does not stop it. */
async function undo(
  plan: Plan,
  begun: readonly number[],
  { actions, report }: Omit<ApplyOptions, 'signal'>,
): Promise<string[]> {
  const left: string[] = [];
  for (const index of begun.toReversed()) {
    const step = plan.steps[index];
    if (!step) continue;
    report({ step: index, state: 'undoing' });
    try {
      await actionOf(actions, step).undo(step.input, {
        signal: neverAborted(),
        detail: (detail) => report({ step: index, state: 'undoing', detail }),
      });
      report({ step: index, state: 'undone' });
    } catch (error) {
      left.push(`${step.title}: ${describeError(error)}`);
      report({ step: index, state: 'failed', detail: describeError(error) });
    }
  }
  return left;
}

function actionOf(actions: Actions, step: Step): Action {
  const action = Object.hasOwn(actions, step.action) ? actions[step.action] : undefined;
  if (!action) throw new Error(`There is no action "${step.action}"`);
  return action;
}

export interface Recovered {
  readonly title: string;
  /** Ended: what it had settled stays, the rest is undone. */
  readonly outcome: 'undone' | 'ended' | 'finished';
  /** What could not be undone or finished; the journal keeps it for the next start. */
  readonly left: readonly string[];
}

/**
 * Finishes or undoes what a crash left in the middle: what was past the point of no return is finished, the rest is undone.
 * A plan that another living process is applying is not touched: it holds the lock.
 * @returns one entry for each plan that was found
 */
export async function recover(options: Omit<ApplyOptions, 'signal'>): Promise<Recovered[]> {
  const folder = journalFolder(options.stateFolder);
  if (!(await hasUnfinished(folder))) return [];
  return withLock(lockFile(options.stateFolder), 'mending what was left unfinished', async () => {
    return recoverAll(options);
  });
}

/** To be called while holding the lock. */
async function recoverAll(options: Omit<ApplyOptions, 'signal'>): Promise<Recovered[]> {
  const recovered: Recovered[] = [];
  const entries = await unfinished(journalFolder(options.stateFolder));
  for (const entry of entries.toReversed()) recovered.push(await recoverEntry(entry, options));
  return recovered;
}

/** What an earlier plan left comes before a new one: mended later, it would take away what was made in between. */
async function mendFirst(options: ApplyOptions): Promise<void> {
  const recovered = await recoverAll({ ...options, report: () => undefined });
  const stuck = recovered.find(({ left }) => left.length > 0);
  if (stuck) throw new UserError(`"${stuck.title}" was interrupted and can't be mended yet: ${stuck.left.join('; ')}`);
}

async function recoverEntry(entry: JournalEntry, options: Omit<ApplyOptions, 'signal'>): Promise<Recovered> {
  const { plan, begun } = entry;
  const finish = isPastReturn(plan, begun);
  const undone = unsettled(plan, begun);
  const left = finish ? await goOn(plan, Math.max(...begun), options) : await undo(plan, undone, options);
  if (left.length === 0) await forget(entry);
  const ended = undone.length < begun.length ? 'ended' : 'undone';
  return { title: plan.title, outcome: finish ? 'finished' : ended, left };
}

/** Runs the steps from the one that was cut off; answers what could not be done. */
async function goOn(plan: Plan, from: number, options: Omit<ApplyOptions, 'signal'>): Promise<string[]> {
  for (const [index, step] of plan.steps.entries()) {
    if (index < from) continue;
    try {
      await runStep(index, step, { ...options, signal: neverAborted() });
    } catch (error) {
      // Told to the user by the caller; the journal keeps the plan for the next start.
      return [`${step.title}: ${describeError(error)}`];
    }
  }
  return [];
}

function lockFile(stateFolder: string): string {
  return join(stateFolder, 'lock');
}
