import { valueOf, type EnvironmentModel, type Fact } from '../model';
import type { ApplicationMatch, Comparison, ServiceMatch } from './drift';
import { matchServices } from './match';
import { matchApplications } from './matchApplications';

/** Two models, side by side. */
export function compare(declared: EnvironmentModel, local: EnvironmentModel): Comparison {
  const { matches, declaredOnly, localOnly, unknown } = matchServices(declared, local);
  const applications = matchApplications(declared, local);
  return {
    place: local.place,
    local,
    services: matches,
    applications,
    declaredOnly,
    localOnly,
    unknown: [...unknown, ...matches.flatMap(unknownVersion), ...applications.flatMap(unknownRuntime)],
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
