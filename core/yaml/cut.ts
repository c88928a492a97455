/** A part of a text that can be read alone: a key and what belongs to it, from the beginning of its line to the next block's. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /**
   * `header`: the line of a key whose items follow as blocks; `item`: one of them; `whole`: a key of the top level with all that is its.
   */
  readonly kind: 'header' | 'item' | 'whole';
  /** Blanks before its key. */
  readonly column: number;
}

/** A plain or quoted key and its colon; what follows is captured. A plain key begins with no character that means something. */
const keyLine =
  /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#&*!|>%@`"'{}[\],?:-](?:[^\s#:]|:(?=\S)|(?<=\S)#|\s+(?=[^\s#:]))*)\s*:(?:\s+(.*))?$/;

/** What makes a line mean something for the whole text: the ends of documents, directives, explicit keys. */
const global = /^(?:---|\.\.\.|%)/;
const explicitKey = /^\?(?:\s|$)/;

// eslint-disable-next-line no-control-regex -- a text with control characters is read whole
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

/**
 * Cuts a text at the keys of its top level, and at the keys directly below one that has nothing on its line.
 * It looks at lines alone, so that a cut may be wrong (inside a quoted text of several lines): who reads the blocks finds that out.
 *
 * @returns undefined for a text that has to be read as a whole
 */
export function cutIntoBlocks(text: string): readonly Block[] | undefined {
  if (control.test(text)) return undefined;
  const cuts: { start: number; kind: Block['kind']; column: number }[] = [];
  /** Of the items below the running header: undefined before the first line of content, -1 where they can't be cut. */
  let itemColumn: number | undefined = -1;
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const first = afterSpaces(text, start);
    const begin = text.charAt(first);
    if (begin === '\t') return undefined;
    if (begin === '' || begin === '\n' || begin === '#' || text.startsWith('\r\n', first)) continue;
    const column = first - start;
    if (begin === '?' && explicitKey.test(lineAt(text, first))) return undefined;
    if (column === 0 && global.test(lineAt(text, first))) return undefined;
    const isPossible = column === 0 || column === itemColumn || itemColumn === undefined;
    const key = isPossible ? keyLine.exec(lineAt(text, first)) : null;
    if (column === 0 && key) {
      const isHeader = /^(?:#|$)/.test(key[1] ?? '');
      cuts.push({ start, kind: isHeader ? 'header' : 'whole', column });
      itemColumn = isHeader ? undefined : -1;
    } else if (cuts.length === 0) return undefined;
    else if (itemColumn === undefined) {
      itemColumn = key ? column : -1;
      if (key) cuts.push({ start, kind: 'item', column });
    } else if (key) cuts.push({ start, kind: 'item', column });
    else if (column < itemColumn) return undefined;
  }
  return cuts.length === 0 ? undefined : cuts.map((cut, index) => blockOf(cut, index, cuts, text.length));
}

type Cut = Omit<Block, 'end'>;

/** The first block holds the comments before it; a header without items is the whole of its key. */
function blockOf({ start, kind, column }: Cut, index: number, cuts: readonly Cut[], length: number): Block {
  const next = cuts[index + 1];
  return {
    start: index === 0 ? 0 : start,
    end: next?.start ?? length,
    kind: kind === 'header' && next?.kind !== 'item' ? 'whole' : kind,
    column,
  };
}

function afterSpaces(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) === 0x20) end++;
  return end;
}

function nextLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

/** Without its end. */
function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
