import type { PanelState, PanelStep } from '../messages';
import { element } from './element';
import { make } from './make';

const list = element('steps', HTMLElement);

interface Row {
  readonly title: string;
  readonly update: (step: PanelStep, now: number) => void;
  readonly item: HTMLElement;
}

let rows: readonly Row[] = [];
let shown: { readonly steps: readonly PanelStep[]; readonly now: number; readonly at: number } | undefined;

/** Rows of the same plan are changed in their places, so that an open log stays open, and read where it was. */
export function showSteps({ steps, now }: PanelState): void {
  const isSame = steps.length === rows.length && steps.every(({ title }, index) => rows[index]?.title === title);
  if (!isSame) {
    rows = steps.map(makeRow);
    list.replaceChildren(...rows.map(({ item }) => item));
  }
  shown = { steps, now, at: performance.now() };
  update();
}

/** Times go on between two messages. */
setInterval(update, 1000);

function update(): void {
  if (!shown) return;
  const { steps, now, at } = shown;
  for (const [index, step] of steps.entries()) rows[index]?.update(step, now + performance.now() - at);
}

const words: Readonly<Record<PanelStep['state'], string>> = {
  pending: '',
  running: 'running',
  done: 'done',
  failed: 'failed',
  undoing: 'undoing',
  undone: 'undone',
};

/** Running and waiting are rings, drawn by the style. */
const icons: Readonly<Record<PanelStep['state'], string>> = {
  pending: '',
  running: '',
  done: '✓',
  failed: '✕',
  undoing: '',
  undone: '↩',
};

function makeRow({ title, touches }: PanelStep): Row {
  const item = make('li', 'pending');
  const icon = make('span', 'icon');
  icon.setAttribute('aria-hidden', 'true');
  const state = make('span', 'state');
  const time = make('span', 'time');
  const head = make('div', 'head');
  head.append(icon, make('span', 'title', title), state, time);
  const reason = make('div', 'reason');
  const log = makeLog(title);
  item.append(head, reason);
  if (touches.length > 0) item.append(makeTouches(touches));
  item.append(log.details);
  const change = (step: PanelStep, now: number): void => {
    item.className = step.state;
    setText(icon, icons[step.state]);
    setText(state, words[step.state]);
    setText(time, timeOf(step, now));
    setText(reason, step.reason ?? '');
    log.update(step.log);
  };
  return { title, item, update: change };
}

function makeTouches(touches: readonly string[]): HTMLElement {
  const made = make('ul', 'touches');
  made.append(...touches.map((it) => make('li', '', it)));
  return made;
}

/** The last line stands in the summary; the opened log follows what comes, unless somebody has scrolled up. */
function makeLog(title: string): { details: HTMLElement; update: (lines: readonly string[]) => void } {
  const details = make('details', 'log');
  const summary = make('summary', '');
  const text = make('pre', '');
  text.tabIndex = 0;
  text.setAttribute('aria-label', `Log of: ${title}`);
  details.append(summary, text);
  const update = (lines: readonly string[]): void => {
    details.hidden = lines.length === 0;
    setText(summary, lines.at(-1) ?? '');
    const isAtEnd = text.scrollTop + text.clientHeight >= text.scrollHeight - 4;
    setText(text, lines.join('\n'));
    if (isAtEnd) text.scrollTop = text.scrollHeight;
  };
  return { details, update };
}

function timeOf({ state, began, ended }: PanelStep, now: number): string {
  if (began === undefined || state === 'undoing' || state === 'undone') return '';
  const seconds = Math.max(0, (ended ?? now) - began) / 1000;
  if (seconds < 60) return `${ended === undefined ? Math.floor(seconds) : seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** A text that is the same is left alone: a screen reader would read it again, and a selection would be lost. */
function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
