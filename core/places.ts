/** Where an environment is described. */
export interface Place {
  readonly id: 'manifest' | 'compose' | 'files' | 'ddev' | 'lando' | 'devcontainer' | 'ci' | 'running';
  /** As a heading: "Compose". */
  readonly title: string;
  /** What its versions do: "PostgreSQL 15 runs locally". */
  readonly verb: string;
  /** What it does with a version: "db runs PostgreSQL 15". */
  readonly does: string;
}

export const places = {
  manifest: { id: 'manifest', title: 'Manifest', verb: 'is declared', does: 'declares' },
  compose: { id: 'compose', title: 'Compose', verb: 'runs locally', does: 'runs' },
  files: { id: 'files', title: 'Version files', verb: 'is asked for', does: 'asks for' },
  ddev: { id: 'ddev', title: 'DDEV', verb: 'runs in DDEV', does: 'runs' },
  lando: { id: 'lando', title: 'Lando', verb: 'runs in Lando', does: 'runs' },
  devcontainer: { id: 'devcontainer', title: 'Dev container', verb: 'runs in the dev container', does: 'runs' },
  ci: { id: 'ci', title: 'CI', verb: 'runs in CI', does: 'runs' },
  running: { id: 'running', title: 'Running containers', verb: 'runs now', does: 'runs' },
} as const satisfies Readonly<Record<Place['id'], Place>>;
