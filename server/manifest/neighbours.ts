import { factPerEntry } from '../../core/manifest/keptPerEntry';
import type { Manifest, ManifestEntry } from '../../core/manifest/manifest';
import { asText, valueAt } from '../../core/yaml';
import { endpointsOf } from './endpoints';
import type { Neighbours } from './entryRule';

const byManifest = new WeakMap<Manifest, Neighbours>();
let last: Neighbours = { applications: new Map(), services: new Map(), endpoints: new Map() };

/** The same object while names, types and endpoints are the same. */
export function neighboursIn(manifest: Manifest): Neighbours {
  const known = byManifest.get(manifest) ?? read(manifest);
  byManifest.set(manifest, known);
  return known;
}

function read({ applications, services }: Manifest): Neighbours {
  const now: Neighbours = {
    applications: byName(applications, typeOf),
    services: byName(services, typeOf),
    endpoints: new Map([...byName(applications, endpointsOfApplication), ...byName(services, endpointsOfService)]),
  };
  const isSame =
    areEqual(now.applications, last.applications) &&
    areEqual(now.services, last.services) &&
    areEqual(now.endpoints, last.endpoints);
  return isSame ? last : (last = now);
}

const typeOf = factPerEntry(({ node }) => asText(valueAt(node, ['type'])));
const endpointsOfApplication = factPerEntry((entry) => endpointsOf(entry, true));
const endpointsOfService = factPerEntry((entry) => endpointsOf(entry, false));

function byName<T>(entries: readonly ManifestEntry[], read: (entry: ManifestEntry) => T): Map<string, T> {
  return new Map(entries.map((entry) => [entry.name, read(entry)]));
}

function areEqual<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.has(name) && isSame(b.get(name), value));
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.join('\n') === b.join('\n'));
}
