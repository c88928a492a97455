import type { Project } from '../../core/project';
import type { Span } from '../../core/text';
import { lineStart } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import type { YamlNode, YamlScalar } from '../../core/yaml';
import { manifestDocument } from './manifestDocument';
import { holdsOffset, trimmedSpan } from './spans';

/**
 * What a selection at an offset grows to, the innermost first: the word, the value without and with its quotes, the pair, the map, … up
 * to the whole text. Undefined for a file that is no manifest.
 */
export function selections(project: Project, file: ProjectPath, offset: number): Span[] | undefined {
  const found = manifestDocument(project.manifest, file);
  if (!found) return undefined;
  const { root, text } = found.document;
  const inside: Span[] = [];
  collect(root, offset, text, inside);
  const trimmed = inside.map((span) => trimmedSpan(span, text)).filter((span) => holdsOffset(span, offset));
  const word = wordAt(text, offset);
  return nested([{ start: 0, end: text.length }, ...trimmed, ...(word ? [word] : [])]).reverse();
}

function collect(node: YamlNode | undefined, offset: number, text: string, found: Span[]): void {
  if (!node || !holdsOffset(node.span, offset)) return;
  found.push(node.span);
  if (node.kind === 'scalar') found.push(...insideOf(node, offset, text));
  if (node.kind === 'sequence') for (const item of node.items) collect(item, offset, text, found);
  if (node.kind !== 'map') return;
  const pair = node.pairs.find(({ span }) => holdsOffset(span, offset));
  if (!pair) return;
  found.push(pair.span);
  collect(holdsOffset(pair.key.span, offset) ? pair.key : pair.value, offset, text, found);
}

/** A text without its quotes; of a script the lines and the line. */
function insideOf({ style, span }: YamlScalar, offset: number, text: string): Span[] {
  if (style === 'plain') return [];
  if (style !== 'block') return [{ start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) }];
  const script = { start: Math.min(lineEnd(text, span.start) + 1, span.end), end: span.end };
  return offset < script.start ? [] : [script, lineAt(text, offset)];
}

function lineAt(text: string, offset: number): Span {
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const line = text.slice(start, end);
  return { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length };
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function wordAt(text: string, offset: number): Span | undefined {
  const line = lineStart(text, offset);
  const before = /[\w-]*$/.exec(text.slice(line, offset))?.[0] ?? '';
  const behind = /^[\w-]*/.exec(text.slice(offset, lineEnd(text, offset)))?.[0] ?? '';
  const word = { start: offset - before.length, end: offset + behind.length };
  return word.start === word.end ? undefined : word;
}

/** Those that lie in the one before and are smaller. */
function nested(spans: readonly Span[]): Span[] {
  return spans.reduce<Span[]>((kept, span) => {
    const around = kept.at(-1);
    const isInside = !around || (around.start <= span.start && span.end <= around.end);
    const isSmaller = !around || span.end - span.start < around.end - around.start;
    return isInside && isSmaller ? [...kept, span] : kept;
  }, []);
}
