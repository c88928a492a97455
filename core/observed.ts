import type { DeployedManifest } from './manifest/deployed';
import type { Settings } from './settings';

/** What is seen beside the files of a working tree. What is absent could not be told, and is compared with nothing. */
export interface Observed {
  readonly deployed?: DeployedManifest;
}

export const nothingObserved: Observed = {};

/** Looks around a project's folder, as the doors do that may run programs. */
export interface Observer {
  /** Answers the same object while nothing has changed. Never throws: what can't be seen is absent. */
  look(settings: Settings): Promise<Observed>;
  /** The folder of git's refs, once it was found: what is deployed may be different where something in it changes. */
  readonly refsFolder: string | undefined;
}
