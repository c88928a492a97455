import { dayOf } from '../core/agreements';
import { exec } from '../core/exec';
import type {
  Alignment,
  Badges,
  InitializationOptions,
  ManifestProposal,
  ParityReport,
  ProjectParams,
  RunningParams,
} from '../core/protocol';
import { readSettings } from '../core/settings';
import type { Range } from '../core/text';
import type { ProjectPath } from '../core/workspace';
import { align } from './align';
import type { Client } from './capabilities';
import { codeActions } from './codeActions';
import { completionItem, completionsAt } from './completions';
import { documentReport, workspaceReports, type PreviousResult } from './diagnosticReports';
import { documentLinks } from './documentLinks';
import { OpenDocuments, type ContentChange, type OpenDocument } from './documents';
import type { Door } from './door';
import { hoverAt } from './hovers';
import { format, formatNewline } from './manifest/formatting';
import { inlayHints } from './inlayHints';
import { lensesOf } from './lenses';
import type { LiveProject } from './liveProject';
import type { DocumentReport, PositionPlace, ProtocolEdit, TextDocumentPlace } from './lspTypes';
import {
  definitionAnswer,
  highlightsAnswer,
  linkedEditingAnswer,
  prepareRenameAnswer,
  referencesAnswer,
  renameAnswer,
  type Point,
  type RenameAnswer,
} from './navigation/answers';
import { manifestProposal } from './manifestProposal';
import { parityReport } from './parityReport';
import { Projects } from './projects';
import { emptyReport, type ProjectView } from './projectView';
import { signatureAt } from './signatures';
import { foldingRanges, selectionRanges } from './ranges';
import { semanticTokens } from './semanticTokens';
import { Surroundings } from './surroundings';
import { documentSymbols, workspaceSymbols } from './symbols';
import { Teller } from './teller';
import { annotatedEdit, protocolEdits } from './workspaceEdit';

export interface SessionStart {
  readonly client: Client;
  readonly folders: readonly string[];
  readonly options: InitializationOptions;
}

export interface FileEvent {
  readonly uri: string;
  /** 1 made, 2 changed, 3 removed. */
  readonly type: 1 | 2 | 3;
}

/** One client's view of its projects: open buffers, questions, and what it is told when answers change. */
export class Session {
  private readonly client: Client;
  private readonly options: InitializationOptions;
  private readonly documents: OpenDocuments;
  private readonly projects: Projects;
  private readonly surroundings: Surroundings;
  private readonly teller: Teller;
  private folders: readonly string[];
  private sentSettings: unknown;

  constructor(
    { client, folders, options }: SessionStart,
    private readonly door: Door,
  ) {
    this.client = client;
    this.options = options;
    this.documents = new OpenDocuments(client.encoding);
    this.projects = new Projects({
      documents: this.documents,
      encoding: client.encoding,
      exec: options.trusted === true ? exec : undefined,
      settings: async (uri) =>
        readSettings(client.asksConfiguration ? await door.configuration(uri) : this.sentSettings),
      watched: () => client.watches,
      today: () => dayOf(new Date()),
    });
    this.surroundings = new Surroundings({
      watch: client.relativePatterns ? (watchers) => door.watch(watchers) : undefined,
      seen: (live) => this.tell(live),
      log: (message) => door.log(message),
    });
    this.teller = new Teller(client, this.documents, door);
    this.folders = folders;
    this.projects.setFolders(folders);
  }

  async opened(document: OpenDocument): Promise<void> {
    this.documents.open(document);
    this.projects.reshape(document.uri);
    this.edited(document.uri);
    const place = await this.projects.locate(document.uri);
    if (place) await this.tell(place.live);
  }

  changed(uri: string, version: number, changes: readonly ContentChange[]): Promise<void> {
    this.documents.change(uri, version, changes);
    return this.tellAll(this.edited(uri));
  }

  closed(uri: string): Promise<void> {
    const affected = this.projects.touch(uri);
    this.documents.close(uri);
    return this.tellAll(affected);
  }

  filesChanged(events: readonly FileEvent[]): Promise<void> {
    for (const { uri, type } of events) if (type !== 2) this.projects.reshape(uri);
    const withRefs = new Set(events.flatMap(({ uri }) => this.projects.withRef(uri)));
    for (const live of withRefs) this.surroundings.look(live);
    return this.tellAll(events.flatMap(({ uri }) => this.projects.touch(uri)));
  }

  foldersChanged(added: readonly { uri: string }[], removed: readonly { uri: string }[]): void {
    const gone = new Set(removed.map(({ uri }) => uri));
    this.folders = [...this.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
    this.projects.setFolders(this.folders);
  }

  /** `settings` holds the section `parity` where the client sends settings; others are asked. */
  configurationChanged(settings: unknown): Promise<void> {
    this.sentSettings =
      typeof settings === 'object' && settings !== null && 'parity' in settings ? settings.parity : undefined;
    for (const live of this.projects.known) live.reconfigure();
    if (this.client.refreshesHints) this.door.refreshHints();
    return this.tellAll(this.projects.known);
  }

  async completion({ textDocument, position }: PositionPlace) {
    const place = await this.at(textDocument.uri);
    if (!place) return [];
    const positions = place.view.positions(place.file);
    return completionsAt(place.view.project, place.file, positions.offset(position)).map((it) =>
      completionItem(it, positions, this.client, this.options),
    );
  }

  hover(params: PositionPlace) {
    return this.ask(params, ({ view, file, offset }) => hoverAt(view, file, offset, this.client, new Date()));
  }

  signature(params: PositionPlace) {
    return this.ask(params, ({ view, file, offset }) => signatureAt(view.project, file, offset, this.client));
  }

  /** Of the whole file where there is no range. */
  formatting({ textDocument, range }: TextDocumentPlace & { range?: Range }): Promise<ProtocolEdit[] | null> {
    return this.inFile(textDocument, (view, file) =>
      protocolEdits({ file, edits: format(view.project, file, range && view.positions(file).span(range)) }, view),
    );
  }

  newlineFormatting(params: PositionPlace): Promise<ProtocolEdit[] | null> {
    return this.ask(params, ({ view, file, offset }) =>
      protocolEdits({ file, edits: formatNewline(view.project, file, offset) }, view),
    );
  }

  definition(params: PositionPlace) {
    return this.ask(params, (point) => definitionAnswer(point, this.client));
  }

  references(params: PositionPlace & { context: { includeDeclaration: boolean } }) {
    return this.ask(params, (point) => referencesAnswer(point, params.context.includeDeclaration));
  }

  highlights(params: PositionPlace) {
    return this.ask(params, highlightsAnswer);
  }

  linkedEditing(params: PositionPlace) {
    return this.ask(params, linkedEditingAnswer);
  }

  prepareRename(params: PositionPlace) {
    return this.ask(params, prepareRenameAnswer);
  }

  /** The edit, or why there is none. */
  rename(params: PositionPlace & { newName: string }): Promise<RenameAnswer | null> {
    return this.ask(params, (point) => renameAnswer(point, params.newName, this.client, this.documents));
  }

  async codeActions({
    textDocument,
    range,
    context,
  }: TextDocumentPlace & { range: Range; context: { only?: readonly string[] } }) {
    const place = await this.at(textDocument.uri);
    if (!place) return [];
    const span = place.view.positions(place.file).span(range);
    return codeActions({
      ...place,
      span,
      only: context.only,
      client: this.client,
      documents: this.documents,
      extension: this.options.extension === true,
    });
  }

  async lenses({ textDocument }: TextDocumentPlace) {
    const place = await this.at(textDocument.uri);
    return place ? lensesOf(place.view, place.file, this.options) : [];
  }

  documentSymbols({ textDocument }: TextDocumentPlace) {
    return this.inFile(textDocument, (view, file) => documentSymbols(view, file, this.client));
  }

  async workspaceSymbols({ query }: { query: string }) {
    const projects = await this.projects.all();
    const views = await Promise.all(projects.map((live) => this.viewOf(live)));
    return views.flatMap((view) => workspaceSymbols(view, query));
  }

  foldingRanges({ textDocument }: TextDocumentPlace) {
    return this.inFile(textDocument, foldingRanges);
  }

  selectionRanges({ textDocument, positions }: TextDocumentPlace & { positions: readonly Range['start'][] }) {
    return this.inFile(textDocument, (view, file) => selectionRanges(view, file, positions));
  }

  documentLinks({ textDocument }: TextDocumentPlace) {
    return this.inFile(textDocument, (view, file) => documentLinks(view, file, this.options));
  }

  inlayHints({ textDocument, range }: TextDocumentPlace & { range: Range }) {
    return this.inFile(textDocument, (view, file) => inlayHints(view, file, range, this.client, new Date()));
  }

  /** Without a range, of the whole file. */
  semanticTokens({ textDocument, range }: TextDocumentPlace & { range?: Range }) {
    return this.inFile(textDocument, (view, file) => semanticTokens(view, file, range));
  }

  async diagnostics({
    textDocument,
    previousResultId,
  }: TextDocumentPlace & { previousResultId?: string }): Promise<DocumentReport> {
    const place = await this.at(textDocument.uri);
    return documentReport(place?.view.reports.get(place.file) ?? emptyReport, previousResultId);
  }

  /** Every file of every project; files that the client knows problems of and that are gone are cleared. */
  async workspaceDiagnostics({ previousResultIds }: { previousResultIds: readonly PreviousResult[] }) {
    const projects = await this.projects.all();
    const views = await Promise.all(projects.map((live) => this.viewOf(live)));
    return { items: workspaceReports(views, previousResultIds, this.documents) };
  }

  async badges({ uri }: ProjectParams): Promise<Badges | null> {
    const place = await this.at(uri);
    return place?.view.badges ?? null;
  }

  async align({ uri }: ProjectParams): Promise<Alignment | null> {
    const place = await this.at(uri);
    if (!place) return null;
    const { files, left } = align(place.view.project);
    const titles = files.flatMap((it) => it.titles);
    return { edit: annotatedEdit(files, place.view, this.documents), titles: [...new Set(titles)], left };
  }

  /** Of a folder, which is no project yet. */
  proposal({ uri }: ProjectParams): Promise<ManifestProposal | null> {
    return manifestProposal(uri);
  }

  async report({ uri }: ProjectParams): Promise<ParityReport | null> {
    const place = await this.projects.locate(uri);
    return place ? parityReport(place.live) : null;
  }

  async runningChanged({ uri, containers }: RunningParams): Promise<void> {
    const place = await this.projects.locate(uri);
    if (place?.live.see({ running: containers })) await this.tell(place.live);
  }

  private async viewOf(live: LiveProject): Promise<ProjectView> {
    const view = await live.view();
    this.surroundings.answered(live, view);
    return view;
  }

  private async at(uri: string): Promise<{ view: ProjectView; file: ProjectPath } | undefined> {
    const place = await this.projects.locate(uri);
    return place && { view: await place.live.view(), file: place.file };
  }

  private async ask<T>({ textDocument, position }: PositionPlace, answer: (point: Point) => T): Promise<T | null> {
    const place = await this.at(textDocument.uri);
    return place ? answer({ ...place, offset: place.view.positions(place.file).offset(position) }) : null;
  }

  private async inFile<T>(
    { uri }: { uri: string },
    ask: (view: ProjectView, file: ProjectPath) => T,
  ): Promise<T | null> {
    const place = await this.at(uri);
    return place ? ask(place.view, place.file) : null;
  }

  private edited(uri: string): readonly LiveProject[] {
    const affected = this.projects.touch(uri);
    for (const live of affected) this.teller.edited(live, uri);
    return affected;
  }

  private async tellAll(projects: readonly LiveProject[]): Promise<void> {
    await Promise.all([...new Set(projects)].map((live) => this.tell(live)));
  }

  private async tell(live: LiveProject): Promise<void> {
    this.teller.tell(live, await this.viewOf(live));
  }
}
