import type { ProjectPath } from '../core/workspace';
import type { Client } from './capabilities';
import { symbols, type ManifestSymbol, type SymbolKind } from './manifest/symbols';
import type { Positions } from './positions';
import type { ProjectView } from './projectView';

/** The protocol's kinds: they choose the icon. */
const kinds = {
  section: 3,
  application: 5,
  service: 23,
  route: 11,
  relationship: 8,
  worker: 6,
  cron: 24,
  mount: 4,
  script: 12,
  variable: 13,
  group: 19,
} as const satisfies Record<SymbolKind, number>;

/** What the protocol has no empty name for. */
const nameless = '""';

/** The outline of a file; null for one that is no manifest. */
export function documentSymbols(view: ProjectView, file: ProjectPath, { nestedSymbols }: Client) {
  const found = symbols(view.project, file);
  if (found.length === 0) return null;
  const positions = view.positions(file);
  return nestedSymbols
    ? found.map((it) => documentSymbol(it, positions))
    : flat(found).map(({ symbol, container }) => symbolInformation(view, file, symbol, container));
}

interface DocumentSymbol {
  name: string;
  detail?: string;
  kind: (typeof kinds)[SymbolKind];
  tags?: 1[];
  range: ReturnType<Positions['range']>;
  selectionRange: ReturnType<Positions['range']>;
  children: DocumentSymbol[];
}

function documentSymbol({ detail, children, ...symbol }: ManifestSymbol, positions: Positions): DocumentSymbol {
  return {
    ...headOf(symbol),
    ...(detail !== undefined && { detail }),
    range: positions.range(symbol.span),
    selectionRange: positions.range(symbol.nameSpan),
    children: children.map((it) => documentSymbol(it, positions)),
  };
}

function headOf({ name, kind, deprecated }: Pick<ManifestSymbol, 'name' | 'kind' | 'deprecated'>) {
  return { name: name.trim() === '' ? nameless : name, kind: kinds[kind], ...(deprecated && { tags: [1 as const] }) };
}

function symbolInformation(view: ProjectView, file: ProjectPath, symbol: ManifestSymbol, containerName: string) {
  const location = { uri: view.addresses.uri(file), range: view.positions(file).range(symbol.span) };
  return { ...headOf(symbol), ...(containerName !== '' && { containerName }), location };
}

/** All symbols with the names around them. */
function flat(symbols: readonly ManifestSymbol[], container = ''): { symbol: ManifestSymbol; container: string }[] {
  return symbols.flatMap((symbol) => {
    const inside = container === '' ? symbol.name : `${container} › ${symbol.name}`;
    return [{ symbol, container }, ...flat(symbol.children, inside)];
  });
}

/** What can be gone to by its name from anywhere. */
const sought: readonly SymbolKind[] = ['application', 'service', 'route', 'relationship', 'worker', 'cron', 'mount'];

/** The named things of a project whose name holds the letters that are asked for, in their order. */
export function workspaceSymbols(view: ProjectView, query: string) {
  const { files, included } = view.project.manifest;
  return [...files, ...included].flatMap(({ path }) =>
    flat(symbols(view.project, path))
      .filter(({ symbol }) => sought.includes(symbol.kind) && matches(symbol.name, query))
      .map(({ symbol, container }) => symbolInformation(view, path, { ...symbol, span: symbol.nameSpan }, container)),
  );
}

function matches(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
