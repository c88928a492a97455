import type { SeenLock } from '../../rehearsal';

/** A line of a server that is asked for its locks again and again: a look begins, or a lock that it saw. */
type Line =
  | {
      /** Seconds, by the server's clock. */
      readonly look: number;
      /** Whether locks of whole tables are among what it tells; absent: they are. */
      readonly tables?: boolean | number;
    }
  | {
      /** Session and transaction. */
      readonly holder: string;
      readonly table?: string;
      /** Instead of `table`: a key of the tables that are known. */
      readonly relation?: string;
      readonly kind: string;
      readonly held: boolean | number;
    };

interface Stay {
  readonly lock: Pick<SeenLock, 'table' | 'kind' | 'held'>;
  readonly first: number;
  last: number;
}

/** Puts looks at the locks of a server together to what was held for how long. */
export class LockLooks {
  private readonly times: number[] = [];
  /** By holder and lock. */
  private readonly stays = new Map<string, Stay>();
  private tablesTold = true;

  /** @param tables by the keys of `relation`; others are too new to be in anybody's way */
  constructor(private readonly tables: ReadonlyMap<string, string> = new Map()) {}

  /** Answers whether it is a line of ours. */
  add(text: string): boolean {
    const line = parse(text);
    if (!line) return false;
    if ('look' in line) {
      this.times.push(line.look * 1000);
      this.tablesTold = Boolean(line.tables ?? true);
    } else this.see(line);
    return true;
  }

  /** How often it was looked. */
  get looks(): number {
    return this.times.length;
  }

  /** The longest time between two looks, in milliseconds. */
  get apart(): number {
    return Math.round(Math.max(0, ...this.times.map((time, index) => time - (this.times[index - 1] ?? time))));
  }

  /** Whether locks of whole tables are told. */
  get tellsTables(): boolean {
    return this.tablesTold;
  }

  /** One for each table, kind and whether it was held or waited for: the longest, and the longest of all first. */
  get locks(): SeenLock[] {
    const longest = new Map<string, SeenLock>();
    for (const { lock, first, last } of this.stays.values()) {
      const key = JSON.stringify([lock.table, lock.kind, lock.held]);
      const atLeast = this.between(first, last);
      if ((longest.get(key)?.atLeast ?? -1) >= atLeast) continue;
      longest.set(key, { ...lock, atLeast, atMost: this.between(first - 1, last + 1) });
    }
    return [...longest.values()].sort((one, other) => other.atLeast - one.atLeast);
  }

  private see({ holder, table, relation, kind, held }: Extract<Line, { kind: string }>): void {
    const name = relation === undefined ? table : this.tables.get(relation);
    if (relation !== undefined && name === undefined) return;
    const look = this.times.length - 1;
    const key = JSON.stringify([holder, relation ?? table, kind, Boolean(held)]);
    const stay = this.stays.get(key);
    if (stay) stay.last = look;
    else {
      const lock = { ...(name === undefined ? {} : { table: name }), kind, held: Boolean(held) };
      this.stays.set(key, { lock, first: look, last: look });
    }
  }

  /** Milliseconds from one look to another; those that are not there end with the first and the last. */
  private between(from: number, to: number): number {
    const at = (index: number) => this.times[Math.min(Math.max(index, 0), this.times.length - 1)] ?? 0;
    return Math.round(at(to) - at(from));
  }
}

/** Undefined for what a client says besides. */
function parse(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    if ('look' in value && typeof value.look === 'number') return value as Line;
    return 'holder' in value && 'kind' in value && typeof value.kind === 'string' ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}
