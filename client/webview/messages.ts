import type { Topology } from '../../core/topology';

/** What the panel shows. The extension sends it whole whenever something changes; the page has no state of its own but its fields. */
export interface PanelState {
  readonly phase: 'edit' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly name: string;
  readonly sources: readonly { readonly id: string; readonly label: string }[];
  readonly source: string;
  /** What is declared, beside what is on this machine. */
  readonly topology: Topology;
  /** Why there is no plan: a name that can't be, a source that is not known. */
  readonly problem?: string;
  readonly steps: readonly PanelStep[];
  readonly notes: readonly string[];
  /** What became of it, in the end. */
  readonly outcome?: string;
}

export interface PanelStep {
  readonly title: string;
  readonly touches: readonly string[];
  readonly state: 'pending' | 'running' | 'done' | 'failed' | 'undoing' | 'undone';
  readonly detail?: string;
}

/** What the page tells the extension. */
export type PanelRequest =
  | { readonly type: 'ready' }
  | { readonly type: 'change'; readonly name: string; readonly source: string }
  | { readonly type: 'run'; readonly name: string; readonly source: string }
  | { readonly type: 'cancel' }
  | { readonly type: 'openWindow' }
  | { readonly type: 'copyConnections' };

/** A message of the page, or undefined for anything else: a page is never trusted. */
export function readRequest(value: unknown): PanelRequest | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const { type, name, source } = value as Record<string, unknown>;
  if (type === 'ready' || type === 'cancel' || type === 'openWindow' || type === 'copyConnections') return { type };
  if ((type === 'change' || type === 'run') && typeof name === 'string' && typeof source === 'string')
    return { type, name, source };
  return undefined;
}
