import { readRemembered, type PanelRequest, type PanelState, type Remembered } from '../messages';
import { element } from './element';
import { fields, focusName, onFieldsChange, showFields } from './fields';
import { agreed, onFootClick, showFoot, waitForPlan } from './foot';
import { make } from './make';
import { showSteps } from './steps';
import { drawTopology } from './topology';

declare function acquireVsCodeApi(): {
  postMessage(message: PanelRequest): void;
  getState(): unknown;
  setState(state: Remembered): void;
};

const api = acquireVsCodeApi();
const remembered = readRemembered(api.getState());
const plan = element('plan', HTMLElement);
const planProblem = element('plan-problem', HTMLElement);
const notes = element('notes', HTMLElement);
const topology = element('topology', HTMLDetailsElement);
const picture = element('picture', HTMLElement);

let folder = '';
let drawn = '';

topology.open = remembered?.pictureIsOpen ?? true;
topology.addEventListener('toggle', remember);
onFieldsChange(() => {
  remember();
  waitForPlan();
  api.postMessage({ type: 'change', fields: fields() });
});
onFootClick({
  cancel: () => api.postMessage({ type: 'cancel' }),
  next: (action) => api.postMessage({ type: 'next', action }),
});
element('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  api.postMessage({ type: 'run', fields: fields(), agreed: agreed() });
});
window.addEventListener('message', (event: MessageEvent<PanelState>) => show(event.data));
api.postMessage(remembered ? { type: 'ready', fields: remembered.fields } : { type: 'ready' });

/** A page is thrown away while it is hidden: what only it knows is kept by the editor. */
function remember(): void {
  if (folder !== '') api.setState({ folder, fields: fields(), pictureIsOpen: topology.open });
}

function show(state: PanelState): void {
  const isFilled = showFields(state);
  showSteps(state);
  showFoot(state);
  showPlan(state);
  showTopology(state);
  if (isFilled && (folder !== '' || !remembered)) focusName();
  folder = state.folder;
  remember();
}

function showPlan({ planning, problem, notes: texts }: PanelState): void {
  plan.setAttribute('aria-busy', String(planning));
  const text = problem?.at === 'plan' ? problem.text : '';
  planProblem.hidden = text === '';
  if (planProblem.textContent !== text) planProblem.textContent = text;
  notes.replaceChildren(...texts.map((note) => make('li', '', note)));
}

function showTopology({ topology: parts }: PanelState): void {
  const text = JSON.stringify(parts);
  if (text === drawn) return;
  drawn = text;
  topology.hidden = parts.parts.length === 0;
  if (!topology.hidden) drawTopology(picture, parts);
}
