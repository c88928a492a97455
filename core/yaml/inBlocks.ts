import { KeptByText } from '../keptByText';
import { cutIntoBlocks, type Block } from './cut';
import { movedBlock } from './move';
import type { YamlDocument, YamlError, YamlMap, YamlNode, YamlPair } from './nodes';
import { bounded } from './parse';
import { readBlock, type ReadBlock } from './readBlock';
import { duplicateKey } from './reader';
import { withTargets } from './targets';

/** A block as it was read, where it was read first. */
interface Known {
  readonly start: number;
  readonly block: ReadBlock;
}

/**
 * Blocks that were read, by what they were read from; so a keystroke parses one block alone. Equal blocks of one text are told apart:
 * each stands at a place of its own, and so has nodes of its own.
 */
const known = new KeptByText<Known[]>(2_000_000);

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
  const taken = new Map<Known[], number>();
  const blocks: ReadBlock[] = [];
  for (const [index, cut] of cuts.entries()) {
    const read = blockAt(text, cut, cuts[index + 1]?.column, file, taken);
    if (!read) return undefined;
    const block = movedBlock(withTargets(read.block, anchors), cut.start - read.start);
    if (block.errors.some(({ code }) => code === 'UNKNOWN_ALIAS')) return undefined;
    for (const [name, node] of block.anchors) anchors.set(name, node);
    blocks.push(block);
  }
  return assemble(text, cuts, blocks, file);
}

function blockAt(
  text: string,
  cut: Block,
  next: number | undefined,
  file: string | undefined,
  taken: Map<Known[], number>,
): Known | undefined {
  const key = `${cut.kind} ${next ?? ''} ${file ?? ''}\n${text.slice(cut.start, cut.end)}`;
  const equal = known.get(key) ?? [];
  const nth = taken.get(equal) ?? 0;
  taken.set(equal, nth + 1);
  const before = equal[nth];
  const block = before ? before.block : readBlock(text, cut, next, file);
  if (!block) return undefined;
  const read = before ?? { start: cut.start, block };
  equal[nth] = read;
  known.keep(key, equal);
  return read;
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
