import { valueOf, type EnvironmentModel, type Fact, type ServiceModel } from '../model';
import type { Connection } from '../readers/connections';
import { applicationKinds, isOfOtherLanguage } from './applicationKinds';
import type { ApplicationMatch, Comparison, ServiceMatch, Unknown } from './drift';
import { matchServices, sayWhich } from './match';
import { matchApplications } from './matchApplications';
import { familyOf, matchKinds, type Kinds } from './matchKinds';
import { noPairings, pairedModel, type Pairings } from './pairing';

/** Two models, side by side. The connections say which local services the applications use, people's pairings what stands for what. */
export function compare(
  declared: EnvironmentModel,
  read: EnvironmentModel,
  connections: readonly Connection[],
  pairings: Pairings = noPairings,
): Comparison {
  const local = pairedModel(declared, read, pairings);
  const left = matchServices(declared, local, pairings);
  const matches = left.matches.filter((it) => !isOfTwoKinds(it));
  const kinds = matchKinds(local.gaps.length > 0 ? [] : left.relatives, left.localOnly, local, connections);
  const taken = new Set([...kinds.differing, ...kinds.unused].map((it) => it.local));
  const settled = new Set(kinds.differing.map((it) => it.declared));
  const open = left.relatives.filter((it) => !settled.has(it));
  // A local service that may stand for a declared one of its family is neither extra nor drift.
  const unsettledFamilies = new Set(open.map(familyOf));
  const unknown = [...left.unknown, ...open.map((it) => unsettled(it, kinds))];
  const { matches: paired, ambiguous } = matchApplications(declared, local, pairings);
  const applications = paired.filter((it) => !isOfOtherLanguage(it));
  return {
    place: local.place,
    local,
    services: matches,
    applications,
    applicationKinds: [...paired.filter(isOfOtherLanguage), ...applicationKinds(declared, local, paired)],
    kinds: [...left.matches.filter(isOfTwoKinds), ...kinds.differing],
    unused: kinds.unused,
    declaredOnly: left.declaredOnly,
    localOnly: left.localOnly.filter((it) => !taken.has(it) && !unsettledFamilies.has(familyOf(it))),
    ambiguous: [...left.ambiguous, ...ambiguous],
    unknown: [
      ...unknown,
      ...matches.flatMap(unknownVersion),
      ...applications.flatMap(unknownRuntime),
      ...unreadApplications(declared, local, paired),
    ],
  };
}

/** People may pair what guessing by engine never does. */
function isOfTwoKinds({ declared, local }: ServiceMatch): boolean {
  const [want, have] = [valueOf(declared.engine), valueOf(local.engine)];
  return want !== undefined && have !== undefined && want !== have;
}

/** A declared service that a local one of another kind may stand for. */
function unsettled({ name: subject }: ServiceModel, { unused: [first] }: Kinds): Unknown {
  return first
    ? {
        subject,
        reason: `${first.connection.variable} does not lead to a service of Compose: what runs elsewhere is not seen from here`,
      }
    : {
        subject,
        reason: 'the local service of its kind is of another engine, and no URL tells whether the application uses it',
        remedy: sayWhich,
      };
}

function unknownVersion({ declared, local }: ServiceMatch): Unknown[] {
  return reasons(declared.name, [declared.version, local.version], local.floating && nameVersion);
}

/** What makes a version known that the image does not tell. */
const nameVersion = 'name a version in the tag of the image';

function unknownRuntime({ declared, local }: ApplicationMatch): Unknown[] {
  const runtime = valueOf(local.runtime);
  if (!runtime) return reasons(declared.name, [local.runtime]);
  return runtime.requirement ? [] : reasons(declared.name, [runtime.version], local.floating && nameVersion);
}

/** Applications without a container that is known, and with one whose Dockerfile can't be read. */
function unreadApplications(
  { applications }: EnvironmentModel,
  local: EnvironmentModel,
  matches: readonly ApplicationMatch[],
): Unknown[] {
  const open = applications.filter((it) => !matches.some(({ declared }) => declared === it));
  return open.flatMap(({ name, root }) => {
    const container = local.applications.find((it) => it.unread && isSame(it.root, root));
    return container ? reasons(name, [container.runtime]) : [];
  });
}

function isSame(one: Fact<string>, other: Fact<string>): boolean {
  return one.state === 'known' && other.state === 'known' && one.value === other.value;
}

function reasons(subject: string, facts: readonly Fact<unknown>[], remedy?: string): Unknown[] {
  return facts.flatMap((fact) =>
    fact.state === 'unknown' ? [{ subject, reason: fact.reason, ...(remedy === undefined ? {} : { remedy }) }] : [],
  );
}
