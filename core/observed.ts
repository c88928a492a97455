import type { DeployedManifest } from './manifest/deployed';
import type { Container } from './readers/containers';
import type { Settings } from './settings';

/** What is seen beside the files of a working tree. What is absent could not be told, and is compared with nothing. */
export interface Observed {
  readonly deployed?: DeployedManifest | undefined;
  /** The containers of the project's Compose files that run. */
  readonly running?: readonly Container[] | undefined;
}

export const nothingObserved: Observed = {};

/** Looks around a project's folder, as the doors do that may run programs. */
export interface Observer {
  /** What is deployed is the same object while it has not changed. What can't be seen is absent. */
  look(settings: Settings): Promise<Observed>;
  /** The folder of git's refs, once it was found: what is deployed may be different where something in it changes. */
  readonly refsFolder: string | undefined;
}
