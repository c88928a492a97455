import { factPerEntry } from '../../../core/manifest/keptPerEntry';
import type { Manifest } from '../../../core/manifest/manifest';
import { targetOf } from '../../../core/readers/manifest';
import { asText, isIncluded, pairAt, pairsOf, valueAt } from '../../../core/yaml';
import type { ManifestRule } from '../manifestRule';
import { mountLists } from '../mountPairs';
import { relationshipPairs } from '../relationshipPairs';

export const applicationUnused: ManifestRule = {
  code: 'application-unused',
  severity: 'information',
  summary: 'An application that nothing leads to, and that does nothing by itself',
  explanation:
    'No route leads to it, no other application or service has a relationship to it or a mount on its storage, and it has no workers and crons. Without any routes the platform makes one for a single application.',
  basis: 'Rule R82',
  *check({ manifest }) {
    const { state, applications, routes, files } = manifest;
    const isOpen = files.some(
      ({ document }) => document.errors.length > 0 || isIncluded(pairAt(document.root, 'routes')?.value),
    );
    if (state !== 'known' || isOpen || applications.length < 2 || routes.length === 0) return;
    const used = usedNames(manifest);
    for (const entry of applications) {
      if (!used || used.has(entry.name) || worksAlone(entry)) continue;
      yield { message: `"${entry.name}" has no route, and nothing else uses it`, source: entry.source };
    }
  },
};

/** What an entry leads to; undefined where that may be anything. */
const leadsTo = factPerEntry((entry): readonly string[] | undefined => {
  const upstream = valueAt(entry.node, ['upstream']);
  if (isIncluded(entry.node) || isIncluded(upstream)) return undefined;
  const services = mountLists(entry)
    .flat()
    .flatMap(({ value }) => asText(valueAt(value, ['service'])) ?? []);
  const targets = relationshipPairs(entry).map(({ key, value }) => targetOf(key.text, value).service);
  return [asText(upstream)?.split(':')[0] ?? '', ...targets.filter((name) => name !== entry.name), ...services];
});

const worksAlone = factPerEntry(({ node }) =>
  ['workers', 'crons'].some((key) => {
    const value = valueAt(node, [key]);
    return isIncluded(value) || pairsOf(value).length > 0;
  }),
);

function usedNames({ applications, services, routes }: Manifest): ReadonlySet<string> | undefined {
  const names = [...applications, ...services, ...routes].map(leadsTo);
  return names.includes(undefined) ? undefined : new Set(names.flatMap((it) => it ?? []));
}
