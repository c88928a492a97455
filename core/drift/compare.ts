import { valueOf, type EnvironmentModel, type Fact, type ServiceModel } from '../model';
import type { Connection } from '../readers/connections';
import { applicationKinds } from './applicationKinds';
import type { ApplicationMatch, Comparison, ServiceMatch } from './drift';
import { matchServices } from './match';
import { matchApplications } from './matchApplications';
import { familyOf, matchKinds, type Kinds } from './matchKinds';

/** Two models, side by side. The connections say which local services the applications use. */
export function compare(
  declared: EnvironmentModel,
  local: EnvironmentModel,
  connections: readonly Connection[],
): Comparison {
  const left = matchServices(declared, local);
  const { matches } = left;
  const kinds = matchKinds(local.gaps.length > 0 ? [] : left.relatives, left.localOnly, local, connections);
  const taken = new Set([...kinds.differing, ...kinds.unused].map((it) => it.local));
  const settled = new Set(kinds.differing.map((it) => it.declared));
  const open = left.relatives.filter((it) => !settled.has(it));
  // A local service that may stand for a declared one of its family is neither extra nor drift.
  const unsettledFamilies = new Set(open.map(familyOf));
  const unknown = [...left.unknown, ...open.map((it) => unsettled(it, kinds))];
  const applications = matchApplications(declared, local);
  return {
    place: local.place,
    local,
    services: matches,
    applications,
    applicationKinds: applicationKinds(declared, local, applications),
    kinds: kinds.differing,
    unused: kinds.unused,
    declaredOnly: left.declaredOnly,
    localOnly: left.localOnly.filter((it) => !taken.has(it) && !unsettledFamilies.has(familyOf(it))),
    unknown: [...unknown, ...matches.flatMap(unknownVersion), ...applications.flatMap(unknownRuntime)],
  };
}

/** A declared service that a local one of another kind may stand for. */
function unsettled({ name }: ServiceModel, { unused }: Kinds): Comparison['unknown'][number] {
  const [first] = unused;
  return {
    subject: name,
    reason: first
      ? `${first.connection.variable} does not lead to a service of Compose: what runs elsewhere is not seen from here`
      : 'the local service of its kind is of another engine, and no URL tells whether the application uses it',
  };
}

function unknownVersion({ declared, local }: ServiceMatch): Comparison['unknown'] {
  return reasons(declared.name, [declared.version, local.version]);
}

function unknownRuntime({ declared, local }: ApplicationMatch): Comparison['unknown'] {
  const runtime = valueOf(local.runtime);
  return runtime && !runtime.requirement ? reasons(declared.name, [runtime.version]) : [];
}

function reasons(subject: string, facts: readonly Fact<string>[]): Comparison['unknown'] {
  return facts.flatMap((fact) => (fact.state === 'unknown' ? [{ subject, reason: fact.reason }] : []));
}
