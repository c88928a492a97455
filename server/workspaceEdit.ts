import type { AnnotatedEdit } from '../core/protocol';
import type { ProjectPath } from '../core/workspace';
import type { AlignedFile } from './align';
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
  const perFile = edits.map((it) => ({
    textDocument: versioned(it.file, view, documents),
    edits: protocolEdits(it, view),
  }));
  if (!client.documentChanges)
    return { changes: Object.fromEntries(perFile.map((it) => [it.textDocument.uri, it.edits])) };
  const missing = edits.filter(({ file }) => ['absent', 'unknown'].includes(view.project.files.read(file).state));
  const created = missing.map(({ file }) => ({
    kind: 'create' as const,
    uri: view.addresses.uri(file),
    options: { ignoreIfExists: true as const },
  }));
  return { documentChanges: [...(client.createsFiles ? created : []), ...perFile] };
}

/** The same, which people are asked about first: it does more than its text says. */
export function confirmedEdit(
  edits: readonly FileEdit[],
  { label, description }: { readonly label: string; readonly description: string },
  view: ProjectView,
  documents: OpenDocuments,
): WorkspaceEdit {
  return {
    documentChanges: edits.map((it) => ({
      textDocument: versioned(it.file, view, documents),
      edits: protocolEdits(it, view).map((edit) => ({ ...edit, annotationId: 'confirmed' })),
    })),
    changeAnnotations: { confirmed: { label, description, needsConfirmation: true } },
  };
}

/** One annotation a file, so that an editor lists them in a preview before anything is changed. */
export function annotatedEdit(
  files: readonly AlignedFile[],
  view: ProjectView,
  documents: OpenDocuments,
): AnnotatedEdit | undefined {
  if (files.length === 0) return undefined;
  return {
    documentChanges: files.map((it, index) => ({
      textDocument: versioned(it.file, view, documents),
      edits: protocolEdits(it, view).map((edit) => ({ ...edit, annotationId: String(index) })),
    })),
    changeAnnotations: Object.fromEntries(
      files.map(({ file, titles }, index) => [
        index,
        { label: `Align ${file} with production`, description: titles.join(', '), needsConfirmation: true as const },
      ]),
    ),
  };
}

function versioned(file: ProjectPath, view: ProjectView, documents: OpenDocuments) {
  const uri = view.addresses.uri(file);
  return { uri, version: documents.get(uri)?.version ?? null };
}

/** Edits of one file in the client's positions. */
export function protocolEdits({ file, edits }: FileEdit, view: ProjectView): ProtocolEdit[] {
  return edits.map(({ span, newText }) => ({ range: view.positions(file).range(span), newText }));
}
