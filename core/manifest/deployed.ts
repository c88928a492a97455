import type { EnvironmentModel } from '../model';
import type { Manifest } from './manifest';

/** A manifest with what it declares. */
export interface Declaration {
  readonly manifest: Manifest;
  readonly model: EnvironmentModel;
}

/** What production is deployed from, as far as git tells here. */
export interface DeployedManifest {
  /** `main`, `origin/main`. */
  readonly ref: string;
  readonly production: Declaration;
  /**
   * Where the working tree's branch left production. What production has changed since then is no change of this branch: a merge
   * keeps it.
   */
  readonly base: Declaration;
}
