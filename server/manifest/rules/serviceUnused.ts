import { factPerEntry } from '../../../core/manifest/keptPerEntry';
import type { Manifest, ManifestEntry } from '../../../core/manifest/manifest';
import { targetOf } from '../../../core/readers/manifest';
import { asText, pairsOf, valueAt, type YamlNode } from '../../../core/yaml';
import { isWhole } from '../isWhole';
import type { ManifestRule } from '../manifestRule';
import { relationshipPairs } from '../relationshipPairs';

export const serviceUnused: ManifestRule = {
  code: 'service-unused',
  severity: 'warning',
  summary: 'A service that nothing uses',
  explanation:
    'No relationship, mount or route leads to it: it takes resources, and no application can reach it. Add a relationship to the application that needs it, or remove the service; its data is deleted with it.',
  basis: 'Rule R42',
  *check({ manifest }) {
    if (manifest.applications.length === 0 || !isWhole(manifest)) return;
    const used = usedNames(manifest);
    const known = new Set([...manifest.applications, ...manifest.services].map(({ name }) => name));
    // What leads to nothing may be meant for this one.
    if ([...used].some((name) => !known.has(name))) return;
    for (const { name, source } of manifest.services) {
      if (!used.has(name))
        yield { message: `Nothing uses "${name}": no relationship, mount or route leads to it`, source };
    }
  },
};

function usedNames({ files, applications, services, routes }: Manifest): Set<string> {
  const tasks = files.flatMap(({ document }) => pairsOf(valueAt(document.root, ['tasks']))).map(({ value }) => value);
  const ofTasks = tasks.flatMap((task) => pairsOf(valueAt(task, ['relationships'])));
  return new Set([
    ...[...applications, ...services, ...routes].flatMap(usedBy),
    ...ofTasks.map(({ key, value }) => targetOf(key.text, value).service),
    ...tasks.flatMap(mountServices),
  ]);
}

/** The names that an application, service or route leads to, and its workers. */
const usedBy = factPerEntry((entry) => [
  ...relationshipPairs(entry).map(({ key, value }) => targetOf(key.text, value).service),
  ...instances(entry).flatMap(mountServices),
  ...(asText(valueAt(entry.node, ['upstream']))
    ?.split(':')
    .slice(0, 1) ?? []),
]);

/** What of an application may have mounts. */
function instances({ node }: ManifestEntry): (YamlNode | undefined)[] {
  return [node, valueAt(node, ['web']), ...pairsOf(valueAt(node, ['workers'])).map(({ value }) => value)];
}

function mountServices(node: YamlNode | undefined): string[] {
  return pairsOf(valueAt(node, ['mounts'])).flatMap(({ value }) => asText(valueAt(value, ['service'])) ?? []);
}
