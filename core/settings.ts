import { severities, type Severity } from './severity';
import type { ProjectPath } from './workspace';

/** All settings, with their defaults applied. `.parity.yaml` in the project's root sets the same ones without the `parity.` prefix. */
export interface Settings {
  /** Branch that production is deployed from; empty = the remote's default branch, then main or master. */
  readonly productionBranch: string;
  readonly compose: {
    /** Compose files to compare, in order; empty = COMPOSE_FILE or the default names. */
    readonly files: readonly ProjectPath[];
  };
  readonly worktree: {
    /** Files and folders that git does not hold and that a new worktree gets, too, from the project's folder. */
    readonly copy: readonly ProjectPath[];
  };
  readonly report: {
    /** Branches, tags or commits whose manifest has a column in the report. */
    readonly refs: readonly string[];
  };
  /** Image name → image to use instead; `*` stands for any image, and for its name in the value. */
  readonly images: Readonly<Record<string, string>>;
  /** Folder for worktrees and state; empty = the system's folder for application data. */
  readonly stateFolder: string;
  /** How the data of environments is cloned. */
  readonly data: {
    /** `auto` takes the first of the others that works here. */
    readonly method: (typeof dataMethods)[number];
    /** Image of the containers that copy data; with GNU `cp` and `losetup`. */
    readonly helperImage: string;
    /** Name of the store's volume. */
    readonly store: string;
    /** Gigabytes; 0 = nine tenths of what is free when the store is made. */
    readonly storeSize: number;
    /** Seconds that a parent may be paused for. */
    readonly longestPause: number;
  };
  readonly environments: {
    /** Minutes without use after which a running environment is paused; 0 = never. */
    readonly idleMinutes: number;
    /** After which removal of a new branch is offered, as `3d`; empty = never. */
    readonly lifetime: string;
  };
  /** Whether what is not written is shown behind texts of the manifest. */
  readonly inlayHints: boolean;
  /** Rule code → severity, or `off`. Codes that are absent keep their default. */
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
}

export const dataMethods = ['auto', 'reflink', 'store', 'copy'] as const;

export const defaultSettings: Settings = {
  productionBranch: '',
  compose: { files: [] },
  worktree: { copy: [] },
  report: { refs: [] },
  images: {},
  stateFolder: '',
  data: {
    method: 'auto',
    helperImage: 'debian:13-slim',
    store: 'environment-parity-store',
    storeSize: 0,
    longestPause: 30,
  },
  environments: { idleMinutes: 0, lifetime: '' },
  inlayHints: true,
  severity: {},
};

/**
 * Settings from untyped values (VS Code's configuration section `parity`, or `.parity.yaml`), over a base.
 * A value of the wrong type is left out, so that a typing mistake never stops the checks.
 */
export function readSettings(values: unknown, base: Settings = defaultSettings): Settings {
  const given = record(values);
  return {
    productionBranch: text(given['productionBranch']) ?? base.productionBranch,
    compose: { files: texts(record(given['compose'])['files']) ?? base.compose.files },
    worktree: { copy: texts(record(given['worktree'])['copy']) ?? base.worktree.copy },
    report: { refs: texts(record(given['report'])['refs']) ?? base.report.refs },
    images: { ...base.images, ...textRecord(given['images']) },
    stateFolder: text(given['stateFolder']) ?? base.stateFolder,
    data: dataSettings(record(given['data']), base.data),
    environments: environments(record(given['environments']), base.environments),
    inlayHints: typeof given['inlayHints'] === 'boolean' ? given['inlayHints'] : base.inlayHints,
    severity: { ...base.severity, ...severityRecord(given['severity']) },
  };
}

function dataSettings(given: Readonly<Record<string, unknown>>, base: Settings['data']): Settings['data'] {
  return {
    method: dataMethods.find((method) => method === given['method']) ?? base.method,
    helperImage: text(given['helperImage']) ?? base.helperImage,
    store: name(given['store']) ?? base.store,
    storeSize: positive(given['storeSize']) ?? base.storeSize,
    longestPause: positive(given['longestPause']) ?? base.longestPause,
  };
}

/** What Docker takes as the name of a volume. */
function name(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-zA-Z0-9][\w.-]{0,60}$/.test(value) ? value : undefined;
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

function environments(
  given: Readonly<Record<string, unknown>>,
  base: Settings['environments'],
): Settings['environments'] {
  const minutes = given['idleMinutes'];
  return {
    idleMinutes: typeof minutes === 'number' && minutes >= 0 ? minutes : base.idleMinutes,
    lifetime: text(given['lifetime']) ?? base.lifetime,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.filter((item): item is string => typeof item === 'string');
}

function textRecord(value: unknown): Record<string, string> {
  const entries = Object.entries(record(value));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function severityRecord(value: unknown): Record<string, Severity | 'off'> {
  const allowed: readonly string[] = [...severities, 'off'];
  return Object.fromEntries(
    Object.entries(record(value)).filter((entry): entry is [string, Severity | 'off'] =>
      allowed.includes(String(entry[1])),
    ),
  );
}
