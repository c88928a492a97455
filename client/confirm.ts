import { window } from 'vscode';
import type { Plan } from '../core/environments/plan';
import { CancelledError } from '../core/errors';

export interface Question {
  readonly question: string;
  /** What the button says. */
  readonly action: string;
}

/**
 * Shows what a plan overwrites, destroys and asks for, and waits for an answer; throws a `CancelledError` where it is no.
 * @returns the plan with nothing left to ask for
 */
export async function confirmPlan(plan: Plan, { question, action }: Question): Promise<Plan> {
  const detail = describeAgreement(plan);
  if ((await window.showWarningMessage(question, { modal: true, detail }, action)) !== action)
    throw new CancelledError();
  return { ...plan, asks: [] };
}

/** What somebody agrees to with a plan: what it asks for and destroys first. */
function describeAgreement({ steps, notes, asks = [] }: Plan): string {
  const destroyed = steps.flatMap(({ destroys }) => destroys ?? []);
  const lost = destroyed.length > 0 ? [`This destroys ${destroyed.join(' and ')}.`] : [];
  return [...asks, ...lost, ...notes].join('\n\n');
}
