import type { ComposeProject } from '../compose/compose';
import { unknown, type ApplicationModel, type EnvironmentModel, type ServiceModel } from '../model';
import type { Source } from '../text';

/** What people say of a Compose service: it is this one of the manifest, or nothing of it. Beats every guess. */
export interface Pairing {
  /** A Compose service. */
  readonly local: string;
  /** A service or application of the manifest; undefined = nothing of it. */
  readonly declared: string | undefined;
  readonly source: Source;
  /** Who says so, for the user: "the label `parity.service`". */
  readonly saidBy: string;
}

/** By the Compose service's name. */
export type Pairings = ReadonlyMap<string, Pairing>;

export const noPairings: Pairings = new Map();

/** Names what a Compose service stands for, or `none`. */
export const pairingLabel = 'parity.service';

/** What is said of the services of a Compose project; the project's settings win over labels. */
export function pairingsOf(compose: ComposeProject, agreed: readonly Pairing[]): Pairings {
  const names = new Set(compose.services.map(({ name }) => name));
  const said = [...labelPairings(compose), ...agreed.filter(({ local }) => names.has(local))];
  return new Map(said.map((pairing) => [pairing.local, pairing]));
}

/** What the labels of a Compose project's services say. */
export function labelPairings({ services }: ComposeProject): Pairing[] {
  return services.flatMap(({ name, labels }) => {
    const label = labels.findLast((it) => it.name === pairingLabel)?.value;
    if (!label?.value) return [];
    const declared = label.value === 'none' || label.value === 'false' ? undefined : label.value;
    return [{ local: name, declared, source: label.source, saidBy: `the label \`${pairingLabel}\`` }];
  });
}

/**
 * The local side as people say that it is: without what is nothing of the manifest's, and everything that is paired in the list of what
 * it stands for, also what no reader takes for a service.
 */
export function pairedModel(declared: EnvironmentModel, local: EnvironmentModel, pairings: Pairings): EnvironmentModel {
  if (pairings.size === 0) return local;
  const meaning = meaningOf(declared, pairings);
  const known = new Set([...local.services, ...local.applications].map(({ name }) => name));
  const strangers = [...pairings.values()]
    .filter((it) => !known.has(it.local))
    .map(({ local: name, source }) => ({ name, source }));
  const services = local.services.filter(({ name }) => meaning(name, 'service') === 'application');
  const applications = local.applications.filter(({ name }) => meaning(name, 'application') === 'service');
  const other = (kind: Meaning) => strangers.filter(({ name }) => meaning(name, 'nothing') === kind);
  return {
    ...local,
    services: [
      ...local.services.filter(({ name }) => meaning(name, 'service') === 'service'),
      ...[...applications, ...other('service')].map(asService),
    ],
    applications: [
      ...local.applications.filter(({ name }) => meaning(name, 'application') === 'application'),
      ...[...services, ...other('application')].map(asApplication),
    ],
  };
}

type Meaning = 'service' | 'application' | 'nothing';

/** What a Compose service stands for; what it was read as where nobody says otherwise, or names something that is not declared. */
function meaningOf(declared: EnvironmentModel, pairings: Pairings): (name: string, own: Meaning) => Meaning {
  const services = new Set(declared.services.map(({ name }) => name));
  const applications = new Set(declared.applications.map(({ name }) => name));
  return (name, own) => {
    const pairing = pairings.get(name);
    if (!pairing) return own;
    if (pairing.declared === undefined) return 'nothing';
    const [isService, isApplication] = [services.has(pairing.declared), applications.has(pairing.declared)];
    if (isService === isApplication) return own;
    return isService ? 'service' : 'application';
  };
}

type Named = Pick<ServiceModel, 'name' | 'source'>;

function asService({ name, source }: Named): ServiceModel {
  const fact = unknown('its image does not tell', source);
  return { name, source, engine: fact, version: fact };
}

function asApplication({ name, source }: Named): ApplicationModel {
  const fact = unknown('its image does not tell', source);
  return { name, source, root: fact, runtime: fact, relationships: [] };
}
