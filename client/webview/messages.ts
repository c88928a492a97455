import type { StepState } from '../../core/environments/plan';
import type { Topology } from '../../core/topology';

/** What the panel shows. The extension sends it whole whenever something changes; the page has no state of its own but its fields. */
export interface PanelState {
  /** Folder of the project, by which a panel finds it again. */
  readonly folder: string;
  readonly phase: Phase;
  readonly fields: Fields;
  readonly sources: readonly PanelSource[];
  /** What is declared, beside what is on this machine. */
  readonly topology: Topology;
  /** The plan for the fields is being made; what is shown of one is older. */
  readonly planning: boolean;
  /** Why there is no plan. */
  readonly problem?: Problem | undefined;
  readonly steps: readonly PanelStep[];
  readonly notes: readonly string[];
  /** How the data comes along. */
  readonly dataNotes: readonly string[];
  /** What has to be agreed to before it begins. */
  readonly asks: readonly string[];
  /** The extension's clock as this was sent, that the times of steps are by. */
  readonly now: number;
  /** What became of it, in the end, and what can be done next. */
  readonly outcome?: string | undefined;
  readonly next: readonly NextAction[];
}

export type Phase = 'edit' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';

/** What the user says. */
export interface Fields {
  readonly name: string;
  /** Id of a source. */
  readonly source: string;
  /** Wishes: they stay when a source can't fulfil them. */
  readonly data: boolean;
  readonly changes: boolean;
  /** The clone of the data is verified. */
  readonly verify: boolean;
}

export interface PanelSource {
  readonly id: string;
  readonly label: string;
  /** What comes from it, in a sentence. */
  readonly about: string;
  /** Why it can give no data, in a sentence; undefined where it can. */
  readonly noData?: string | undefined;
  /** The same of uncommitted changes. */
  readonly noChanges?: string | undefined;
}

export interface Problem {
  /** The field that mends it; a plan's problem is that of no single field. */
  readonly at: 'name' | 'plan';
  readonly text: string;
}

export interface PanelStep {
  readonly title: string;
  readonly touches: readonly string[];
  readonly state: StepState | 'pending';
  /** The last lines that it printed. */
  readonly log: readonly string[];
  /** Why it failed. */
  readonly reason?: string;
  /** Milliseconds of the extension's clock. */
  readonly began?: number;
  readonly ended?: number;
}

const nextActions = ['openWindow', 'copyConnections', 'openUrl', 'showInTree', 'branchAnother', 'showLog'] as const;

export type NextAction = (typeof nextActions)[number];

/** What the page tells the extension. */
export type PanelRequest =
  /** The page has been made, or made again: with the fields that it remembers. */
  | { readonly type: 'ready'; readonly fields?: Fields }
  | { readonly type: 'change'; readonly fields: Fields }
  | { readonly type: 'run'; readonly fields: Fields; readonly agreed: readonly string[] }
  | { readonly type: 'cancel' }
  | { readonly type: 'next'; readonly action: NextAction };

/** What a page remembers while it is hidden or the window is loaded again. */
export interface Remembered {
  readonly folder: string;
  readonly fields: Fields;
  readonly pictureIsOpen: boolean;
}

/** A message of the page, or undefined for anything else: a page is never trusted. */
export function readRequest(value: unknown): PanelRequest | undefined {
  const { type, fields: sent, agreed, action } = recordOf(value);
  const fields = readFields(sent);
  switch (type) {
    case 'ready':
      return fields ? { type, fields } : { type };
    case 'cancel':
      return { type };
    case 'change':
      return fields && { type, fields };
    case 'run':
      return fields && isTexts(agreed) ? { type, fields, agreed } : undefined;
    case 'next':
      return isNextAction(action) ? { type, action } : undefined;
    default:
      return undefined;
  }
}

/** What a page has remembered, or undefined for anything else. */
export function readRemembered(value: unknown): Remembered | undefined {
  const { folder, fields: kept, pictureIsOpen } = recordOf(value);
  const fields = readFields(kept);
  return typeof folder === 'string' && fields ? { folder, fields, pictureIsOpen: pictureIsOpen !== false } : undefined;
}

function readFields(value: unknown): Fields | undefined {
  const { name, source, data, changes, verify } = recordOf(value);
  return typeof name === 'string' &&
    typeof source === 'string' &&
    typeof data === 'boolean' &&
    typeof changes === 'boolean' &&
    typeof verify === 'boolean'
    ? { name, source, data, changes, verify }
    : undefined;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((it) => typeof it === 'string');
}

function isNextAction(value: unknown): value is NextAction {
  return (nextActions as readonly unknown[]).includes(value);
}
