import type { Client } from './capabilities';
import type { OpenDocuments } from './documents';
import type { ProtocolEdit, WorkspaceEdit } from './lspTypes';
import type { FileEdit } from './problem';
import type { ProjectView } from './projectView';

/** Edits as the client takes them; with versions where it can, so that an edit never lands in a text it was not made for. */
export function workspaceEdit(
  edits: readonly FileEdit[],
  view: ProjectView,
  client: Client,
  documents: OpenDocuments,
): WorkspaceEdit {
  const perFile = edits.map((it) => ({ uri: view.addresses.uri(it.file), edits: protocolEdits(it, view) }));
  if (!client.documentChanges) return { changes: Object.fromEntries(perFile.map((it) => [it.uri, it.edits])) };
  const missing = edits.filter(({ file }) => view.project.files.read(file).state === 'absent');
  const created = missing.map(({ file }) => ({
    kind: 'create' as const,
    uri: view.addresses.uri(file),
    options: { ignoreIfExists: true as const },
  }));
  return {
    documentChanges: [
      ...(client.createsFiles ? created : []),
      ...perFile.map((it) => ({
        textDocument: { uri: it.uri, version: documents.get(it.uri)?.version ?? null },
        edits: it.edits,
      })),
    ],
  };
}

function protocolEdits({ file, edits }: FileEdit, view: ProjectView): ProtocolEdit[] {
  return edits.map(({ span, newText }) => ({ range: view.positions(file).range(span), newText }));
}
