import type { NextAction, PanelState, Phase } from '../messages';
import { element } from './element';
import { make } from './make';

const asks = element('asks', HTMLFieldSetElement);
const asked = element('asked', HTMLElement);
const agree = element('agree', HTMLInputElement);
const outcome = element('outcome', HTMLElement);
const run = element('run', HTMLButtonElement);
const cancel = element('cancel', HTMLButtonElement);
const next = element('next', HTMLElement);

/** What is asked for as it is shown. */
let questions: readonly string[] = [];
let canRun = false;

/** What was asked for and agreed to. */
export function agreed(): readonly string[] {
  return agree.checked ? questions : [];
}

/** Calls back when the user asks to cancel, or for what can be done next. */
export function onFootClick(tell: { readonly cancel: () => void; readonly next: (action: NextAction) => void }): void {
  cancel.addEventListener('click', tell.cancel);
  agree.addEventListener('change', allowRun);
  next.addEventListener('click', ({ target }) => {
    const action = target instanceof HTMLElement ? target.dataset['action'] : undefined;
    if (action !== undefined) tell.next(action as NextAction);
  });
}

/** Nothing is run for fields that have no plan yet. */
export function waitForPlan(): void {
  canRun = false;
  allowRun();
}

/** Shows what has to be agreed to, what became of it, and the buttons. */
export function showFoot(state: PanelState): void {
  const { phase } = state;
  const isEditable = phase === 'edit' || phase === 'failed' || phase === 'cancelled';
  showAsks(state.asks);
  asks.hidden = !isEditable || questions.length === 0;
  showOutcome(state);
  canRun = isEditable && !state.planning && !state.problem && state.steps.length > 0;
  allowRun();
  run.hidden = !isEditable;
  run.textContent = phase === 'edit' ? 'Branch' : 'Try Again';
  cancel.hidden = phase !== 'running' && phase !== 'cancelling';
  cancel.disabled = phase === 'cancelling';
  showNext(state.next);
}

/** An agreement is to what was shown: other questions are asked anew. */
function showAsks(asksNow: readonly string[]): void {
  if (JSON.stringify(asksNow) === JSON.stringify(questions)) return;
  questions = asksNow;
  agree.checked = false;
  asked.replaceChildren(...asksNow.map((ask) => make('li', '', ask)));
}

function allowRun(): void {
  run.disabled = !canRun || (questions.length > 0 && !agree.checked);
}

const icons: Readonly<Partial<Record<Phase, string>>> = { done: '✓ ', failed: '✕ ', cancelled: '↩ ' };

function showOutcome({ phase, steps, outcome: text }: PanelState): void {
  const words = text === undefined ? runningText(phase, steps) : `${icons[phase] ?? ''}${text}`;
  if (outcome.textContent !== words) outcome.textContent = words;
  outcome.className = phase;
}

function runningText(phase: Phase, steps: PanelState['steps']): string {
  if (phase === 'cancelling') return 'Cancelling: what was begun is undone.';
  if (phase !== 'running') return '';
  const index = steps.findIndex(({ state }) => state !== 'done');
  return index < 0 ? '' : `Step ${index + 1} of ${steps.length}: ${steps[index]?.title ?? ''}`;
}

const titles: Readonly<Record<NextAction, string>> = {
  openWindow: 'Open in New Window',
  copyConnections: 'Copy Connection Strings',
  openUrl: 'Open URL',
  showInTree: 'Show in Tree',
  branchAnother: 'Branch Another',
  showLog: 'Show Log',
};

/** What was waited for is offered to the keyboard at once. */
function showNext(actions: readonly NextAction[]): void {
  const present = [...next.children].map((it) => (it instanceof HTMLElement ? it.dataset['action'] : ''));
  if (JSON.stringify(present) === JSON.stringify(actions)) return;
  const buttons = actions.map((action) => {
    const button = make('button', action === 'openWindow' ? '' : 'secondary', titles[action]);
    button.setAttribute('type', 'button');
    button.dataset['action'] = action;
    return button;
  });
  next.replaceChildren(...buttons);
  if (actions.includes('openWindow')) buttons[0]?.focus();
}
