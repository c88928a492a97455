import type { ComposeProject } from '../compose/compose';
import type { ApplicationModel, EnvironmentModel, ServiceModel } from '../model';
import type { Place } from '../places';
import type { Connection } from '../readers/connections';

/** A local model compared with the declared one. Nothing else knows both sides. */
export interface Comparison {
  readonly place: Place;
  readonly local: EnvironmentModel;
  /** The Compose files that the local side was read from. */
  readonly compose?: ComposeProject;
  readonly services: readonly ServiceMatch[];
  readonly applications: readonly ApplicationMatch[];
  /** Run by containers of another language. */
  readonly applicationKinds: readonly ApplicationMatch[];
  /** Of one family, but of another engine: MySQL for MariaDB. */
  readonly kinds: readonly ServiceMatch[];
  /** Databases that Compose runs while the application's URL leads elsewhere. */
  readonly unused: readonly UnusedDatabase[];
  readonly declaredOnly: readonly ServiceModel[];
  readonly localOnly: readonly ServiceModel[];
  /** What several things may stand for, with equal evidence. */
  readonly ambiguous: readonly Ambiguity[];
  readonly unknown: readonly Unknown[];
}

/** What could not be compared. */
export interface Unknown {
  readonly subject: string;
  readonly reason: string;
  /** What would make it known, as an instruction without a full stop; absent where the reason says it. */
  readonly remedy?: string;
}

/** Which is which can't be told: at least two on one of the sides. */
export interface Ambiguity {
  /** What they are: "PostgreSQL". */
  readonly title: string;
  readonly declared: readonly (ServiceModel | ApplicationModel)[];
  readonly local: readonly (ServiceModel | ApplicationModel)[];
}

export interface ServiceMatch {
  readonly declared: ServiceModel;
  readonly local: ServiceModel;
  /** Why the two are held to be one, in words for the user: "the only PostgreSQL on both sides". */
  readonly because: string;
}

export interface UnusedDatabase {
  readonly local: ServiceModel;
  /** Where the application goes instead. */
  readonly connection: Connection;
}

export interface ApplicationMatch {
  readonly declared: ApplicationModel;
  /** Stands for all containers that run it. */
  readonly local: ApplicationModel;
  readonly containers: readonly ApplicationModel[];
  readonly because: string;
}
