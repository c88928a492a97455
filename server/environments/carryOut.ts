import { needsAgreement, type Plan } from '../../core/environments/plan';
import type { EnvironmentProvider } from '../../core/environments/provider';
import { UserError } from '../../core/errors';
import { printable, type Terminal } from '../terminal';
import type { Acting } from './commandShapes';

export interface Outcome {
  readonly outcome: 'done' | 'planned' | 'declined';
  /** What its steps had to tell, a line each. */
  readonly told: readonly string[];
}

/** What is told while a plan is carried out beside its steps. */
export interface CarryOutOptions {
  /** What the steps print. */
  readonly onDetail?: (line: string) => void;
}

/**
 * Shows a plan, or asks and carries it out. What destroys something, and what a plan itself asks for, needs agreement: `--yes`, or an
 * answer of somebody at a terminal.
 * @param question how to ask; undefined: with the plan's title
 */
export async function carryOut(
  plan: Plan,
  { dryRun, yes }: Pick<Acting, 'dryRun' | 'yes'>,
  question: string | undefined,
  provider: EnvironmentProvider,
  terminal: Terminal,
  options: CarryOutOptions = {},
): Promise<Outcome> {
  if (dryRun) return { outcome: 'planned', told: [] };
  if (needsAgreement(plan) && !yes && !(await agreed(plan, question ?? `${plan.title}?`, terminal)))
    return { outcome: 'declined', told: [] };
  return { outcome: 'done', told: await apply(plan, provider, terminal, options) };
}

async function agreed(plan: Plan, question: string, { agrees, tell }: Terminal): Promise<boolean> {
  if (!agrees)
    throw new UserError(
      `Nobody is here to ask: ${[question, ...(plan.asks ?? [])].join(' ')}`,
      'See the plan with --dry-run; agree with --yes.',
    );
  planLines(plan).forEach((line) => tell(line));
  return agrees(question);
}

async function apply(
  plan: Plan,
  provider: EnvironmentProvider,
  { tell, signal }: Terminal,
  { onDetail }: CarryOutOptions,
): Promise<string[]> {
  let isSettled = false;
  const told: string[] = [];
  const cancelling = () =>
    tell(
      `Cancelling: ${isSettled ? 'what runs is ended' : 'what was done is undone'} first. Ctrl+C again leaves that to the next start.`,
    );
  signal.addEventListener('abort', cancelling, { once: true });
  try {
    await provider.apply(
      plan,
      ({ step, state, detail }) => {
        const { title = '', settles = false, tells = false } = plan.steps[step] ?? {};
        isSettled ||= settles;
        if (state === 'running' && detail !== undefined) onDetail?.(detail);
        if (state === 'running' && detail !== undefined && tells) {
          told.push(detail);
          tell(`    ${detail}`);
        }
        if (state === 'running' && detail === undefined) tell(`${step + 1}/${plan.steps.length} ${title}`);
        if (state === 'undoing' && detail === undefined) tell(`Undoing: ${title}`);
        if (state === 'failed') tell(`Failed: ${title}`);
      },
      signal,
    );
    return told;
  } finally {
    signal.removeEventListener('abort', cancelling);
  }
}

/** What is going to happen, a line each. */
export function planLines({ title, steps, notes, asks = [] }: Plan): string[] {
  return [
    `${title}:`,
    ...steps.flatMap(({ title: step, touches, destroys }, index) => [
      `  ${index + 1}. ${step}`,
      ...touches.map((it) => `       ${it}`),
      ...(destroys === undefined ? [] : [`     destroys ${destroys}`]),
    ]),
    ...notes,
    ...asks.map((it) => `To agree to: ${it}`),
  ].map(printable);
}

/** The plan as data, without what its steps are told: that is between them and their actions. */
export function planAsData({ title, steps, notes, asks = [] }: Plan): object {
  return {
    title,
    steps: steps.map(({ title: step, touches, destroys }) => ({ title: step, touches, destroys })),
    notes,
    asks,
  };
}
