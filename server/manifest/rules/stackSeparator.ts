import type { ManifestEntry } from '../../../core/manifest/manifest';
import { findImage } from '../../../core/manifest/registry';
import { asMap, asScalar, asSequence, asText, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import type { Finding } from '../../problem';
import { changeFix, changeScalarFixes } from '../changeFix';
import type { EntryRule } from '../entryRule';

export const stackSeparator: EntryRule = {
  code: 'stack-separator',
  severity: 'error',
  summary: 'A runtime of a stack without "@" before its version',
  explanation:
    'In `type` the version follows a colon (`nodejs:24`), in `stack` it follows an "@" (`nodejs@24`): there a colon would begin the settings of the runtime.',
  basis: 'Rule R26',
  over: ['applications'],
  *checkEntry(entry) {
    const stack = valueAt(entry.node, ['stack']);
    const runtimes = asSequence(stack) ?? asSequence(valueAt(stack, ['runtimes']));
    for (const item of runtimes?.items ?? []) yield* judge(entry, item);
  },
};

function* judge({ file }: ManifestEntry, item: YamlNode): Iterable<Finding> {
  const [pair, ...others] = asMap(item)?.pairs ?? [];
  const key = asScalar(item) ?? pair?.key;
  if (!key || key.text.includes('@')) return;
  const [name = '', version = ''] = key.text.split(':');
  if (findImage(name)?.kind !== 'runtime') return;
  // `nodejs: 24` is a map for YAML.
  const below = version === '' && pair && others.length === 0 ? asText(pair.value) : undefined;
  const mended = `${name}@${below ?? version.trim()}`;
  if (mended.endsWith('@')) return;
  const whole = below !== undefined && pair ? sourceIn(file, pair) : undefined;
  yield {
    message: `Write "${mended}": in a stack "@" stands before the version`,
    source: sourceIn(file, key),
    fixes: whole
      ? [changeFix(whole, JSON.stringify(mended), true, `Change to "${mended}"`)]
      : changeScalarFixes(file, key, mended, true),
  };
}
