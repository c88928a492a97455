import type { ManifestEntry } from '../../../core/manifest/manifest';
import type { Finding } from '../../problem';
import type { ManifestRule } from '../manifestRule';

export const nameDefinedTwice: ManifestRule = {
  code: 'name-defined-twice',
  severity: 'error',
  summary: 'One name for two things',
  explanation:
    'The files of `.upsun` are joined by name, not merged: of two definitions in two files one is dropped. Applications and services share one space of names.',
  basis: 'Rules R6 and R14',
  *check({ manifest }) {
    const { applications, services, routes } = manifest;
    for (const list of [applications, services, routes]) yield* acrossFiles(list);
    for (const service of services) {
      const application = applications.find(({ name }) => name === service.name);
      if (application) yield twice(service, application, `"${service.name}" is also the name of an application`);
    }
  },
};

function* acrossFiles(list: readonly ManifestEntry[]): Iterable<Finding> {
  for (const [index, entry] of list.entries()) {
    const first = list.slice(0, index).find(({ name, file }) => name === entry.name && file !== entry.file);
    if (first) yield twice(entry, first, `"${entry.name}" is also defined in ${first.file}: one of the two is dropped`);
  }
}

function twice(entry: ManifestEntry, other: ManifestEntry, message: string): Finding {
  return { message, source: entry.source, related: [{ source: other.source, message: 'The other one' }] };
}
