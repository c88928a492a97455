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

/**
 * The same for data that is put in the place of other data: a second button has it verified, too.
 * @param make plans it, verified or not
 * @returns the plan with nothing left to ask for but what was not shown
 */
export async function confirmVerifiable(
  make: (verify: boolean) => Promise<Plan>,
  { question, action }: Question,
): Promise<Plan> {
  const plan = await make(false);
  const verified = `${action} and Verify`;
  const options = { modal: true, detail: describeAgreement(plan) };
  const answer = await window.showWarningMessage(question, options, action, verified);
  if (answer === undefined) throw new CancelledError();
  const chosen = answer === verified ? await make(true) : plan;
  return { ...chosen, asks: (chosen.asks ?? []).filter((ask) => !plan.asks?.includes(ask)) };
}

/** The same for what makes something new: it shows the steps. */
export async function confirmSteps(plan: Plan, { question, action }: Question): Promise<Plan> {
  const detail = describeSteps(plan);
  if ((await window.showInformationMessage(question, { modal: true, detail }, action)) !== action)
    throw new CancelledError();
  return { ...plan, asks: [] };
}

/** What somebody agrees to with a plan: what it asks for and destroys first. */
function describeAgreement({ steps, notes, asks = [] }: Plan): string {
  const destroyed = steps.flatMap(({ destroys }) => destroys ?? []);
  const lost = destroyed.length > 0 ? [`This destroys ${destroyed.join(' and ')}.`] : [];
  return [...asks, ...lost, ...notes].join('\n\n');
}

/** What happens, what it destroys, and what the plan asks for. */
function describeSteps({ steps, notes, asks = [] }: Plan): string {
  const lines = steps.map(
    ({ title, destroys }, index) => `${index + 1}. ${title}${destroys === undefined ? '' : ` (destroys ${destroys})`}`,
  );
  return [lines.join('\n'), ...asks, ...notes].join('\n\n');
}
