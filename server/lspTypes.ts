import type { Range } from '../core/text';

/**
 * The protocol's shapes as the features produce them. They are structural: the connection, which only server.ts knows, takes them as
 * they are.
 */
export interface Location {
  readonly uri: string;
  readonly range: Range;
}

export interface Diagnostic {
  range: Range;
  severity: 1 | 2 | 3 | 4;
  code: string;
  codeDescription: { href: string };
  source: string;
  message: string;
  relatedInformation?: { location: { uri: string; range: Range }; message: string }[];
  tags?: (1 | 2)[];
}

export interface LocationLink {
  readonly originSelectionRange: Range;
  readonly targetUri: string;
  readonly targetRange: Range;
  readonly targetSelectionRange: Range;
}

export interface ProtocolEdit {
  range: Range;
  newText: string;
  annotationId?: string;
}

export interface CreateFile {
  kind: 'create';
  uri: string;
  options: { ignoreIfExists: true };
}

export interface WorkspaceEdit {
  documentChanges?: (CreateFile | { textDocument: { uri: string; version: number | null }; edits: ProtocolEdit[] })[];
  changes?: Record<string, ProtocolEdit[]>;
  changeAnnotations?: Record<string, { label: string; description: string; needsConfirmation: true }>;
}

export interface CodeAction {
  title: string;
  kind: string;
  diagnostics?: Diagnostic[];
  isPreferred?: boolean;
  /** One of the two. */
  edit?: WorkspaceEdit;
  command?: { title: string; command: string; arguments: unknown[] };
}

export interface TextDocumentPlace {
  readonly textDocument: { readonly uri: string };
}

export interface PositionPlace extends TextDocumentPlace {
  readonly position: Range['start'];
}

export type DocumentReport =
  { kind: 'full'; resultId: string; items: Diagnostic[] } | { kind: 'unchanged'; resultId: string };
