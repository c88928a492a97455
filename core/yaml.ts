import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  stringify,
  type Node as LibraryNode,
  type Pair,
  type Scalar,
  type ScalarTag,
  type CollectionTag,
} from 'yaml';
import type { Source, Span } from './text';

/** A parsed text: what could be read, and what is wrong with it. Parsing never throws. */
export interface YamlDocument {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly errors: readonly YamlError[];
}

export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

export type YamlNode = YamlValue | YamlAlias;

export type YamlValue = YamlMap | YamlSequence | YamlScalar;

interface Placed {
  /** From the first character to the last, without comments and trailing blanks. */
  readonly span: Span;
  /** The file that an `!include` brought it in from; absent for what stands in the file that is read. */
  readonly file?: string;
}

interface YamlBase extends Placed {
  /** `!include`, `!reset`, …; absent where the text has no tag of its own. */
  readonly tag?: string;
  readonly anchor?: string;
}

export interface YamlMap extends YamlBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair extends Placed {
  readonly key: YamlScalar;
  /** Absent where nothing follows the colon. */
  readonly value: YamlNode | undefined;
}

export interface YamlSequence extends YamlBase {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends YamlBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as written, without quotes: `8.30` where `value` is 8.3. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

/** Stands for a value elsewhere: in this file by its anchor, or, with the tag `!include`, in another one by its path. */
export interface YamlAlias extends YamlBase {
  readonly kind: 'alias';
  readonly name: string;
  /** Absent where no anchor of that name comes before, or the other file is empty. */
  readonly target: YamlNode | undefined;
}

/** Tags whose value says where the content is: what stands below them is not the content. */
const includingTags: readonly string[] = ['!include', '!archive', '!file'];
const knownTags = [...includingTags, '!reset', '!override'];

const customTags: (ScalarTag | CollectionTag)[] = knownTags.flatMap((tag): (ScalarTag | CollectionTag)[] => [
  { tag, resolve: (text: string) => text },
  { tag, collection: 'map' },
  { tag, collection: 'seq' },
]);

/**
 * Reads the first document of a text.
 *
 * YAML 1.2 core schema, as the platform and Compose read it. Duplicate keys are reported as errors of code `DUPLICATE_KEY`, with the
 * later key's span; aliases without an anchor as `UNKNOWN_ALIAS`.
 *
 * @param file put on every node, for a text that is included in another file
 */
export function parseYaml(text: string, file?: string): YamlDocument {
  const lineCounter = new LineCounter();
  const [document, second] = parseAllDocuments(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    customTags: (tags) => [...tags, ...customTags],
    lineCounter,
  }) as Document.Parsed[];
  if (!document) return { text, root: undefined, errors: [] };
  const reader = new Reader(text, file);
  const root = document.contents ? reader.node(document.contents) : undefined;
  const errors = document.errors.map(({ code, message, pos }) => ({
    code: text.startsWith('\t', pos[0]) ? 'TAB_AS_INDENT' : code,
    message,
    span: within(text, pos[0], pos[1]),
  }));
  if (second) reader.errors.push(severalDocuments(second));
  return { text, root, errors: [...errors, ...reader.errors] };
}

/** The parser places some mistakes behind the end. */
function within(text: string, start: number, end: number): Span {
  const from = Math.min(start, text.length);
  return { start: from, end: Math.min(Math.max(end, from), text.length) };
}

function severalDocuments(second: Document.Parsed): YamlError {
  const start = second.range[0];
  return {
    code: 'MULTIPLE_DOCS',
    message: 'Only the first document of this file is read',
    span: { start, end: start },
  };
}

/** Turns the library's nodes into ours; collects what the library leaves unreported. */
class Reader {
  readonly errors: YamlError[] = [];
  private readonly anchors = new Map<string, YamlNode>();

  constructor(
    private readonly text: string,
    private readonly file: string | undefined,
  ) {}

  node(from: LibraryNode): YamlNode {
    const node = this.convert(from);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    return node;
  }

  private convert(from: LibraryNode): YamlNode {
    const base = {
      ...this.placed(spanOf(from)),
      ...optional('tag', ownTag(from)),
      ...optional('anchor', anchorOf(from)),
    };
    if (isMap(from)) return { ...base, kind: 'map', flow: from.flow === true, pairs: this.pairs(from.items) };
    if (isSeq(from)) return { ...base, kind: 'sequence', flow: from.flow === true, items: this.items(from.items) };
    if (isAlias(from)) return this.alias(from.source, base.span);
    if (isScalar(from)) return { ...base, ...this.scalar(from) };
    return { ...base, kind: 'scalar', value: null, text: '', style: 'plain' };
  }

  private alias(name: string, span: Span): YamlAlias {
    const target = this.anchors.get(name);
    if (!target)
      this.errors.push({ code: 'UNKNOWN_ALIAS', message: `No anchor "${name}" comes before this alias`, span });
    return { kind: 'alias', name, target, ...this.placed(span) };
  }

  private placed(span: Span): Placed {
    return { span, ...optional('file', this.file) };
  }

  private scalar(from: Scalar): Omit<YamlScalar, 'span'> {
    const value = from.value;
    const plain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
    const text = from.source ?? (typeof value === 'string' ? value : '');
    return { kind: 'scalar', value: plain ? value : text, text, style: styleOf(from) };
  }

  private items(items: unknown[]): YamlNode[] {
    return items.map((item) => {
      if (isPair(item)) return this.pairAsMap(item);
      return this.node(item as LibraryNode);
    });
  }

  private pairAsMap(pair: Pair): YamlMap {
    const pairs = this.pairs([pair]);
    return { kind: 'map', flow: true, pairs, ...this.placed(pairs[0]?.span ?? { start: 0, end: 0 }) };
  }

  private pairs(pairs: Pair[]): YamlPair[] {
    const seen = new Set<string>();
    const result: YamlPair[] = [];
    for (const pair of pairs) {
      const read = this.pair(pair);
      if (!read) continue;
      if (seen.has(read.key.text) && read.key.text !== '<<') {
        this.errors.push({ code: 'DUPLICATE_KEY', message: `Duplicate key "${read.key.text}"`, span: read.key.span });
      }
      seen.add(read.key.text);
      result.push(read);
    }
    return result;
  }

  private pair(pair: Pair): YamlPair | undefined {
    const { key: rawKey, value: rawValue } = pair as Pair<LibraryNode | null, LibraryNode | null>;
    if (!rawKey) return undefined;
    const converted = this.node(rawKey);
    const key: YamlScalar =
      converted.kind === 'scalar'
        ? converted
        : {
            kind: 'scalar',
            value: '',
            style: 'plain',
            text: this.text.slice(converted.span.start, converted.span.end),
            ...this.placed(converted.span),
          };
    const value = rawValue && !isAbsent(rawValue) ? this.node(rawValue) : undefined;
    return { key, value, ...this.placed({ start: key.span.start, end: value?.span.end ?? key.span.end }) };
  }
}

function isPair(item: unknown): item is Pair {
  return (
    typeof item === 'object' &&
    item !== null &&
    'key' in item &&
    'value' in item &&
    !('range' in item && isScalar(item))
  );
}

/** Nothing at all follows the colon: not a tag, not an anchor, not `null` in words. */
function isAbsent(node: LibraryNode): boolean {
  return (
    isScalar(node) && node.value === null && node.source === '' && node.tag === undefined && node.anchor === undefined
  );
}

function spanOf(node: LibraryNode): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function ownTag(node: LibraryNode): string | undefined {
  const tag = node.tag;
  return tag?.startsWith('!') ? tag : undefined;
}

function anchorOf(node: LibraryNode): string | undefined {
  return isAlias(node) ? undefined : (node as { anchor?: string }).anchor;
}

function styleOf(node: Scalar): YamlScalar['style'] {
  if (node.type === 'QUOTE_SINGLE') return 'single';
  if (node.type === 'QUOTE_DOUBLE') return 'double';
  return node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL' ? 'block' : 'plain';
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** Where a node or pair stands, in the tree of a file. */
export function sourceIn(file: string, { file: included, span }: Placed): Source {
  return { file: included ?? file, span };
}

/** The node behind an alias; undefined where the alias leads nowhere. */
export function resolve(node: YamlNode | undefined): YamlValue | undefined {
  let current = node;
  for (let depth = 0; current?.kind === 'alias' && depth < 50; depth++) current = current.target;
  return current?.kind === 'alias' ? undefined : current;
}

/** True for what another file holds and is not read: nothing is known of it here. */
export function isIncluded(node: YamlNode | undefined): boolean {
  return includingTags.includes(resolve(node)?.tag ?? '');
}

/** The map that is written here or in an included file; undefined for everything else and for what is not read. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  const resolved = resolve(node);
  return resolved?.kind === 'map' && !isIncluded(resolved) ? resolved : undefined;
}

export function asSequence(node: YamlNode | undefined): YamlSequence | undefined {
  const resolved = resolve(node);
  return resolved?.kind === 'sequence' ? resolved : undefined;
}

export function asScalar(node: YamlNode | undefined): YamlScalar | undefined {
  const resolved = resolve(node);
  return resolved?.kind === 'scalar' ? resolved : undefined;
}

/** A scalar's text as written (`8.30` stays `8.30`); undefined for null, absent and collections. */
export function asText(node: YamlNode | undefined): string | undefined {
  const scalar = asScalar(node);
  return scalar && scalar.value !== null ? scalar.text : undefined;
}

/**
 * The pairs of a map with merge keys (`<<`) followed: own keys win over merged ones, earlier merges over later ones,
 * and of two equal own keys the last. Merges that lead through more than 200 others are not followed.
 */
export function pairsOf(node: YamlNode | undefined, depth = 0): readonly YamlPair[] {
  const map = asMap(node);
  if (!map || depth > 200) return [];
  const known = mergedPairs.get(map) ?? mergePairs(map, depth);
  mergedPairs.set(map, known);
  return known;
}

/** Each map is merged once, so that a bomb of merge keys ends. */
const mergedPairs = new WeakMap<YamlMap, readonly YamlPair[]>();

function mergePairs(map: YamlMap, depth: number): YamlPair[] {
  const found = new Map<string, YamlPair>();
  for (const pair of map.pairs) if (pair.key.text !== '<<') found.set(pair.key.text, pair);
  for (const pair of map.pairs) if (pair.key.text === '<<') addMerged(found, pair.value, depth);
  return [...found.values()];
}

function addMerged(found: Map<string, YamlPair>, value: YamlNode | undefined, depth: number): void {
  const sources = asSequence(value)?.items ?? (value ? [value] : []);
  for (const source of sources) {
    for (const pair of pairsOf(source, depth + 1)) if (!found.has(pair.key.text)) found.set(pair.key.text, pair);
  }
}

/** The pair of a key, merge keys followed. */
export function pairAt(node: YamlNode | undefined, key: string): YamlPair | undefined {
  return pairsOf(node).find((pair) => pair.key.text === key);
}

/** The value at a path of keys and indexes, aliases and merge keys followed. */
export function valueAt(node: YamlNode | undefined, path: readonly (string | number)[]): YamlNode | undefined {
  let current = node;
  for (const step of path) {
    current = typeof step === 'number' ? asSequence(current)?.items[step] : pairAt(current, step)?.value;
    if (!current) return undefined;
  }
  return current;
}

/**
 * Plain values, for libraries that want them. Aliases become one shared value, so that a bomb of them ends; what nests deeper than
 * 100 levels is undefined.
 */
export function toPlain(node: YamlNode | undefined, depth = 0, shared = new Map<YamlValue, unknown>()): unknown {
  const resolved = resolve(node);
  if (!resolved || depth > 100) return undefined;
  const value = shared.get(resolved) ?? plainValue(resolved, (child) => toPlain(child, depth + 1, shared));
  shared.set(resolved, value);
  return value;
}

function plainValue(node: YamlValue, plain: (child: YamlNode) => unknown): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries(pairsOf(node).map(({ key, value }) => [key.text, value ? plain(value) : null]));
}

/**
 * A scalar written so that it replaces another in place: it keeps the quote style where the value allows it.
 * A plain scalar that would read as something else than this text gets quotes.
 */
export function renderScalar(value: string, style: YamlScalar['style'] = 'plain'): string {
  if (style === 'single') return `'${value.replaceAll("'", "''")}'`;
  if (style === 'double') return JSON.stringify(value);
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** A generated document (never an edit of a user's file). */
export function renderYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
