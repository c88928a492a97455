import { tokenModifiers, tokenTypes } from './manifest/tokenLegend';
import { chooseEncoding, type Encoding } from './positions';

/** What a client can do, as far as the server's answers depend on it. */
export interface Client {
  readonly encoding: Encoding;
  /** It asks for diagnostics; otherwise they are sent. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesTokens: boolean;
  /** It takes an outline as a tree. */
  readonly nestedSymbols: boolean;
  readonly snippets: boolean;
  readonly markdown: boolean;
  readonly documentChanges: boolean;
  /** An edit may make a file. */
  readonly createsFiles: boolean;
  /** It shows what an edit says of itself before it applies it. */
  readonly confirmsChanges: boolean;
  readonly preparesRename: boolean;
  /** It takes a definition with the name that leads to it. */
  readonly linksDefinitions: boolean;
  readonly asksConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** It can be told which files we format, so that we are no formatter of all the others. */
  readonly registersFormatting: boolean;
  /** It watches files for us. */
  readonly watches: boolean;
  readonly relativePatterns: boolean;
  readonly workspaceFolders: boolean;
}

/** Reads a client's capabilities; they come from outside, so nothing is assumed of their shape. */
export function clientOf(capabilities: unknown): Client {
  const has = (path: string) => isSet(at(capabilities, path));
  return {
    encoding: chooseEncoding(texts(at(capabilities, 'general.positionEncodings'))),
    pullsDiagnostics: has('textDocument.diagnostic'),
    refreshesDiagnostics: has('workspace.diagnostics.refreshSupport'),
    refreshesLenses: has('workspace.codeLens.refreshSupport'),
    refreshesHints: has('workspace.inlayHint.refreshSupport'),
    refreshesTokens: has('workspace.semanticTokens.refreshSupport'),
    nestedSymbols: has('textDocument.documentSymbol.hierarchicalDocumentSymbolSupport'),
    snippets: has('textDocument.completion.completionItem.snippetSupport'),
    markdown: texts(at(capabilities, 'textDocument.hover.contentFormat'))?.includes('markdown') ?? false,
    documentChanges: has('workspace.workspaceEdit.documentChanges'),
    createsFiles: texts(at(capabilities, 'workspace.workspaceEdit.resourceOperations'))?.includes('create') ?? false,
    confirmsChanges: has('textDocument.rename.honorsChangeAnnotations'),
    preparesRename: has('textDocument.rename.prepareSupport'),
    linksDefinitions: has('textDocument.definition.linkSupport'),
    asksConfiguration: has('workspace.configuration'),
    registersConfiguration: has('workspace.didChangeConfiguration.dynamicRegistration'),
    registersFormatting: has('textDocument.formatting.dynamicRegistration'),
    watches: has('workspace.didChangeWatchedFiles.dynamicRegistration'),
    relativePatterns: has('workspace.didChangeWatchedFiles.relativePatternSupport'),
    workspaceFolders: has('workspace.workspaceFolders'),
  };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (it, key) => (typeof it === 'object' && it !== null ? (it as Record<string, unknown>)[key] : undefined),
      value,
    );
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((it) => typeof it === 'string') : undefined;
}

/** The kind of the code action that applies every preferred fix of a file. */
export const fixAllKind = 'source.fixAll.parity';

/** The files that have no other formatter. */
export const formattedFiles = [{ pattern: '**/.upsun/**/*.{yaml,yml}' }] as const;

export const newlineTrigger = { firstTriggerCharacter: '\n' };

/** What the server offers to a client. */
export function serverCapabilities(client: Client) {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: 2 as const },
    completionProvider: { triggerCharacters: [':', ' ', '"', "'", '@', '.', '-', '/', '$', '{'] },
    signatureHelpProvider: { triggerCharacters: [':', ' '] },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'refactor.extract', fixAllKind] },
    codeLensProvider: {},
    ...(!client.registersFormatting && {
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: newlineTrigger,
    }),
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    linkedEditingRangeProvider: true,
    documentSymbolProvider: { label: 'Manifest' },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    inlayHintProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: 'parity', interFileDependencies: true, workspaceDiagnostics: true },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
