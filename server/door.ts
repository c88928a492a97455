import type { FileReport } from './projectView';
import type { Watcher } from './watching';

/** What a session needs of the connection it answers to. */
export interface Door {
  /** The client's settings section `parity` for a project. */
  configuration(rootUri: string): Promise<unknown>;
  publish(uri: string, version: number | undefined, report: FileReport): void;
  watch(watchers: readonly Watcher[]): void;
  refreshDiagnostics(): void;
  refreshLenses(): void;
  refreshHints(): void;
  refreshTokens(): void;
  badgesChanged(): void;
  log(message: string): void;
}
