import { keysAt } from '../../../core/manifest/schema/walk';
import type { Keys } from '../../../core/manifest/schema/types';
import { nearest } from '../../../core/nearest';
import type { Source } from '../../../core/text';
import { asMap, renderScalar, sourceIn, type YamlPair } from '../../../core/yaml';
import type { Finding, Fix } from '../../problem';
import { removePairFix } from '../removePair';
import { overValues, type DescribedValue } from '../valueRule';

/** Keys of Compose that get into manifests by copying. */
const composeKeys = new Set(['version', 'volumes', 'networks', 'secrets', 'configs', 'name']);

export const unknownKey = overValues({
  code: 'unknown-key',
  severity: 'warning',
  summary: 'A key that the platform does not know',
  explanation:
    'The platform refuses unknown keys or ignores them, so that what they were meant to set is not set. Where a known key is near, a quick fix renames it. At the top level it is an error. Keys of the older configuration (`disk`, `size`, `name`) are refused, too, and say where their setting has gone.',
  basis: 'Rules R3, R53, R59, R102, R113, R135, R137, R138; the platform’s JSON schema',
  *checkValue(value) {
    const around = asMap(value.node);
    const keys = keysAt(value.place, around);
    if (!around || !keys || value.place.schema.named) return;
    const present = new Set(around.pairs.map(({ key }) => key.text));
    for (const pair of around.pairs) {
      const finding = judge({ ...value, around }, pair, keys, present);
      if (finding) yield finding;
    }
  },
});

function judge(value: DescribedValue, pair: YamlPair, keys: Keys, present: ReadonlySet<string>): Finding | undefined {
  const isTop = value.place.path.length === 0;
  const name = pair.key.text;
  if (name === '<<' || name.startsWith('.')) return undefined;
  const source = sourceIn(value.file, pair.key);
  const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (known?.instead !== undefined) {
    const message = `"${name}" is not a key here: did you mean "${known.instead}"?`;
    return {
      severity: 'error',
      message,
      source,
      fixes: present.has(known.instead) ? [] : [renameFix(source, pair, known.instead)],
    };
  }
  if (known)
    return known.foreign === undefined
      ? undefined
      : {
          severity: 'error',
          message: `"${name}" is not a key here. ${known.foreign}`.replace(/\.$/, ''),
          source,
          fixes: removeFixes(pair, value),
        };
  const candidates = Object.keys(keys).filter(
    (key) => !present.has(key) && keys[key]?.foreign === undefined && keys[key]?.deprecated === undefined,
  );
  const meant = nearest(name, candidates);
  const hint = meant !== undefined ? `: did you mean "${meant}"?` : isTop ? topLevelHint(name) : '';
  const severity = isTop && !isExtension(name) ? ('error' as const) : ('warning' as const);
  const fixes = meant === undefined ? [] : [renameFix(source, pair, meant)];
  return { severity, message: `Unknown key "${name}"${hint}`, source, fixes };
}

function topLevelHint(name: string): string {
  if (isExtension(name)) return ': a key that is only there for its anchor begins with a dot';
  return composeKeys.has(name) ? ' (a key of Docker Compose?)' : '';
}

/** In Compose files these hold anchors. The platform's schema lets them pass, its own tools don't. */
function isExtension(name: string): boolean {
  return name.startsWith('x-');
}

function renameFix({ file, span }: Source, { key }: YamlPair, name: string): Fix {
  return {
    title: `Rename to "${name}"`,
    edits: [{ file, edits: [{ span, newText: renderScalar(name, key.style) }] }],
    preferred: true,
  };
}

function removeFixes(pair: YamlPair, value: DescribedValue): Fix[] {
  const fix = removePairFix(pair, value);
  return fix ? [fix] : [];
}
