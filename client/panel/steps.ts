import { stripVTControlCharacters } from 'node:util';
import type { Plan, Progress } from '../../core/environments/plan';
import { tilde } from '../tilde';
import type { PanelStep } from '../webview/messages';

/** Lines that are kept of each step: the log channel has all. */
const longestLog = 100;

/** The steps of a plan before it begins. */
export function stepsOf({ steps }: Plan): PanelStep[] {
  return steps.map(({ title, touches }) => ({
    title: tilde(title),
    touches: touches.map((it) => tilde(it)),
    state: 'pending',
    log: [],
  }));
}

/**
 * A step after a report of it.
 * @param now milliseconds
 */
export function progressed(step: PanelStep, { state, detail = '' }: Omit<Progress, 'step'>, now: number): PanelStep {
  const lines = linesOf(detail);
  switch (state) {
    case 'running':
      return { ...step, state, began: step.began ?? now, log: [...step.log, ...lines].slice(-longestLog) };
    case 'failed':
      return { ...step, state, ended: step.ended ?? now, reason: lines.join(' ') };
    case 'done':
      return { ...step, state, ended: now };
    case 'undoing':
    case 'undone':
      return { ...step, state, ended: step.ended ?? now, log: [...step.log, ...lines].slice(-longestLog) };
  }
}

function linesOf(detail: string): string[] {
  return stripVTControlCharacters(detail)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
