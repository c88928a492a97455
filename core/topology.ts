/** The parts of an environment and what leads to what, as a picture shows them. */
export interface Topology {
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
}

export interface Part {
  /** Unique in its topology. */
  readonly id: string;
  readonly kind: 'route' | 'application' | 'service';
  readonly name: string;
  /** "PostgreSQL 17"; empty where nothing is known of it. */
  readonly detail: string;
  /** Beside its local counterpart; routes are not judged. */
  readonly judged?: Judged;
}

/** Three values, differences that people agreed on, and what nobody expects on this machine. */
export type Judged =
  | { readonly state: 'same' }
  | { readonly state: 'differs'; readonly message: string }
  | { readonly state: 'accepted'; readonly reason: string }
  | { readonly state: 'unknown'; readonly reason: string }
  | { readonly state: 'absent' };

export interface Link {
  readonly from: string;
  readonly to: string;
  /** The relationship's name; absent for routes. */
  readonly name?: string;
}
