import { asScalar, asSequence, pairsOf, sourceIn, valueAt, type YamlNode, type YamlScalar } from '../../../core/yaml';
import { changeFix } from '../changeFix';
import type { EntryRule } from '../entryRule';

export const versionUnquoted: EntryRule = {
  code: 'version-unquoted',
  severity: 'warning',
  summary: 'A version without quotes loses its last zero',
  explanation:
    'YAML reads `1.10` as the number 1.1. Put versions in quotes. In a `type` the image stands before the version, so that no quotes are needed there.',
  basis: 'Rule R27; YAML 1.2',
  over: ['applications'],
  *checkEntry({ node, file }) {
    for (const written of texts(node)) {
      const scalar = asScalar(written);
      if (!written || !scalar || !losesZero(scalar)) continue;
      const text = JSON.stringify(scalar.text);
      yield {
        message: `YAML reads ${scalar.text} as the number ${scalar.value}: put it in quotes`,
        source: sourceIn(file, written),
        fixes: written === scalar ? [changeFix(sourceIn(file, scalar), text, true, `Write ${text}`)] : [],
      };
    }
  },
};

/** Where a version stands as a text of its own: variables, packages of `dependencies` and of a `stack`. */
function* texts(node: YamlNode | undefined): Iterable<YamlNode | undefined> {
  for (const group of ['variables', 'dependencies'])
    for (const { value } of pairsOf(valueAt(node, [group])))
      for (const pair of pairsOf(value)) {
        yield pair.value;
        if (pair.key.text === 'require') for (const required of pairsOf(pair.value)) yield required.value;
      }
  for (const item of asSequence(valueAt(node, ['stack', 'packages']))?.items ?? [])
    for (const { value } of pairsOf(item)) yield value;
}

/** `1.10`, and not `1.0`, which is written as it is read. */
function losesZero({ style, value, text }: YamlScalar): boolean {
  return style === 'plain' && typeof value === 'number' && /^\d+\.\d+0$/.test(text);
}
