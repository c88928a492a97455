import { walkManifest, keysAt } from '../../../core/manifest/schema/walk';
import type { Keys } from '../../../core/manifest/schema/types';
import type { Manifest, ManifestFile } from '../../../core/manifest/manifest';
import { nearest } from '../../../core/nearest';
import { asMap, renderScalar, sourceIn, type YamlPair } from '../../../core/yaml';
import type { ProjectPath } from '../../../core/workspace';
import type { Finding, Fix } from '../../problem';
import type { ManifestRule } from '../manifestRule';
import { removePairFix } from '../removePair';

/** Keys of Compose that get into manifests by copying. */
const composeKeys = new Set(['version', 'volumes', 'networks', 'secrets', 'configs', 'name']);

export const unknownKey: ManifestRule = {
  code: 'unknown-key',
  severity: 'warning',
  summary: 'A key that the platform does not know',
  explanation:
    'The platform refuses unknown keys or ignores them, so that what they were meant to set is not set. Where a known key is near, a quick fix renames it. At the top level it is an error. Keys of the older configuration (`disk`, `size`, `name`) are refused, too, and say where their setting has gone.',
  basis: 'Rules R3, R59, R138; the platform’s JSON schema',
  *check({ manifest }) {
    for (const file of manifest.files) yield* findings(manifest, file);
  },
};

function findings(manifest: Manifest, { path, document }: ManifestFile): Finding[] {
  const found: Finding[] = [];
  walkManifest(document.root, (node, place) => {
    const map = asMap(node);
    const keys = keysAt(place, map);
    if (!map || !keys || place.schema.named) return;
    const present = new Set(map.pairs.map(({ key }) => key.text));
    for (const pair of map.pairs) {
      const finding = judge(manifest, path, pair, keys, present, place.path);
      if (finding) found.push(finding);
    }
  });
  return found;
}

function judge(
  manifest: Manifest,
  path: ProjectPath,
  pair: YamlPair,
  keys: Keys,
  present: ReadonlySet<string>,
  keyPath: readonly (string | number)[],
): Finding | undefined {
  const name = pair.key.text;
  if (name === '<<' || name.startsWith('.')) return undefined;
  const source = sourceIn(path, pair.key);
  const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (known)
    return known.foreign === undefined
      ? undefined
      : {
          severity: 'error',
          message: `"${name}" is not a key here. ${known.foreign}`.replace(/\.$/, ''),
          source,
          fixes: removeFixes(manifest, path, pair),
        };
  const candidates = Object.keys(keys).filter(
    (key) => !present.has(key) && keys[key]?.foreign === undefined && keys[key]?.deprecated === undefined,
  );
  const meant = nearest(name, candidates);
  const hint =
    meant !== undefined
      ? `: did you mean "${meant}"?`
      : keyPath.length === 0 && composeKeys.has(name)
        ? ' (a key of Docker Compose?)'
        : '';
  const severity = keyPath.length === 0 ? ('error' as const) : ('warning' as const);
  const fixes: Fix[] =
    meant === undefined
      ? []
      : [
          {
            title: `Rename to "${meant}"`,
            edits: [
              { file: source.file, edits: [{ span: source.span, newText: renderScalar(meant, pair.key.style) }] },
            ],
            preferred: true,
          },
        ];
  return { severity, message: `Unknown key "${name}"${hint}`, source, fixes };
}

function removeFixes(manifest: Manifest, path: ProjectPath, pair: YamlPair): Fix[] {
  const fix = removePairFix(manifest, path, pair);
  return fix ? [fix] : [];
}
