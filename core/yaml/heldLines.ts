import { LineIndex, type Span } from '../text';
import type { YamlDocument, YamlNode, YamlScalar } from './nodes';

/** A line that belongs to a value which began on a line above it. */
export interface Held {
  /** A text below `|` or `>`, the same with its indentation counted (`|2`), or anything else that goes over several lines. */
  readonly kind: 'block' | 'counted' | 'flow';
  /** Column of the key, or of the list, that the value belongs to. */
  readonly column: number;
}

/** The lines of a document that go on with a value, by their numbers. */
export function heldLines(document: YamlDocument): ReadonlyMap<number, Held> {
  const holder = new Holder(document.text);
  if (document.root) holder.node(document.root, 0);
  return holder.lines;
}

class Holder {
  readonly lines = new Map<number, Held>();
  private readonly index: LineIndex;
  private readonly written: readonly string[];

  constructor(private readonly text: string) {
    this.index = new LineIndex(text);
    this.written = text.split('\n');
  }

  node(node: YamlNode, column: number): void {
    if (node.kind === 'alias') return;
    if (node.kind === 'scalar' || node.flow) this.hold(node.span, this.kindOf(node), column);
    else if (node.kind === 'map')
      for (const { key, value } of node.pairs) {
        this.node(key, column);
        if (value) this.node(value, this.column(key.span.start));
      }
    else for (const item of node.items) this.node(item, this.column(node.span.start));
  }

  private kindOf(node: YamlNode): Held['kind'] {
    if (!isBlock(node)) return 'flow';
    return /^[|>][+-]?\d/.test(this.text.slice(node.span.start, node.span.start + 3)) ? 'counted' : 'block';
  }

  private hold(span: Span, kind: Held['kind'], column: number): void {
    const first = this.index.position(span.start).line;
    let last = this.index.position(span.end).line;
    // Blank lines below the text are its own.
    if (kind !== 'flow') while (this.written[last + 1]?.trim() === '') last++;
    for (let line = first + 1; line <= last; line++) this.lines.set(line, { kind, column });
  }

  private column(offset: number): number {
    return this.index.position(offset).character;
  }
}

function isBlock(node: YamlNode): node is YamlScalar {
  return node.kind === 'scalar' && node.style === 'block';
}
