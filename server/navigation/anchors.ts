import type { Span } from '../../core/text';
import type { YamlDocument, YamlNode } from '../../core/yaml';

/** An anchor with the aliases that lead to it, or one of them. */
export interface AnchorMention {
  readonly role: 'definition' | 'reference';
  /** Of the name, without `&` or `*`. */
  readonly span: Span;
}

/** The name characters of YAML, and no more: what ends a flow collection ends a name. */
const nameCharacter = /[^\s,[\]{}]/;

/** The anchor and the aliases of the name at an offset, in the order of the text; none where it is on no such name. */
export function anchorMentions(document: YamlDocument, offset: number): readonly AnchorMention[] {
  const name = nameAt(document.text, offset);
  if (name === undefined) return [];
  const all = [...mentionsIn(document, name)].sort((a, b) => a.span.start - b.span.start);
  const here = all.findIndex(({ span }) => span.start - 1 <= offset && offset <= span.end);
  if (here < 0) return [];
  // A name can be given anew: an alias leads to the last anchor before it.
  const start = all.findLastIndex(({ role }, index) => index <= here && role === 'definition');
  const end = all.findIndex(({ role }, index) => index > here && role === 'definition');
  return all.slice(Math.max(start, 0), end < 0 ? all.length : end);
}

/** Looks at the text alone, so that a tree is only walked where it has an answer. */
function nameAt(text: string, offset: number): string | undefined {
  let [start, end] = [offset, offset];
  while (start > 0 && nameCharacter.test(text.charAt(start - 1))) start--;
  while (end < text.length && nameCharacter.test(text.charAt(end))) end++;
  return /^[&*](.+)$/.exec(text.slice(start, end))?.[1];
}

function* mentionsIn({ text, root }: YamlDocument, name: string): Iterable<AnchorMention> {
  for (const node of nodesIn(root)) {
    if (node.kind === 'alias' && node.tag === undefined && node.name === name)
      yield { role: 'reference', span: { start: node.span.start + 1, end: node.span.start + 1 + name.length } };
    if (node.anchor !== name) continue;
    // It stands before what it names, with at most a tag between.
    const sign = text.lastIndexOf(`&${name}`, node.span.start);
    if (sign >= 0) yield { role: 'definition', span: { start: sign + 1, end: sign + 1 + name.length } };
  }
}

/** Every node that is written in a document. Aliases are not followed. */
function* nodesIn(root: YamlNode | undefined): Iterable<YamlNode> {
  const open = root ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    if (node.kind === 'map') for (const { key, value } of node.pairs) open.push(key, ...(value ? [value] : []));
    if (node.kind === 'sequence') open.push(...node.items);
  }
}
