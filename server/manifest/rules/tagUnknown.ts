import { nearest } from '../../../core/nearest';
import { sourceIn, type YamlNode } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';

const known = ['!include', '!archive'];

/** Levels that are looked into; deeper ones are no manifest. */
const deepest = 50;

export const tagUnknown: EntryRule = {
  code: 'tag-unknown',
  severity: 'warning',
  summary: 'A YAML tag that the platform does not know',
  explanation: 'The platform has two tags of its own: `!include` brings in a file, `!archive` a folder.',
  basis: 'Rule R12',
  over: ['applications', 'services', 'routes'],
  *checkEntry({ node, file }) {
    for (const tagged of unknownTags(node)) {
      const meant = nearest(tagged.tag, known);
      const hint = meant === undefined ? 'there are !include and !archive' : `did you mean "${meant}"?`;
      yield { message: `Unknown tag "${tagged.tag}": ${hint}`, source: sourceIn(file, tagged) };
    }
  },
};

function* unknownTags(node: YamlNode | undefined, depth = 0): Iterable<YamlNode & { readonly tag: string }> {
  if (!node || depth > deepest) return;
  const { tag } = node;
  if (tag !== undefined && tag !== '!' && !known.includes(tag)) yield { ...node, tag };
  else if (node.kind === 'sequence') for (const item of node.items) yield* unknownTags(item, depth + 1);
  else if (node.kind === 'map') for (const { value } of node.pairs) yield* unknownTags(value, depth + 1);
}
