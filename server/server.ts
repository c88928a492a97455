import {
  CodeLensRefreshRequest,
  createConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type Connection,
  type InitializeParams,
  type RenameParams,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { describeError } from '../core/errors';
import {
  alignRequest,
  badgesChanged,
  badgesRequest,
  proposeManifestRequest,
  reportRequest,
  runningChanged,
  type InitializationOptions,
  type ProjectParams,
  type RunningParams,
} from '../core/protocol';
import { answering, hearing } from './answer';
import { clientOf, formattedFiles, newlineTrigger, serverCapabilities, type Client } from './capabilities';
import { version } from './product';
import type { Door } from './door';
import type { RenameAnswer } from './navigation/answers';
import type { Session } from './session';
import { watchedPatterns } from './watching';

/** Serves the client at the other end of the process's arguments: `--stdio`, `--node-ipc`, `--socket` or `--pipe`. */
export function listen(): void {
  serve(createConnection(ProposedFeatures.all));
}

/** Serves one client. */
export function serve(connection: Connection): void {
  const log = (message: string) => connection.console.error(message);
  let start: (session: Promise<Session>) => void;
  const session = new Promise<Session>((resolve) => (start = resolve));
  session.catch((error: unknown) => log(`The server could not start: ${describeError(error)}`));
  const answer = answering(session, log);
  const hear = hearing(session, log);

  connection.onInitialize((params) => {
    const client = clientOf(params.capabilities);
    // The domain is loaded while the client reads the answer, so that the answer comes at once.
    setImmediate(() => start(newSession(params, client, doorOf(connection, log))));
    connection.onInitialized(() => register(connection, client, hear));
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'environment-parity', version } };
  });

  connection.onDidOpenTextDocument(hear((it, { textDocument }) => it.opened(textDocument)));
  connection.onDidChangeTextDocument(
    hear((it, { textDocument, contentChanges }) => it.changed(textDocument.uri, textDocument.version, contentChanges)),
  );
  connection.onDidCloseTextDocument(hear((it, { textDocument }) => it.closed(textDocument.uri)));
  connection.onDidChangeWatchedFiles(hear((it, { changes }) => it.filesChanged(changes)));
  connection.onDidChangeConfiguration(hear((it, params) => it.configurationChanged(params.settings)));

  connection.onCompletion(answer([], (it, params) => it.completion(params)));
  connection.onHover(answer(null, (it, params) => it.hover(params)));
  connection.onSignatureHelp(answer(null, (it, params) => it.signature(params)));
  connection.onDocumentFormatting(answer([], (it, params) => it.formatting(params)));
  connection.onDocumentRangeFormatting(answer([], (it, params) => it.formatting(params)));
  connection.onDocumentOnTypeFormatting(answer([], (it, params) => it.newlineFormatting(params)));
  connection.onCodeAction(answer([], (it, params) => it.codeActions(params)));
  connection.onCodeLens(answer([], (it, params) => it.lenses(params)));
  connection.onDefinition(answer(null, (it, params) => it.definition(params)));
  connection.onReferences(answer(null, (it, params) => it.references(params)));
  connection.onDocumentHighlight(answer(null, (it, params) => it.highlights(params)));
  connection.languages.onLinkedEditingRange(answer(null, (it, params) => it.linkedEditing(params)));
  connection.onPrepareRename(answer(null, (it, params) => it.prepareRename(params)));
  const rename = answer(null, (it, params: RenameParams) => it.rename(params));
  connection.onRenameRequest(async (params, token) => editOrError(await rename(params, token)));
  connection.onDocumentSymbol(answer(null, (it, params) => it.documentSymbols(params)));
  connection.onWorkspaceSymbol(answer([], (it, params) => it.workspaceSymbols(params)));
  connection.onFoldingRanges(answer(null, (it, params) => it.foldingRanges(params)));
  connection.onSelectionRanges(answer(null, (it, params) => it.selectionRanges(params)));
  connection.onDocumentLinks(answer(null, (it, params) => it.documentLinks(params)));
  connection.languages.inlayHint.on(answer(null, (it, params) => it.inlayHints(params)));
  connection.onRequest(
    SemanticTokensRequest.type,
    answer(null, (it, params) => it.semanticTokens(params)),
  );
  connection.onRequest(
    SemanticTokensRangeRequest.type,
    answer(null, (it, params) => it.semanticTokens(params)),
  );
  connection.languages.diagnostics.on(
    answer({ kind: 'full', resultId: '', items: [] }, (it, params) => it.diagnostics(params)),
  );
  connection.languages.diagnostics.onWorkspace(answer({ items: [] }, (it, params) => it.workspaceDiagnostics(params)));
  connection.onRequest(
    badgesRequest,
    answer(null, (it, params: ProjectParams) => it.badges(params)),
  );
  connection.onRequest(
    alignRequest,
    answer(null, (it, params: ProjectParams) => it.align(params)),
  );
  connection.onRequest(
    proposeManifestRequest,
    answer(null, (it, params: ProjectParams) => it.proposal(params)),
  );
  connection.onRequest(
    reportRequest,
    answer(null, (it, params: ProjectParams) => it.report(params)),
  );
  connection.onNotification(
    runningChanged,
    hear((it, params: RunningParams) => it.runningChanged(params)),
  );
  connection.listen();
}

/** The one answer that may be an error: people who asked for a new name are told why they can't have it. */
function editOrError(found: RenameAnswer | null): WorkspaceEdit | ResponseError | null {
  return found && 'refused' in found
    ? new ResponseError(LSPErrorCodes.RequestFailed, found.refused)
    : (found?.edit ?? null);
}

async function newSession(params: InitializeParams, client: Client, door: Door): Promise<Session> {
  const { Session } = await import('./session');
  return new Session(
    { client, folders: foldersOf(params), options: (params.initializationOptions ?? {}) as InitializationOptions },
    door,
  );
}

/** Clients that know nothing of several folders say only the root. */
function foldersOf(
  params: Pick<InitializeParams, 'workspaceFolders'> & { readonly rootUri?: unknown },
): readonly string[] {
  const root = typeof params.rootUri === 'string' ? [params.rootUri] : [];
  return params.workspaceFolders?.map(({ uri }) => uri) ?? root;
}

function doorOf(connection: Connection, log: (message: string) => void): Door {
  const send = (sent: Promise<unknown>) =>
    void sent.catch((error: unknown) => log(`The client refused a message: ${describeError(error)}`));
  return {
    configuration: (scopeUri) =>
      connection.workspace.getConfiguration({ scopeUri, section: 'parity' }) as Promise<unknown>,
    publish: (uri, version, { items }) =>
      send(connection.sendDiagnostics({ uri, ...(version !== undefined && { version }), diagnostics: [...items] })),
    watch: (watchers) =>
      send(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] })),
    refreshDiagnostics: () => send(connection.languages.diagnostics.refresh()),
    refreshLenses: () => send(connection.sendRequest(CodeLensRefreshRequest.type)),
    refreshHints: () => send(connection.languages.inlayHint.refresh()),
    refreshTokens: () => send(connection.languages.semanticTokens.refresh()),
    badgesChanged: () => send(connection.sendNotification(badgesChanged)),
    log,
  };
}

/** Asks the client to tell what changes outside of its open documents, where it can. */
async function register(
  connection: Connection,
  client: Client,
  hear: ReturnType<typeof hearing<Session>>,
): Promise<void> {
  if (client.workspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(
      hear((it, { added, removed }) => it.foldersChanged(added, removed)),
    );
  if (client.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'parity' });
  if (client.registersFormatting) {
    const manifest = { documentSelector: [...formattedFiles] };
    await connection.client.register(DocumentFormattingRequest.type, manifest);
    await connection.client.register(DocumentRangeFormattingRequest.type, manifest);
    await connection.client.register(DocumentOnTypeFormattingRequest.type, { ...manifest, ...newlineTrigger });
  }
  const watchers = watchedPatterns.map((globPattern) => ({ globPattern }));
  if (client.watches) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}
