/**
 * What is going to happen, as data: it can be shown, written to a journal, and finished or undone by another process.
 * Only `apply` acts.
 */
export interface Plan {
  readonly title: string;
  readonly steps: readonly Step[];
  /** What the user should know before agreeing: what is not contained, what was chosen and why. */
  readonly notes: readonly string[];
  /** Those of the notes that tell how the data comes along. */
  readonly dataNotes?: readonly string[];
  /** What has to be agreed to before it is applied, each with its reason; doors ask. */
  readonly asks?: readonly string[];
}

/** Whether somebody has to agree to a plan first: it destroys something, or says itself that it has to be asked for. */
export function needsAgreement({ steps, asks = [] }: Plan): boolean {
  return asks.length > 0 || steps.some(({ destroys }) => destroys !== undefined);
}

export interface Step {
  /** Name of an action in the table that runs it. */
  readonly action: string;
  readonly title: string;
  /** What the action needs, as plain data. Never secrets: the journal is a file. */
  readonly input: StepInput;
  /** Files, containers, volumes and branches that the step makes or changes, in words. */
  readonly touches: readonly string[];
  /** What is gone afterwards and can't be brought back. */
  readonly destroys?: string;
  /** What it prints is an answer to somebody: doors show it when it is done. */
  readonly tells?: true;
  /** Once it is begun, what was done before it stays: a failure or a cancel undoes it and what follows, and nothing else. */
  readonly settles?: true;
}

export type StepInput = Readonly<Record<string, Json>>;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** How far a plan has come: for the panel, the notification and the log. */
export interface Progress {
  /** Index of the step. */
  readonly step: number;
  readonly state: StepState;
  /** The last line of what the step prints, or why it failed. */
  readonly detail?: string;
}

export type StepState = 'running' | 'done' | 'failed' | 'undoing' | 'undone';

export type Report = (progress: Progress) => void;
