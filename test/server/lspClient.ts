import { PassThrough } from 'node:stream';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type FullDocumentDiagnosticReport,
  type GlobPattern,
  type Hover,
  type InitializeResult,
  type MessageReader,
  type MessageWriter,
  type Position,
  type ProtocolConnection,
  type Range,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import {
  alignRequest,
  badgesChanged,
  badgesRequest,
  reportRequest,
  type Alignment,
  type Badges,
  type ParityReport,
} from '../../core/protocol';
import { serve } from '../../server/server';
import { until } from '../until';

type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/** What an editor of today can do. */
export const modern: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The section `parity`, as it is when the server asks. */
  readonly settings?: () => unknown;
}

/** An editor at the other end of two pipes. Files are named by their path in the first workspace folder. */
export class LspClient {
  /** How often the server asked for new pulls. */
  refreshes = 0;
  badgesChanges = 0;
  readonly log: string[] = [];
  readonly watched: string[] = [];
  readonly published = new Map<string, { version: number | undefined; items: Diagnostic[] }>();
  initialized!: InitializeResult;

  private constructor(
    private readonly connection: ProtocolConnection,
    private readonly folders: readonly string[],
  ) {}

  /** Starts a server in this process and greets it. */
  static async inProcess(folders: readonly string[], options: ClientOptions = {}): Promise<LspClient> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    serve(createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient)));
    return LspClient.over(new StreamMessageReader(toClient), new StreamMessageWriter(toServer), folders, options);
  }

  static async over(
    reader: MessageReader,
    writer: MessageWriter,
    folders: readonly string[],
    { capabilities = modern, initializationOptions, settings }: ClientOptions,
  ): Promise<LspClient> {
    const connection = createProtocolConnection(reader, writer);
    const client = new LspClient(connection, folders);
    client.listen(settings);
    const workspaceFolders = folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }));
    const params = { processId: null, rootUri: null, capabilities, workspaceFolders, initializationOptions };
    client.initialized = await connection.sendRequest<InitializeResult>('initialize', params);
    await connection.sendNotification('initialized', {});
    return client;
  }

  private listen(settings: (() => unknown) | undefined): void {
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    this.connection.onRequest('workspace/configuration', () => [settings?.() ?? null]);
    this.connection.onRequest('client/registerCapability', ({ registrations }: Registrations) => {
      for (const { registerOptions } of registrations)
        this.watched.push(...(registerOptions?.watchers ?? []).map((it) => nameOf(it.globPattern)));
      return null;
    });
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }: Published) => {
      this.published.set(uri, { version, items: diagnostics });
    });
    this.connection.onNotification(badgesChanged, () => {
      this.badgesChanges++;
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    this.connection.listen();
  }

  /** The first workspace folder. */
  get folder(): string {
    return this.folders[0] ?? '/';
  }

  /** The URI of a path in the first folder; URIs stay what they are. */
  uri(file: string): string {
    return /^[a-z-]{2,}:/.test(file) ? file : pathToFileURL(join(this.folder, file)).href;
  }

  async open(file: string, text: string, languageId = 'yaml'): Promise<void> {
    await this.notify('textDocument/didOpen', { textDocument: { uri: this.uri(file), languageId, version: 1, text } });
  }

  async change(file: string, version: number, ...contentChanges: { range?: Range; text: string }[]): Promise<void> {
    await this.notify('textDocument/didChange', { textDocument: { uri: this.uri(file), version }, contentChanges });
  }

  async close(file: string): Promise<void> {
    await this.notify('textDocument/didClose', { textDocument: { uri: this.uri(file) } });
  }

  /** Tells that files were made (1), changed (2) or removed (3) on the disk. */
  async tell(type: 1 | 2 | 3, ...files: string[]): Promise<void> {
    await this.notify('workspace/didChangeWatchedFiles', {
      changes: files.map((file) => ({ uri: this.uri(file), type })),
    });
  }

  async pull(file: string, previousResultId?: string): Promise<Report> {
    return this.ask('textDocument/diagnostic', { ...this.document(file), previousResultId });
  }

  /** The codes of a file's diagnostics. */
  async codes(file: string): Promise<(string | number | undefined)[]> {
    return itemsOf(await this.pull(file)).map(({ code }) => code);
  }

  async pullWorkspace(previousResultIds: { uri: string; value: string }[] = []): Promise<WorkspaceDiagnosticReport> {
    return this.ask('workspace/diagnostic', { previousResultIds });
  }

  async completion(file: string, position: Position): Promise<CompletionItem[]> {
    return this.ask('textDocument/completion', { ...this.document(file), position });
  }

  async hover(file: string, position: Position): Promise<Hover | null> {
    return this.ask('textDocument/hover', { ...this.document(file), position });
  }

  async lenses(file: string): Promise<CodeLens[]> {
    return this.ask('textDocument/codeLens', this.document(file));
  }

  async actions(file: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    return this.ask('textDocument/codeAction', { ...this.document(file), range, context: { diagnostics: [], only } });
  }

  async badges(file: string): Promise<Badges | null> {
    return this.ask(badgesRequest, { uri: this.uri(file) });
  }

  async align(file: string): Promise<Alignment | null> {
    return this.ask(alignRequest, { uri: this.uri(file) });
  }

  async report(file: string): Promise<ParityReport | null> {
    return this.ask(reportRequest, { uri: this.uri(file) });
  }

  async ask<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  async notify(method: string, params: object): Promise<void> {
    await this.connection.sendNotification(method, params);
  }

  /** Waits until a condition holds; what the server sends by itself has no moment of its own. */
  async until(condition: () => boolean): Promise<void> {
    await until(condition);
  }

  dispose(): void {
    this.connection.dispose();
  }

  private document(file: string) {
    return { textDocument: { uri: this.uri(file) } };
  }
}

export function itemsOf(report: Report): Diagnostic[] {
  return report.kind === 'full' ? report.items : [];
}

function nameOf(glob: GlobPattern): string {
  return typeof glob === 'string'
    ? glob
    : `${typeof glob.baseUri === 'string' ? glob.baseUri : glob.baseUri.uri}/${glob.pattern}`;
}

interface Registrations {
  registrations: { registerOptions?: { watchers?: { globPattern: GlobPattern }[] } }[];
}

interface Published {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}
