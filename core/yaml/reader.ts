import { isAlias, isMap, isScalar, isSeq, type Node as LibraryNode, type Pair, type Scalar } from 'yaml';
import type { Span } from '../text';
import type { Placed, YamlAlias, YamlError, YamlMap, YamlNode, YamlPair, YamlScalar } from './nodes';

/** Turns the library's nodes into ours; collects what the library leaves unreported. */
export class Reader {
  readonly errors: YamlError[] = [];
  /** The last node of each anchor. */
  readonly anchors = new Map<string, YamlNode>();

  /** @param offset where the text that was parsed begins in its file; added to every span */
  constructor(
    private readonly text: string,
    private readonly file: string | undefined,
    private readonly offset = 0,
  ) {}

  node(from: LibraryNode): YamlNode {
    const node = this.convert(from);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    return node;
  }

  private convert(from: LibraryNode): YamlNode {
    const base = {
      ...this.placed(this.spanOf(from)),
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

  private spanOf(node: LibraryNode): Span {
    const [start, end] = node.range ?? [0, 0];
    return { start: start + this.offset, end: end + this.offset };
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
        this.errors.push(duplicateKey(read));
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
            text: this.text.slice(converted.span.start - this.offset, converted.span.end - this.offset),
            ...this.placed(converted.span),
          };
    const value = rawValue && !isAbsent(rawValue) ? this.node(rawValue) : undefined;
    return { key, value, ...this.placed({ start: key.span.start, end: value?.span.end ?? key.span.end }) };
  }
}

export function duplicateKey({ key }: YamlPair): YamlError {
  return { code: 'DUPLICATE_KEY', message: `Duplicate key "${key.text}"`, span: key.span };
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
