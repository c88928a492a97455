import { applyEdits, lineStart, type TextEdit } from '../text';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlSequence } from './nodes';
import { parseYaml } from './parse';
import { renderScalar } from './render';
import { isObject, isSame } from './same';
import { pairAt, toPlain } from './values';

/** What is put into a file: a pair at the end of a map, or an item at the end of a list. */
export type Addition =
  | { readonly pair: readonly [name: string, value: string] }
  | { readonly item: string | Readonly<Record<string, string>> };

/**
 * Adds to the map or list at a path of keys, which is made where it is not there yet. Nothing else of the text changes; the layout is the
 * file's own. Undefined where there is no such edit: a text that is not valid, another kind of value at the path, an alias, a name that
 * is there already.
 */
export function addToYaml(document: YamlDocument, path: readonly string[], addition: Addition): TextEdit | undefined {
  return document.errors.length > 0 ? undefined : new Adder(document.text).at(document.root, path, addition);
}

/** The same for a small text, read back before it is offered: whatever strangers wrote into it, it says the same afterwards. */
export function addToText(text: string, path: readonly string[], addition: Addition): TextEdit | undefined {
  const document = parseYaml(text);
  const edit = addToYaml(document, path, addition);
  return edit && readsAsMeant(text, edit, document.root, path, addition) ? edit : undefined;
}

class Adder {
  private readonly newline: string;
  /** One step of indentation. */
  private readonly step: string;

  constructor(private readonly text: string) {
    this.newline = text.includes('\r\n') ? '\r\n' : '\n';
    this.step = /^( +)[^\s#-]/m.exec(text)?.[1] ?? '  ';
  }

  /** Walks as far as there is something at the path, and writes the rest of it there. */
  at(root: YamlNode | undefined, path: readonly string[], addition: Addition): TextEdit | undefined {
    let node = isNothing(root) ? undefined : root;
    let holder: YamlPair | undefined;
    let rest = path;
    while (node?.kind === 'map' && rest.length > 0) {
      const pair = pairAt(node, rest[0] ?? '');
      if (!pair) break;
      // What a merge brings is written elsewhere.
      if (!node.pairs.includes(pair)) return undefined;
      [holder, node, rest] = [pair, pair.value, rest.slice(1)];
    }
    if ('pair' in addition && rest.length === 0 && pairAt(node, addition.pair[0])) return undefined;
    if (node?.kind === 'map' && node.flow) return this.insideMap(node, rest, addition);
    if (node?.kind === 'map') return this.belowPairs(node, node === root, rest, addition);
    if (node?.kind === 'sequence' && rest.length === 0) return this.belowItems(node, addition);
    if (node) return undefined;
    return holder ? this.belowKey(holder, rest, addition) : this.atEnd('', rest, addition);
  }

  private belowPairs(map: YamlMap, isRoot: boolean, rest: readonly string[], addition: Addition): TextEdit | undefined {
    const indentation = this.indentationAt(map.span.start);
    if (indentation === undefined) return undefined;
    if (isRoot) return this.atEnd(indentation, rest, addition);
    return this.insertLines(this.lineAfter(map.pairs.at(-1)?.span.end ?? map.span.end), indentation, rest, addition);
  }

  private belowItems(list: YamlSequence, addition: Addition): TextEdit | undefined {
    if (list.flow) return this.insideList(list, addition);
    const indentation = this.indentationAt(list.span.start);
    if (indentation === undefined) return undefined;
    return this.insertLines(this.lineAfter(list.items.at(-1)?.span.end ?? list.span.end), indentation, [], addition);
  }

  /** Nothing follows the colon. */
  private belowKey(pair: YamlPair, rest: readonly string[], addition: Addition): TextEdit | undefined {
    const indentation = this.indentationAt(pair.key.span.start);
    if (indentation === undefined) return undefined;
    return this.insertLines(this.lineAfter(pair.key.span.end), indentation + this.step, rest, addition);
  }

  /** Behind the whole document, before the mark of its end. */
  private atEnd(indentation: string, rest: readonly string[], addition: Addition): TextEdit {
    const mark = /^\.\.\.(?=\s|$)/m.exec(this.text);
    return this.insertLines(mark?.index ?? this.text.length, indentation, rest, addition);
  }

  private insertLines(at: number, indentation: string, rest: readonly string[], addition: Addition): TextEdit {
    const lines = this.lines(rest, addition).map((line) => indentation + line);
    const lead = at === 0 || this.text[at - 1] === '\n' ? '' : this.newline;
    return insertion(at, lead + lines.map((line) => line + this.newline).join(''));
  }

  private lines(rest: readonly string[], addition: Addition): string[] {
    const [key, ...deeper] = rest;
    if (key !== undefined) return [`${inline(key)}:`, ...this.lines(deeper, addition).map((line) => this.step + line)];
    if ('pair' in addition) return [addition.pair.map(inline).join(': ')];
    if (typeof addition.item === 'string') return [`- ${inline(addition.item)}`];
    return Object.entries(addition.item).map(
      ([name, value], index) => `${index === 0 ? '- ' : '  '}${inline(name)}: ${inline(value)}`,
    );
  }

  /** At the beginning of `{…}`, where it is right whatever follows. */
  private insideMap({ span, pairs }: YamlMap, rest: readonly string[], addition: Addition): TextEdit | undefined {
    const text = flowText(rest, addition);
    return this.text[span.start] === '{'
      ? insertion(span.start + 1, pairs.length === 0 ? text : `${text}, `)
      : undefined;
  }

  private insideList({ span, items }: YamlSequence, addition: Addition): TextEdit | undefined {
    const last = items.at(-1);
    const text = flowText([], addition);
    if (this.text[span.start] !== '[') return undefined;
    return last ? insertion(last.span.end, `, ${text}`) : insertion(span.start + 1, text);
  }

  /** The blanks before a block that begins its line. */
  private indentationAt(offset: number): string | undefined {
    const before = this.text.slice(lineStart(this.text, offset), offset);
    return /^ *$/.test(before) ? before : undefined;
  }

  /** The start of the line after an offset, so that a comment behind a value stays where it is. */
  private lineAfter(offset: number): number {
    if (offset > 0 && this.text[offset - 1] === '\n') return offset;
    const newline = this.text.indexOf('\n', offset);
    return newline < 0 ? this.text.length : newline + 1;
  }
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

function flowText([key, ...deeper]: readonly string[], addition: Addition): string {
  if (key !== undefined) {
    const inner = flowText(deeper, addition);
    return `${quoted(key)}: ${deeper.length === 0 && 'item' in addition ? `[${inner}]` : `{${inner}}`}`;
  }
  if ('pair' in addition) return addition.pair.map(quoted).join(': ');
  if (typeof addition.item === 'string') return quoted(addition.item);
  const pairs = Object.entries(addition.item).map(([name, value]) => `${quoted(name)}: ${quoted(value)}`);
  return `{${pairs.join(', ')}}`;
}

/** In `{…}` commas and brackets end a plain text. */
function quoted(text: string): string {
  const plain = inline(text);
  return /^[\w./-][\w ./-]*$/.test(plain) ? plain : JSON.stringify(text);
}

/** A scalar on one line. */
function inline(text: string): string {
  const rendered = renderScalar(text);
  return /[\p{Cc}\u2028\u2029]/u.test(rendered) || rendered.startsWith('"') ? JSON.stringify(text) : rendered;
}

/** An empty document, or one of comments. */
function isNothing(root: YamlNode | undefined): boolean {
  return root?.kind === 'scalar' && root.text === '' && root.style === 'plain' && !root.tag && !root.anchor;
}

/** True where the text with the edit says what it said before, and the addition. */
function readsAsMeant(
  text: string,
  edit: TextEdit,
  root: YamlNode | undefined,
  path: readonly string[],
  addition: Addition,
): boolean {
  const after = parseYaml(applyEdits(text, [edit]));
  return after.errors.length === 0 && isSame(toPlain(after.root), withAddition(toPlain(root), path, addition));
}

function withAddition(value: unknown, [key, ...rest]: readonly string[], addition: Addition): unknown {
  if (key === undefined && 'item' in addition)
    return [...(Array.isArray(value) ? (value as unknown[]) : []), addition.item];
  const map = isObject(value) ? value : {};
  if (key !== undefined)
    return { ...map, [key]: withAddition(Object.hasOwn(map, key) ? map[key] : undefined, rest, addition) };
  return 'pair' in addition ? { ...map, [addition.pair[0]]: addition.pair[1] } : map;
}
