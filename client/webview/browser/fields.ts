import type { Fields, PanelSource, PanelState } from '../messages';
import { element } from './element';

const name = element('name', HTMLInputElement);
const nameProblem = element('name-problem', HTMLElement);
const source = element('source', HTMLSelectElement);
const sourceHelp = element('source-help', HTMLElement);
const data = element('data', HTMLInputElement);
const dataHelp = element('data-help', HTMLElement);
const changes = element('changes', HTMLInputElement);
const changesHelp = element('changes-help', HTMLElement);
const verify = element('verify', HTMLInputElement);
const verifyHelp = element('verify-help', HTMLElement);

/** What the user wishes, also while a source can't fulfil it. */
const wishes = { data: true, changes: false, verify: false };
let isFilled = false;
let isDone = false;

/** What the fields say now. */
export function fields(): Fields {
  return { name: name.value.trim(), source: source.value, ...wishes };
}

/** Calls back with every change by the user. */
export function onFieldsChange(tell: () => void): void {
  name.addEventListener('input', tell);
  source.addEventListener('change', tell);
  for (const [wish, box] of [
    ['data', data],
    ['changes', changes],
    ['verify', verify],
  ] as const)
    box.addEventListener('change', () => {
      wishes[wish] = box.checked;
      tell();
    });
}

/**
 * The fields open with the first state, and again for another environment after one was made; what the user types from then on is never
 * replaced. True where they were filled.
 */
export function showFields(state: PanelState): boolean {
  const isNew = !isFilled || (isDone && state.phase === 'edit');
  isDone = state.phase === 'done';
  renewSources(state.sources, isNew ? state.fields.source : source.value);
  if (isNew) fill(state.fields);
  const isFixed = state.phase === 'running' || state.phase === 'cancelling' || state.phase === 'done';
  name.disabled = isFixed;
  source.disabled = isFixed;
  const chosen = state.sources.find(({ id }) => id === source.value);
  sourceHelp.textContent = chosen?.about ?? '';
  showChoice(data, dataHelp, { wish: wishes.data, isFixed, why: chosen?.noData, help: dataText(state) });
  showChoice(changes, changesHelp, { wish: wishes.changes, isFixed, why: chosen?.noChanges, help: changesText });
  showChoice(verify, verifyHelp, { wish: wishes.verify, isFixed, why: noClone(chosen), help: verifyText });
  showNameProblem(state);
  isFilled = true;
  return isNew;
}

function fill(first: Fields): void {
  name.value = first.name;
  wishes.data = first.data;
  wishes.changes = first.changes;
  wishes.verify = first.verify;
}

/** For a name that was only suggested, to be typed over. */
export function focusName(): void {
  name.focus();
  name.select();
}

function renewSources(sources: readonly PanelSource[], chosen: string): void {
  const shown = [...source.options].map(({ value, textContent }) => [value, textContent]);
  if (JSON.stringify(shown) !== JSON.stringify(sources.map(({ id, label }) => [id, label])))
    source.replaceChildren(...sources.map(({ id, label }) => new Option(label, id)));
  source.value = sources.some(({ id }) => id === chosen) ? chosen : (sources[0]?.id ?? '');
}

interface Choice {
  readonly wish: boolean;
  readonly isFixed: boolean;
  /** Why it can't be chosen. */
  readonly why: string | undefined;
  readonly help: string;
}

function showChoice(box: HTMLInputElement, help: HTMLElement, { wish, isFixed, why, help: text }: Choice): void {
  box.checked = wish && why === undefined;
  box.disabled = isFixed || why !== undefined;
  help.textContent = why ?? text;
}

function dataText({ dataNotes }: PanelState): string {
  if (!wishes.data) return 'Left out: databases, queues and uploads start empty.';
  return dataNotes.length > 0
    ? dataNotes.join(' ')
    : 'Databases, queues and uploads, as they are at the moment of branching.';
}

function noClone(source: PanelSource | undefined): string | undefined {
  return source?.noData !== undefined || !wishes.data ? 'There is no clone to verify.' : undefined;
}

const verifyText = 'Files are compared with the source’s, and every service is asked whether it works on its data.';

const changesText = 'Changed, staged and new files are copied. They stay in the source, too.';

function showNameProblem({ problem }: PanelState): void {
  const text = problem?.at === 'name' ? problem.text : '';
  nameProblem.hidden = text === '';
  if (nameProblem.textContent !== text) nameProblem.textContent = text;
  name.setAttribute('aria-invalid', String(text !== ''));
}
