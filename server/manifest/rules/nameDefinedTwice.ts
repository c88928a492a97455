import { factPerEntry } from '../../../core/manifest/keptPerEntry';
import type { ManifestEntry } from '../../../core/manifest/manifest';
import { pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { ManifestRule } from '../manifestRule';

export const nameDefinedTwice: ManifestRule = {
  code: 'name-defined-twice',
  severity: 'error',
  summary: 'One name for two things',
  explanation:
    'The files of `.upsun` are joined by name, not merged: of two definitions in two files one is dropped. Applications and services share one space of names; so do workers, which are deployed as `application--worker`.',
  basis: 'Rules R6, R14 and R17',
  *check({ manifest }) {
    const { applications, services, routes } = manifest;
    for (const list of [applications, services, routes]) yield* acrossFiles(list);
    const byName = new Map(applications.map((entry) => [entry.name, entry]));
    for (const service of services) {
      const application = byName.get(service.name);
      if (application) yield twice(service, application, `"${service.name}" is also the name of an application`);
    }
    for (const application of applications) yield* asWorkers(application, byName);
  },
};

function* acrossFiles(list: readonly ManifestEntry[]): Iterable<Finding> {
  const byName = new Map<string, ManifestEntry>();
  for (const entry of list) {
    const first = byName.get(entry.name) ?? entry;
    byName.set(entry.name, first);
    if (first.file !== entry.file)
      yield twice(entry, first, `"${entry.name}" is also defined in ${first.file}: one of the two is dropped`);
  }
}

const workersOf = factPerEntry(({ node, file }) =>
  pairsOf(valueAt(node, ['workers'])).map(({ key }) => ({ name: key.text, source: sourceIn(file, key) })),
);

function* asWorkers(application: ManifestEntry, byName: ReadonlyMap<string, ManifestEntry>): Iterable<Finding> {
  for (const { name, source } of workersOf(application)) {
    const other = byName.get(`${application.name}--${name}`);
    if (other)
      yield {
        severity: 'warning',
        message: `The worker "${name}" is deployed as "${other.name}", which is also the name of an application`,
        source,
        related: [{ source: other.source, message: 'The application' }],
      };
  }
}

function twice(entry: ManifestEntry, other: ManifestEntry, message: string): Finding {
  return { message, source: entry.source, related: [{ source: other.source, message: 'The other one' }] };
}
