import type { ManifestEntry } from '../../../core/manifest/manifest';
import { asScalar, asText, isIncluded, renderScalar, sourceIn, type YamlScalar } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';
import { mountLists } from '../mountPairs';

export const mountText: EntryRule = {
  code: 'mount-text',
  severity: 'error',
  summary: 'A mount in the form of the older configuration',
  explanation:
    'A mount is a map: `source` says what kind of storage it is, and `source_path` the folder in it. Of the older form, `shared:files/uploads` is `{source: storage, source_path: uploads}`. Compare the path with what is deployed before you change it: with another one the mount is empty.',
  basis: 'Rule R84; the platform’s JSON schema',
  over: ['applications'],
  *checkEntry(entry) {
    for (const { value } of mountLists(entry).flat()) {
      const scalar = asScalar(value);
      if (scalar && asText(scalar) !== undefined && !isIncluded(value)) yield judge(entry, scalar);
    }
  },
};

/** What the kinds of the older form are called now. */
const kinds: Readonly<Record<string, string>> = {
  shared: 'storage',
  local: 'instance',
  storage: 'storage',
  tmp: 'tmp',
};

function judge(entry: ManifestEntry, scalar: YamlScalar): Finding {
  const source = sourceIn(entry.file, scalar);
  const [, older = '', path = ''] = /^(\w+)(?::([^:{}]*))?$/.exec(scalar.text) ?? [];
  const kind = Object.hasOwn(kinds, older) ? kinds[older] : undefined;
  const meant = kind === undefined ? undefined : mapOf(kind, path);
  return {
    message: `A mount is a map with "source", not a text${meant === undefined ? '' : `: write ${meant}`}`,
    source,
    fixes:
      meant === undefined || scalar.style === 'block'
        ? []
        : [
            {
              title: `Change to ${meant}`,
              edits: [{ file: source.file, edits: [{ span: source.span, newText: meant }] }],
              preferred: false,
            },
          ],
  };
}

function mapOf(kind: string, path: string): string {
  return path === '' ? `{source: ${kind}}` : `{source: ${kind}, source_path: ${quotedInFlow(path)}}`;
}

function quotedInFlow(path: string): string {
  return /^[\w./-]+$/.test(path) ? renderScalar(path) : JSON.stringify(path);
}
