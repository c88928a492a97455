import type { StepInput } from './plan';

/** What an action may use. Settings, signals and the way to run programs are parameters, never globals. */
export interface ActionContext {
  readonly signal: AbortSignal;
  /** A line of what is going on, for the panel. */
  readonly detail: (line: string) => void;
}

/**
 * One kind of step. Both directions may be called again after a crash, so both must be right when all, some or none of the work is done.
 * `undo` gets the input of the step, and works without its `run` having ended.
 */
export interface Action {
  /**
   * Whether the step can be run, as far as that can be seen before anything is done: it looks, and throws a `UserError`. All steps are
   * checked before the first is begun, so that `undo` never meets what somebody else has made.
   */
  check?(input: StepInput): Promise<void>;
  run(input: StepInput, context: ActionContext): Promise<void>;
  undo(input: StepInput, context: ActionContext): Promise<void>;
}

export type Actions = Readonly<Record<string, Action>>;

/** The text of an input's field. A plan without it is a mistake of ours. */
export function textOf(input: StepInput, field: string): string {
  const value = input[field];
  if (typeof value !== 'string') throw new TypeError(`The step's input has no text "${field}"`);
  return value;
}

/** Texts of an input's list; empty where there is none. */
export function textsOf(input: StepInput, field: string): string[] {
  const value = input[field];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
