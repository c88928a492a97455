import { walkManifest, keysAt } from '../../../core/manifest/schema/walk';
import type { Keys } from '../../../core/manifest/schema/types';
import { nearest } from '../../../core/nearest';
import type { Project } from '../../../core/project';
import { asMap, renderScalar, type YamlDocument, type YamlPair } from '../../../core/yaml';
import type { Finding, Fix, Rule } from '../../problem';
import { removePairFix } from '../removePair';

/** Keys of Compose that get into manifests by copying. */
const composeKeys = new Set(['version', 'volumes', 'networks', 'secrets', 'configs', 'name']);

export const unknownKey: Rule<Project> = {
  code: 'unknown-key',
  severity: 'warning',
  summary: 'A key that the platform does not know',
  explanation:
    'The platform refuses unknown keys or ignores them, so that what they were meant to set is not set. Where a known key is near, a quick fix renames it. At the top level it is an error. Keys of the older configuration (`disk`, `size`, `name`) are refused, too, and say where their setting has gone.',
  basis: 'Rules R3, R59, R138; the platform’s JSON schema',
  *check(project) {
    for (const { path, document } of project.manifest.files) yield* findings(path, document);
  },
};

function findings(file: string, document: YamlDocument): Finding[] {
  const found: Finding[] = [];
  walkManifest(document.root, (node, place) => {
    const map = asMap(node);
    const keys = keysAt(place, map);
    if (!map || !keys || place.schema.named) return;
    const present = new Set(map.pairs.map(({ key }) => key.text));
    for (const pair of map.pairs) {
      const finding = judge(file, document, pair, keys, present, place.path);
      if (finding) found.push(finding);
    }
  });
  return found;
}

function judge(
  file: string,
  document: YamlDocument,
  pair: YamlPair,
  keys: Keys,
  present: ReadonlySet<string>,
  path: readonly (string | number)[],
): Finding | undefined {
  const name = pair.key.text;
  if (name === '<<' || name.startsWith('.')) return undefined;
  const source = { file, span: pair.key.span };
  const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (known)
    return known.foreign === undefined
      ? undefined
      : {
          severity: 'error',
          message: `"${name}" is not a key here. ${known.foreign}`.replace(/\.$/, ''),
          source,
          fixes: removeFixes(file, document, pair),
        };
  const candidates = Object.keys(keys).filter(
    (key) => !present.has(key) && keys[key]?.foreign === undefined && keys[key]?.deprecated === undefined,
  );
  const meant = nearest(name, candidates);
  const hint =
    meant !== undefined
      ? `: did you mean "${meant}"?`
      : path.length === 0 && composeKeys.has(name)
        ? ' (a key of Docker Compose?)'
        : '';
  const severity = path.length === 0 ? ('error' as const) : ('warning' as const);
  const fixes: Fix[] =
    meant === undefined
      ? []
      : [
          {
            title: `Rename to "${meant}"`,
            edits: [{ file, edits: [{ span: pair.key.span, newText: renderScalar(meant, pair.key.style) }] }],
            preferred: true,
          },
        ];
  return { severity, message: `Unknown key "${name}"${hint}`, source, fixes };
}

function removeFixes(file: string, document: YamlDocument, pair: YamlPair): Fix[] {
  const fix = removePairFix(file, document, pair);
  return fix ? [fix] : [];
}
