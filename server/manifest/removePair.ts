import type { Manifest } from '../../core/manifest/manifest';
import { lineStart, type Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import type { YamlNode, YamlPair } from '../../core/yaml';
import type { Fix } from '../problem';

/**
 * Takes the lines of a pair out of a block map; undefined where it shares its first line, or is the map's only one.
 *
 * @param path the file of the manifest in whose tree the pair is; it may stand in an included one
 */
export function removePairFix(manifest: Manifest, path: ProjectPath, pair: YamlPair): Fix | undefined {
  const file = pair.file ?? path;
  const document = [...manifest.files, ...manifest.included].find((it) => it.path === file)?.document;
  if (!document) return undefined;
  const parent = parentOf(document.root, pair);
  const span = linesOf(document.text, pair.span);
  if (parent?.kind !== 'map' || parent.flow || parent.pairs.length < 2 || !span) return undefined;
  return { title: `Remove "${pair.key.text}"`, edits: [{ file, edits: [{ span, newText: '' }] }], preferred: false };
}

/** Whole lines, with the comment behind the last one; undefined where something else begins the first line. */
function linesOf(text: string, { start, end }: Span): Span | undefined {
  const first = lineStart(text, start);
  if (text.slice(first, start).trim() !== '') return undefined;
  const lineEnd = text[end - 1] === '\n' ? end - 1 : text.indexOf('\n', end);
  return { start: first, end: lineEnd < 0 ? text.length : lineEnd + 1 };
}

function parentOf(node: YamlNode | undefined, pair: YamlPair): YamlNode | undefined {
  if (node?.kind === 'sequence') return firstOf(node.items, pair);
  if (node?.kind !== 'map') return undefined;
  return node.pairs.includes(pair)
    ? node
    : firstOf(
        node.pairs.flatMap(({ value }) => value ?? []),
        pair,
      );
}

function firstOf(nodes: readonly YamlNode[], pair: YamlPair): YamlNode | undefined {
  for (const node of nodes) {
    const found = parentOf(node, pair);
    if (found) return found;
  }
  return undefined;
}
