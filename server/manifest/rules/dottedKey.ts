import type { ManifestEntry } from '../../../core/manifest/manifest';
import { pairsOf, sourceIn, valueAt, type YamlPair } from '../../../core/yaml';
import type { Finding } from '../../problem';
import { changeScalarFixes } from '../changeFix';
import type { EntryRule } from '../entryRule';

export const dottedKey: EntryRule = {
  code: 'dotted-key',
  severity: 'warning',
  summary: 'A name that begins with a dot, which the platform leaves out',
  explanation:
    'Keys that begin with a dot are dropped. They are good for anchors that other parts of the file refer to. A mount of a hidden folder is written with a slash before it: `/.cache`.',
  basis: 'Rule R8',
  over: ['applications'],
  *checkEntry(entry) {
    const workers = pairsOf(valueAt(entry.node, ['workers'])).map(({ value }) => value);
    for (const node of [entry.node, valueAt(entry.node, ['web']), ...workers])
      for (const pair of hidden(pairsOf(valueAt(node, ['mounts'])))) yield mount(entry, pair);
    for (const key of ['relationships', 'crons', 'workers', 'operations'])
      for (const pair of hidden(pairsOf(valueAt(entry.node, [key])))) yield dropped(entry, pair);
  },
};

/** What holds an anchor is meant to be left out. */
function hidden(pairs: readonly YamlPair[]): YamlPair[] {
  return pairs.filter(({ key, value }) => key.text.startsWith('.') && value?.anchor === undefined);
}

function mount({ file }: ManifestEntry, { key }: YamlPair): Finding {
  return {
    message: `Keys that begin with a dot are ignored: write "/${key.text}" for this mount`,
    source: sourceIn(file, key),
    fixes: changeScalarFixes(file, key, `/${key.text}`, true),
  };
}

function dropped({ file }: ManifestEntry, { key }: YamlPair): Finding {
  return {
    message: `Keys that begin with a dot are ignored: rename "${key.text}", or remove it`,
    source: sourceIn(file, key),
  };
}
