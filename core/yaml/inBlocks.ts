import { cutIntoBlocks, type Block } from './cut';
import { movedBlock } from './move';
import type { YamlDocument, YamlError, YamlMap, YamlNode, YamlPair } from './nodes';
import { bounded } from './parse';
import { readBlock, type ReadBlock } from './readBlock';
import { duplicateKey } from './reader';
import { withTargets } from './targets';

interface Known {
  readonly start: number;
  readonly block: ReadBlock;
}

/** Blocks that were read, by what they were read from; so a keystroke parses one block alone. */
const known = new Map<string, Known>();
/** Characters of their texts. */
const sizeKept = 1_000_000;
let size = 0;

/**
 * The same as `parseYaml` of a text without mistakes, block by block: what was read before is taken again, as the same nodes where it
 * stands at the same place.
 *
 * @returns undefined where the text has to be read as a whole: it has a mistake, or can't be cut
 */
export function parseInBlocks(text: string, file?: string): YamlDocument | undefined {
  const cuts = cutIntoBlocks(text);
  if (!cuts) return undefined;
  const anchors = new Map<string, YamlNode>();
  const repeats = new Map<string, number>();
  const blocks: ReadBlock[] = [];
  for (const [index, cut] of cuts.entries()) {
    const read = blockAt(text, cut, cuts[index + 1]?.column, file, repeats);
    if (!read) return undefined;
    const block = withTargets(read, anchors);
    if (block.errors.some(({ code }) => code === 'UNKNOWN_ALIAS')) return undefined;
    for (const [name, node] of block.anchors) anchors.set(name, node);
    blocks.push(block);
  }
  return assemble(text, cuts, blocks, file);
}

/** Equal blocks of one text are told apart: each stands at a place of its own, and so has nodes of its own. */
function blockAt(
  text: string,
  cut: Block,
  next: number | undefined,
  file: string | undefined,
  repeats: Map<string, number>,
): ReadBlock | undefined {
  const same = `${cut.kind} ${next ?? ''} ${file ?? ''}\n${text.slice(cut.start, cut.end)}`;
  const repeat = repeats.get(same) ?? 0;
  repeats.set(same, repeat + 1);
  const key = `${repeat} ${same}`;
  const before = known.get(key);
  const block = before ? atPlace(before, cut.start) : readBlock(text, cut, next, file);
  forget(key);
  if (block) keep(key, { start: cut.start, block });
  return block;
}

function atPlace({ start, block }: Known, place: number): ReadBlock {
  return start === place ? block : movedBlock(block, place - start);
}

/** What was used last is kept longest. */
function keep(key: string, read: Known): void {
  known.set(key, read);
  size += key.length;
  for (const oldest of known.keys()) {
    if (size <= sizeKept) return;
    forget(oldest);
  }
}

function forget(key: string): void {
  if (known.delete(key)) size -= key.length;
}

function assemble(
  text: string,
  cuts: readonly Block[],
  blocks: readonly ReadBlock[],
  file: string | undefined,
): YamlDocument {
  const root = new Joined();
  for (const [index, block] of blocks.entries()) {
    const kind = cuts[index]?.kind;
    if (kind === 'item') continue;
    root.add(kind === 'header' ? withItems(block, itemsAfter(index, cuts, blocks), file) : block);
  }
  return { text, root: root.map(blocks.at(-1)?.rootEnd ?? 0, file), errors: bounded(root.errors) };
}

function itemsAfter(index: number, cuts: readonly Block[], blocks: readonly ReadBlock[]): readonly ReadBlock[] {
  const end = cuts.findIndex(({ kind }, at) => at > index && kind !== 'item');
  return blocks.slice(index + 1, end < 0 ? blocks.length : end);
}

/** A header whose value is the map of its items. */
function withItems({ pairs: [pair] }: ReadBlock, items: readonly ReadBlock[], file: string | undefined): Part {
  const joined = new Joined();
  for (const item of items) joined.add(item);
  const value = joined.map(items.at(-1)?.end ?? 0, file);
  const pairs = pair ? [{ ...pair, value, span: { start: pair.span.start, end: value.span.end } }] : [];
  return { pairs, errors: joined.errors };
}

type Part = Pick<ReadBlock, 'pairs' | 'errors'>;

/** The pairs of one map, from several blocks. */
class Joined {
  readonly errors: YamlError[] = [];
  private readonly pairs: YamlPair[] = [];
  private readonly names = new Set<string>();

  /** What repeats a key of another block is a mistake; within a block its reader has said so. */
  add({ pairs, errors }: Part): void {
    this.errors.push(...errors, ...pairs.filter(({ key }) => this.names.has(key.text)).map(duplicateKey));
    this.pairs.push(...pairs);
    for (const { key } of pairs) if (key.text !== '<<') this.names.add(key.text);
  }

  map(end: number, file: string | undefined): YamlMap {
    const start = this.pairs[0]?.span.start ?? 0;
    return {
      kind: 'map',
      flow: false,
      pairs: this.pairs,
      span: { start, end },
      ...(file === undefined ? {} : { file }),
    };
  }
}
