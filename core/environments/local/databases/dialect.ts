/** Milliseconds that the rows of one table may be counted, and those of a whole server or PostgreSQL database. */
export const countLimits = { table: 5000, all: 30_000 } as const;

/**
 * How a kind of server is asked. Statements go to a client in the container, on its standard input; every answer is a fact of
 * `facts.ts` as JSON, one in a line. Nothing here holds a name: the server itself quotes what is in it.
 */
export interface Dialect {
  /** A program of the shell `sh` that runs statements; it ends with an error where one of them fails. */
  readonly client: string;
  /** The same for statements that print others, which are run then; one that fails stops none. */
  readonly generatingClient: string;
  /** The environment's variable by which the client takes the database; absent where one connection reaches all of them. */
  readonly databaseVariable?: string;
  /** The server's version and its databases. */
  readonly server: string;
  /** Tables, columns, indexes and constraints. */
  readonly schema: string;
  /** Generates the counts of all tables. */
  readonly counts: string;
}

/**
 * For `sh`: `first NAME…` prints the value of the first of these variables that is set, or of the file that its `_FILE` names. So
 * passwords stay in the container that they belong to.
 */
export const firstVariable = `first() {
  for name; do
    eval "value=\\\${$name-} file=\\\${\${name}_FILE-}"
    if [ -n "$value" ]; then printf %s "$value"; return; fi
    if [ -r "$file" ]; then cat "$file"; return; fi
  done
}`;
