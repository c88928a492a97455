import { isMap, isScalar, type Document, type YAMLMap } from 'yaml';
import type { Block } from './cut';
import type { YamlError, YamlMap, YamlNode, YamlPair } from './nodes';
import { parseDocuments } from './parse';
import { Reader } from './reader';

/** What a block holds, with its places in the text that it was cut from. */
export interface ReadBlock {
  /** Of the map that the block is a part of. */
  readonly pairs: readonly YamlPair[];
  /** Where that map ends, if the block is its last. */
  readonly end: number;
  /** Where the text's content ends, if the block is the last of all. */
  readonly rootEnd: number;
  /** Duplicate keys, and aliases whose anchor is not in this block. */
  readonly errors: readonly YamlError[];
  readonly anchors: ReadonlyMap<string, YamlNode>;
  /** Whether something in it leads to anchors of other blocks. */
  readonly leadsOut: boolean;
}

/** Stands for the key above an item. */
const header = 'k:\n';

/**
 * Reads a block alone, between a stand-in for the line above it and two lines that show whether it ends where it was cut: only if they
 * are read as what they are, the parser was in the same state at the cut as it would have been in the whole text.
 *
 * @param next the column of what follows; undefined at the end of the text
 * @returns undefined where the block is no part of its own, or has a mistake: the text has to be read as a whole
 */
export function readBlock(
  text: string,
  block: Block,
  next: number | undefined,
  file: string | undefined,
): ReadBlock | undefined {
  const above = block.kind === 'item' ? header : '';
  const slice = text.slice(block.start, block.end);
  const whole = above + slice + (next === undefined ? '' : sentinel(next));
  const [document, ...others] = parseDocuments(whole);
  if (!document || others.length > 0 || document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const cut = above.length + slice.length;
  if (next !== undefined && !takeSentinel(document.contents, next, cut)) return undefined;
  return read(document, block, whole, file);
}

/** Two lines that mean something at one column only; their keys are no text that a person writes. */
function sentinel(column: number): string {
  const indent = ' '.repeat(column);
  return `${indent}\u0001: \u0002\n${indent}\u0003: '"'\n`;
}

/** Removes the sentinel from the map that it has to be in; false where it is not there, at its place, as written. */
function takeSentinel(root: YAMLMap, column: number, cut: number): boolean {
  const map = column === 0 ? root : valueOfLast(root);
  if (!isMap(map)) return false;
  const [first, second] = map.items.splice(-2);
  const firstAt = cut + column;
  return (
    isText(first?.key, '\u0001', firstAt) &&
    isText(first?.value, '\u0002', firstAt + 3) &&
    isText(second?.key, '\u0003', firstAt + 5 + column) &&
    isText(second?.value, '"', firstAt + 8 + column)
  );
}

function valueOfLast(map: YAMLMap): unknown {
  return map.items.at(-1)?.value;
}

function isText(node: unknown, value: string, start: number): boolean {
  return isScalar(node) && node.value === value && node.range?.[0] === start;
}

function read(
  { contents }: Document.Parsed,
  { kind, start }: Block,
  whole: string,
  file: string | undefined,
): ReadBlock | undefined {
  if (!contents) return undefined;
  const reader = new Reader(whole, file, kind === 'item' ? start - header.length : start);
  const root = reader.node(contents);
  const map = kind === 'item' && root.kind === 'map' ? root.pairs[0]?.value : root;
  if (map?.kind !== 'map' || map.pairs.length === 0 || (kind === 'header' && !isHeader(map))) return undefined;
  return {
    pairs: map.pairs,
    end: map.span.end,
    rootEnd: root.span.end,
    errors: reader.errors,
    anchors: reader.anchors,
    leadsOut: false,
  };
}

/** A header that is followed by its items: after the sentinel is taken, its map is empty. */
function isHeader({ pairs }: YamlMap): boolean {
  const [only, ...others] = pairs;
  return others.length === 0 && only?.value?.kind === 'map' && only.value.pairs.length === 0;
}
