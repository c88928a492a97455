import type { ManifestEntry } from '../../../core/manifest/manifest';
import { asScalar, pairAt, pairsOf, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';

export const redirectKeysConflict: EntryRule = {
  code: 'redirect-keys-conflict',
  severity: 'error',
  summary: 'Keys of a redirect that do not go together',
  explanation:
    'A path that is a regular expression says itself what it fits: `prefix` and `append_suffix` are refused beside `regexp: true`. With `prefix: false` only the path itself is redirected, so that there is no rest for `append_suffix` to keep.',
  basis: 'Rule R159',
  over: ['routes'],
  *checkEntry(route) {
    for (const { value } of pairsOf(valueAt(route.node, ['redirects', 'paths']))) yield* judge(route, value);
  },
};

function* judge({ file }: ManifestEntry, redirect: YamlNode | undefined): Iterable<Finding> {
  const [prefix, suffix] = [pairAt(redirect, 'prefix'), pairAt(redirect, 'append_suffix')];
  if (isValue(redirect, 'regexp', true)) {
    for (const pair of [prefix, suffix])
      if (pair && asScalar(pair.value)?.value !== null && pair.value)
        yield {
          message: `"${pair.key.text}" does not go with "regexp": write what the path fits into the expression`,
          source: sourceIn(file, pair.key),
        };
  } else if (isValue(redirect, 'prefix', false) && suffix && isValue(redirect, 'append_suffix', true)) {
    yield {
      severity: 'information',
      message: '"append_suffix" means nothing beside "prefix: false": there is no rest of the path to keep',
      source: sourceIn(file, suffix.key),
    };
  }
}

function isValue(node: YamlNode | undefined, key: string, value: boolean): boolean {
  return asScalar(valueAt(node, [key]))?.value === value;
}
