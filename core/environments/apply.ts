import { join } from 'node:path';
import { CancelledError, describeError } from '../errors';
import type { Action, Actions } from './action';
import { forget, Journal, unfinished, type JournalEntry } from './journal';
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
 * Carries out a plan: the only place that acts. On an error or a cancel the steps that were begun are undone, the last one first, and
 * the error is thrown on; what could not be undone is added to its message, and stays in the journal for the next start.
 */
export async function apply(plan: Plan, options: ApplyOptions): Promise<void> {
  await withLock(lockFile(options.stateFolder), plan.title, async () => {
    const journal = await Journal.begin(journalFolder(options.stateFolder), plan);
    const begun: number[] = [];
    try {
      for (const [index, step] of plan.steps.entries()) {
        if (options.signal.aborted) throw new CancelledError();
        await journal.begun(index);
        begun.push(index);
        await runStep(index, step, options);
      }
    } catch (error) {
      const left = await undo(plan, begun, options);
      if (left.length === 0) await journal.close();
      throw left.length === 0
        ? error
        : new Error(`${describeError(error)} Not everything could be undone: ${left.join('; ')}`);
    }
    await journal.close();
  });
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
        signal: new AbortController().signal,
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
  /** What could not be undone; the journal keeps it for the next start. */
  readonly left: readonly string[];
}

/**
 * Undoes what a crash left in the middle. Plans that another living process is applying are not touched: it holds the lock.
 * @returns one entry for each plan that was found
 */
export async function recover(options: Omit<ApplyOptions, 'signal'>): Promise<Recovered[]> {
  const folder = journalFolder(options.stateFolder);
  if ((await unfinished(folder)).length === 0) return [];
  return withLock(lockFile(options.stateFolder), 'undoing what was left unfinished', async () => {
    const recovered: Recovered[] = [];
    for (const entry of (await unfinished(folder)).toReversed()) recovered.push(await recoverEntry(entry, options));
    return recovered;
  });
}

async function recoverEntry(entry: JournalEntry, options: Omit<ApplyOptions, 'signal'>): Promise<Recovered> {
  const left = await undo(entry.plan, entry.begun, options);
  if (left.length === 0) await forget(entry);
  return { title: entry.plan.title, left };
}

function journalFolder(stateFolder: string): string {
  return join(stateFolder, 'journal');
}

function lockFile(stateFolder: string): string {
  return join(stateFolder, 'lock');
}
