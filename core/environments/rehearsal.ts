import type { NotCompared, SchemaDifference } from './local/databases/compare';
import type { ServerName } from './local/databases/reading';

/** Hooks of the manifest that run when everything is there; what `build` does is in the image here. */
export const rehearsedHooks = ['deploy', 'post_deploy'] as const;
export type RehearsedHook = (typeof rehearsedHooks)[number];

/** What is to be run once, to see what it does to the data. */
export interface RehearsalRequest {
  readonly command:
    /** Of the only application that has it, or of this one. */
    | { readonly kind: 'hook'; readonly hook: RehearsedHook; readonly application?: string | undefined }
    /** For `sh`, in the container. */
    | { readonly kind: 'command'; readonly text: string };
  /** The service whose container it runs in; absent: the application's. */
  readonly service?: string | undefined;
}

/** What can be rehearsed in an environment as it is now. */
export interface Rehearsable {
  /** Services whose containers run. */
  readonly services: readonly string[];
  readonly hooks: readonly ApplicationHook[];
  /** Where a command of one's own runs, unless somebody says so; absent: that can't be told. */
  readonly service?: string;
}

export interface ApplicationHook {
  readonly application: string;
  readonly hook: RehearsedHook;
  /** The script. */
  readonly command: string;
  /** The service that runs the application here; absent: none does, or several may. */
  readonly service?: string;
}

/** A command that was run on data that was kept before, and what came of it. One for each environment: the last. */
export interface Rehearsal {
  /** Tells it from others. */
  readonly id: string;
  /** Id of the environment, or `local`. */
  readonly owner: string;
  /** What was run, as it can be shown: "the deploy hook of app". */
  readonly what: string;
  readonly service: string;
  /** Name of the snapshot that was taken before. */
  readonly snapshot: string;
  /** ISO date and time. */
  readonly started: string;
  /** Absent: it runs, or was cancelled or cut off. */
  readonly outcome?: RehearsalOutcome;
  /** Absent: somebody still has to say so. */
  readonly answer?: 'kept' | 'rewound' | undefined;
}

export interface RehearsalOutcome {
  /** `null` where a signal ended it. */
  readonly exitCode: number | null;
  /** How long it ran. */
  readonly milliseconds: number;
  /** In schema and numbers of rows. */
  readonly changes: readonly SchemaDifference[];
  readonly notCompared: readonly NotCompared[];
  readonly locks: readonly ServerLocks[];
  /** File with all of it to read, in Markdown. */
  readonly report: string;
}

/** What becomes of the data: it stays, with the snapshot or without, or the snapshot takes its place. */
export type RehearsalAnswer = 'keep' | 'keepWithoutSnapshot' | 'rewind';

/** The locks of one database server while a command ran. */
export type ServerLocks = ServerName &
  (
    | {
        readonly state: 'read';
        /** The longest held first. */
        readonly locks: readonly SeenLock[];
        readonly looks: number;
        /** The longest time between two looks, in milliseconds: what is shorter may not have been seen. */
        readonly apart: number;
        /** Locks that this server does not tell of, as a sentence. */
        readonly gap?: string;
      }
    /** Why, as the end of a sentence. */
    | { readonly state: 'unknown'; readonly reason: string }
  );

/** A lock that was held, or waited for. */
export interface SeenLock {
  /** Absent where the server does not say. */
  readonly table?: string;
  /** In the server's words: `AccessExclusiveLock`. */
  readonly kind: string;
  readonly held: boolean;
  /** Milliseconds from the first look that saw it to the last. */
  readonly atLeast: number;
  /** From the look before to the one after. */
  readonly atMost: number;
}

/** The lock that was held or waited for longest; undefined where none was seen. */
export function longestLock(servers: readonly ServerLocks[]): (SeenLock & { readonly service: string }) | undefined {
  return servers
    .flatMap((it) => (it.state === 'read' ? it.locks.map((lock) => ({ ...lock, service: it.service })) : []))
    .sort((one, other) => other.atLeast - one.atLeast)[0];
}
