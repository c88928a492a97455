import { NameError, whyNotABranch } from '../../core/environments/name';
import type { Plan } from '../../core/environments/plan';
import { describeError, UserError } from '../../core/errors';
import { tilde } from '../tilde';
import type { PanelState, Problem } from '../webview/messages';
import { stepsOf } from './steps';

/** A plan, or what keeps it from being made: told beside the fields. */
export type Planned =
  | { readonly plan: Plan; readonly problem?: never; readonly bug?: never }
  | {
      readonly plan?: never;
      readonly problem: Problem;
      /** What nobody foresaw, for the log. */ readonly bug?: unknown;
    };

/** What can be said of a name without asking anything; undefined where nothing is wrong with it. */
export function nameProblem(name: string): Problem | undefined {
  const text = whyNotABranch(name);
  return text === undefined ? undefined : { at: 'name', text };
}

/** Makes a plan, or says why there is none. */
export async function planned(make: () => Promise<Plan>): Promise<Planned> {
  try {
    return { plan: await make() };
  } catch (error) {
    // The page is told, since fields can mend it.
    const problem: Problem = { at: error instanceof NameError ? 'name' : 'plan', text: describeError(error) };
    return error instanceof UserError ? { problem } : { problem, bug: error };
  }
}

/** What the page shows of a plan, or of none. */
export function viewOf({
  plan,
  problem,
}: Planned): Pick<PanelState, 'steps' | 'notes' | 'dataNotes' | 'asks' | 'problem'> {
  const dataNotes = plan?.dataNotes ?? [];
  return {
    steps: plan ? stepsOf(plan) : [],
    notes: (plan?.notes ?? []).filter((note) => !dataNotes.includes(note)).map((it) => tilde(it)),
    dataNotes,
    asks: plan?.asks ?? [],
    problem,
  };
}
