import type { Schema } from '../../../core/manifest/schema/types';
import { keysAt } from '../../../core/manifest/schema/walk';
import { asMap, pairsOf, resolve, sourceIn, type YamlNode } from '../../../core/yaml';
import { overValues } from '../valueRule';

export const missingKey = overValues({
  code: 'missing-key',
  severity: 'error',
  summary: 'A key that must be given is missing',
  explanation:
    'The platform refuses a manifest without it: an application without `type`, a cron without `spec`, a worker without a command.',
  basis: 'Rules R18, R60, R62, R74, R84, R128, R129, R132, R155, R158, R171; the platform’s JSON schema',
  *checkValue({ node, place, pair, file }) {
    if (!pair || !holdsKeys(node, place.schema)) return;
    const required = Object.entries(keysAt(place, node) ?? {}).filter(([, key]) => key.required);
    if (required.length === 0) return;
    const given = pairsOf(node);
    const present = new Set(given.filter((it) => !isEmpty(it.value)).map(({ key }) => key.text));
    for (const [name] of required) {
      if (present.has(name) || standsIn(name, present)) continue;
      const empty = given.find((it) => it.key.text === name);
      yield {
        message: empty ? `"${name}" has no value` : `"${pair.key.text}" needs "${name}"`,
        source: sourceIn(file, (empty ?? pair).key),
      };
    }
  },
});

/** A map, or nothing where nothing is no value of its own. */
function holdsKeys(node: YamlNode | undefined, schema: Schema): boolean {
  return asMap(node) !== undefined || (isEmpty(node) && !schema.kinds.includes('null'));
}

function isEmpty(node: YamlNode | undefined): boolean {
  const resolved = resolve(node);
  return !resolved || (resolved.kind === 'scalar' && resolved.value === null && resolved.tag === undefined);
}

/** A `stack` alone is read as a composable image by the platform's own tools; `cmd` is the older form of a cron's commands. */
function standsIn(name: string, present: ReadonlySet<string>): boolean {
  return (name === 'type' && present.has('stack')) || (name === 'commands' && present.has('cmd'));
}
