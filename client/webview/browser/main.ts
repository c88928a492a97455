import type { PanelRequest, PanelState, PanelStep } from '../messages';
import { make } from './make';
import { drawTopology } from './topology';

declare function acquireVsCodeApi(): { postMessage(message: PanelRequest): void };

const api = acquireVsCodeApi();
const name = element('name', HTMLInputElement);
const source = element('source', HTMLSelectElement);
const problem = element('problem', HTMLElement);
const topology = element('topology', HTMLDetailsElement);
const picture = element('picture', HTMLElement);
const steps = element('steps', HTMLElement);
const notes = element('notes', HTMLElement);
const outcome = element('outcome', HTMLElement);
const run = element('run', HTMLButtonElement);
const cancel = element('cancel', HTMLButtonElement);
const open = element('open', HTMLButtonElement);
const copy = element('copy', HTMLButtonElement);

/** Milliseconds after the last key before a plan is asked for. */
const patience = 200;
let waiting: ReturnType<typeof setTimeout> | undefined;
let shown = false;

name.addEventListener('input', () => {
  clearTimeout(waiting);
  run.disabled = true;
  waiting = setTimeout(change, patience);
});
source.addEventListener('change', change);
element('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  if (name.value.trim() !== '') api.postMessage({ type: 'run', name: name.value.trim(), source: source.value });
});
cancel.addEventListener('click', () => api.postMessage({ type: 'cancel' }));
open.addEventListener('click', () => api.postMessage({ type: 'openWindow' }));
copy.addEventListener('click', () => api.postMessage({ type: 'copyConnections' }));
window.addEventListener('message', (event: MessageEvent<PanelState>) => render(event.data));
api.postMessage({ type: 'ready' });

function change(): void {
  api.postMessage({ type: 'change', name: name.value.trim(), source: source.value });
}

function render(state: PanelState): void {
  const editing = state.phase === 'edit';
  renderFields(state, editing);
  problem.hidden = state.problem === undefined;
  problem.textContent = state.problem ?? '';
  steps.replaceChildren(...state.steps.map(stepElement));
  notes.replaceChildren(...state.notes.map((note) => make('li', '', note)));
  outcome.textContent = state.outcome ?? '';
  outcome.className = state.phase;
  run.hidden = !(editing || state.phase === 'failed' || state.phase === 'cancelled');
  run.textContent = editing ? 'Branch' : 'Try Again';
  run.disabled = state.problem !== undefined || state.steps.length === 0;
  cancel.hidden = state.phase !== 'running';
  const wasHidden = open.hidden;
  open.hidden = state.phase !== 'done';
  copy.hidden = state.phase !== 'done';
  if (wasHidden && !open.hidden) open.focus();
}

/** The fields open with the first state; what the user types from then on is never replaced. */
function renderFields(state: PanelState, editing: boolean): void {
  name.disabled = state.phase === 'running' || state.phase === 'done';
  source.disabled = name.disabled;
  if (!shown) {
    source.replaceChildren(...state.sources.map(({ id, label }) => new Option(label, id, false, id === state.source)));
    name.value = state.name;
    name.focus();
    name.select();
    topology.hidden = state.topology.parts.length === 0;
    drawTopology(picture, state.topology);
    shown = true;
  }
  name.setAttribute('aria-invalid', String(editing && state.problem !== undefined));
}

const words: Readonly<Record<PanelStep['state'], string>> = {
  pending: '',
  running: 'running',
  done: 'done',
  failed: 'failed',
  undoing: 'undoing',
  undone: 'undone',
};

function stepElement(step: PanelStep): HTMLElement {
  const item = make('li', step.state);
  const title = make('span', 'title', step.title);
  const state = make('span', 'state', words[step.state]);
  item.append(title, state);
  if (step.detail !== undefined && step.state !== 'done') item.append(make('div', 'detail', step.detail));
  if (step.touches.length > 0) item.append(make('div', 'touches', step.touches.join(' · ')));
  return item;
}

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no #${id}`);
  return found;
}
