import type { ProjectPath } from '../../core/workspace';
import type { Client } from '../capabilities';
import { locationOf } from '../diagnostics';
import type { OpenDocuments } from '../documents';
import type { Location, LocationLink, WorkspaceEdit } from '../lspTypes';
import type { ProjectView } from '../projectView';
import { confirmedEdit, workspaceEdit } from '../workspaceEdit';
import { definitionAt } from './definition';
import { linkedSpansAt } from './linkedEditing';
import { highlightsAt, referencesAt } from './references';
import { renamableAt, renameAt } from './rename';

/** Where in a project a question is about. */
export interface Point {
  readonly view: ProjectView;
  readonly file: ProjectPath;
  readonly offset: number;
}

export type RenameAnswer = { readonly edit: WorkspaceEdit } | { readonly refused: string };

export function definitionAnswer(
  { view, file, offset }: Point,
  { linksDefinitions }: Client,
): Location[] | LocationLink[] | null {
  const found = definitionAt(view.project, file, offset);
  if (!found) return null;
  const locations = found.targets.map((it) => locationOf(it, view));
  if (!linksDefinitions) return locations;
  const originSelectionRange = view.positions(file).range(found.from);
  return locations.map(({ uri, range }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

export function referencesAnswer({ view, file, offset }: Point, withDefinition: boolean): Location[] {
  return referencesAt(view.project, file, offset, withDefinition).map((it) => locationOf(it, view));
}

export function highlightsAnswer({ view, file, offset }: Point) {
  return highlightsAt(view.project, file, offset).map(({ role, source }) => ({
    range: view.positions(file).range(source.span),
    kind: role === 'definition' ? (3 as const) : (2 as const),
  }));
}

export function linkedEditingAnswer({ view, file, offset }: Point) {
  const spans = linkedSpansAt(view.project, file, offset);
  if (spans.length === 0) return null;
  return { ranges: spans.map((span) => view.positions(file).range(span)), wordPattern: String.raw`[\w.-]+` };
}

export function prepareRenameAnswer({ view, file, offset }: Point) {
  const found = renamableAt(view.project, file, offset);
  return found ? { range: view.positions(file).range(found.span), placeholder: found.name } : null;
}

/** What changes production is put before people, where their editor can: they agree to it or not. */
export function renameAnswer(
  { view, file, offset }: Point,
  newName: string,
  client: Client,
  documents: OpenDocuments,
): RenameAnswer {
  const found = renameAt(view.project, file, offset, newName);
  if ('refused' in found) return found;
  const { edits, warning } = found;
  if (warning === undefined || !client.confirmsChanges) return { edit: workspaceEdit(edits, view, client, documents) };
  return {
    edit: confirmedEdit(edits, { label: `Rename to ${newName} in production`, description: warning }, view, documents),
  };
}
