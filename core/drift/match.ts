import { valueOf, type EnvironmentModel, type ServiceModel } from '../model';
import type { Ambiguity, ServiceMatch, Unknown } from './drift';
import { engineInfo, titleOf } from './engines';
import { evidence, namesOf, relationshipNames, type Names } from './evidence';
import { noPairings, pairingLabel, type Pairings } from './pairing';

export interface Matching {
  readonly matches: readonly ServiceMatch[];
  readonly declaredOnly: readonly ServiceModel[];
  /** Declared services that a local one of the same family may stand for. */
  readonly relatives: readonly ServiceModel[];
  readonly localOnly: readonly ServiceModel[];
  readonly ambiguous: readonly Ambiguity[];
  readonly unknown: readonly Unknown[];
}

/** What makes a match known that nothing here tells. */
export const sayWhich = `say which is which: with the label ${pairingLabel} in the Compose file, or with match in .parity.yaml`;

/**
 * Finds which local service is which declared one: as people say, else by engine where each side has one of it, else by name or
 * relationship name. What stays ambiguous, or may be there under a name that tells nothing, is unknown.
 */
export function matchServices(
  declared: EnvironmentModel,
  local: EnvironmentModel,
  pairings: Pairings = noPairings,
): Matching {
  const matcher = new Matcher(declared, local);
  matcher.byPairings(pairings);
  matcher.byEngine();
  return matcher.result();
}

class Matcher {
  private readonly matches: ServiceMatch[] = [];
  private readonly ambiguities: Ambiguity[] = [];
  private readonly unknown: Unknown[] = [];
  private readonly openDeclared: Set<ServiceModel>;
  private readonly openLocal: Set<ServiceModel>;
  private readonly relationships: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly declared: EnvironmentModel,
    private readonly local: EnvironmentModel,
  ) {
    this.openDeclared = new Set(declared.services.filter(({ replica }) => !replica));
    this.openLocal = new Set(local.services);
    this.relationships = relationshipNames(declared);
  }

  /** Several local services may stand for one of the manifest. */
  byPairings(pairings: Pairings): void {
    for (const local of this.local.services) {
      const pairing = pairings.get(local.name);
      const declared = this.declared.services.find(({ name }) => name === pairing?.declared);
      if (pairing) this.match(declared, local, `${pairing.saidBy} says so`);
    }
  }

  byEngine(): void {
    const engines = new Set(this.declared.services.flatMap(({ engine }) => valueOf(engine) ?? []));
    for (const engine of engines) this.pairUp(engine);
  }

  private pairUp(engine: string): void {
    const declared = [...this.openDeclared].filter((it) => valueOf(it.engine) === engine);
    const local = [...this.openLocal].filter((it) => valueOf(it.engine) === engine);
    const title = titleOf(engine);
    if (declared.length === 1 && local.length === 1) {
      this.matchEvident(declared[0], local[0], `the only ${title} on both sides`);
      return;
    }
    // Outside of Compose names are those of kinds: the `db` of DDEV, or of a job, may stand for any of several.
    const named = declared.length === 1 || this.local.place.id === 'compose';
    // A name of its own before one that several may go by.
    for (const service of named ? declared : []) this.byName(service, local, new Set([service.name.toLowerCase()]));
    for (const service of named ? declared : [])
      if (this.openDeclared.has(service)) this.byName(service, local, this.namesOf(service));
    this.ambiguous(title, declared, local);
  }

  private byName(service: ServiceModel, local: readonly ServiceModel[], names: Pick<ReadonlySet<string>, 'has'>): void {
    const candidates = local.filter((it) => this.openLocal.has(it) && names.has(it.name.toLowerCase()));
    if (candidates.length === 1) this.matchEvident(service, candidates[0]);
  }

  /** Several of one engine whose names don't tell: none of them is called missing or different. */
  private ambiguous(title: string, declared: readonly ServiceModel[], local: readonly ServiceModel[]): void {
    const openLocal = local.filter((it) => this.openLocal.has(it));
    const openDeclared = declared.filter((it) => this.openDeclared.has(it));
    if (openLocal.length === 0 || openDeclared.length === 0) return;
    if (openLocal.length === 1 && openDeclared.length === 1) {
      this.matchEvident(openDeclared[0], openLocal[0], `the only ${title} left on both sides`);
      return;
    }
    this.ambiguities.push({ title, declared: openDeclared, local: openLocal });
    const reason = `several ${title} services are local, and no name tells which is which`;
    for (const service of openDeclared) this.leaveOpen(service, reason, sayWhich);
    for (const service of openLocal) this.openLocal.delete(service);
  }

  private namesOf(service: ServiceModel): Names {
    return namesOf(service, this.relationships.get(service.name) ?? []);
  }

  private matchEvident(declared: ServiceModel | undefined, local: ServiceModel | undefined, alone?: string): void {
    if (declared && local) this.match(declared, local, evidence(this.namesOf(declared), local, alone));
  }

  private match(declared: ServiceModel | undefined, local: ServiceModel | undefined, because: string): void {
    if (!declared || !local) return;
    this.openDeclared.delete(declared);
    this.openLocal.delete(local);
    this.matches.push({ declared, local, because });
  }

  private leaveOpen(service: ServiceModel, reason: string, remedy?: string): void {
    this.openDeclared.delete(service);
    this.unknown.push({ subject: service.name, reason, ...(remedy === undefined ? {} : { remedy }) });
  }

  result(): Matching {
    const relatives = [...this.openDeclared].filter((it) => this.relative(it) !== undefined);
    for (const service of relatives) this.openDeclared.delete(service);
    for (const service of [...this.openDeclared]) {
      const reason = this.whyUnknown(service);
      if (reason !== undefined)
        this.leaveOpen(service, reason, this.disguised(service) === reason ? sayWhich : undefined);
    }
    return {
      ambiguous: this.ambiguities,
      matches: this.matches,
      relatives,
      declaredOnly: this.declared.services.filter((it) => this.openDeclared.has(it) || this.isReplicaAlone(it)),
      localOnly: [...this.openLocal],
      unknown: this.unknown,
    };
  }

  /** Why a declared service without a match can't be called missing. */
  private whyUnknown(service: ServiceModel): string | undefined {
    if (service.engine.state !== 'known')
      return service.engine.state === 'unknown' ? service.engine.reason : 'it has no type';
    if (!engineInfo(service.engine.value)) return `${service.engine.value} is not compared yet`;
    return this.local.gaps[0] ?? this.disguised(service) ?? this.noneAtAll();
  }

  /** Copies of other services, unless people say what stands for them. */
  private isReplicaAlone(service: ServiceModel): boolean {
    if (!service.replica || this.local.gaps.length > 0 || this.noneAtAll() !== undefined) return false;
    return !this.matches.some(({ declared }) => declared === service);
  }

  /** MySQL for MariaDB, or PostgreSQL for MariaDB: the kind differs, which is another question than a missing service. */
  private relative(service: ServiceModel): ServiceModel | undefined {
    const family = engineInfo(valueOf(service.engine) ?? '')?.family;
    return [...this.openLocal].find(
      (it) => family !== undefined && engineInfo(valueOf(it.engine) ?? '')?.family === family,
    );
  }

  /** A local service whose image tells nothing may be this one if its name says so. */
  private disguised(service: ServiceModel): string | undefined {
    const names = this.namesOf(service);
    const opaque = [
      ...this.local.services.filter((it) => it.engine.state === 'unknown'),
      ...this.local.applications.filter((it) => it.runtime.state === 'unknown'),
    ];
    const hit = opaque.find((it) => nameParts(it.name).some((part) => names.has(part)));
    return hit && `the Compose service ${hit.name} may be it, but its image does not tell`;
  }

  /** DDEV and Lando run the whole environment, others may run a part of one. */
  private noneAtAll(): string | undefined {
    if (this.local.place.id === 'ddev' || this.local.place.id === 'lando') return undefined;
    const any = this.local.services.some((it) => it.engine.state === 'known');
    return any ? undefined : 'Compose runs no services of this kind; they may run elsewhere on this machine';
  }
}

function nameParts(name: string): string[] {
  return [name.toLowerCase(), ...name.toLowerCase().split(/[-_.]/)];
}
