/** What the database servers of a Compose project hold, as far as it can be read. */
export interface DatabaseReading {
  readonly servers: readonly ServerReading[];
}

/** Unknown is neither equal to anything nor different from it. */
export type ServerReading = ServerName &
  (
    | { readonly state: 'read'; readonly version: string; readonly databases: readonly Database[] }
    /** Why, as the end of a sentence: "it does not run". */
    | { readonly state: 'unknown'; readonly reason: string }
  );

export interface ServerName {
  /** In the Compose project. */
  readonly service: string;
  /** In the registry's words: `postgresql`. */
  readonly engine: string;
}

export interface Database {
  readonly name: string;
  readonly tables: readonly Table[];
}

export interface Table {
  /** `''` where the engine has none beside databases. */
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  /** The query of a view, as the server prints it. */
  readonly definition?: string;
  readonly columns: readonly Column[];
  readonly indexes: readonly Definition[];
  /** Foreign keys, checks and, in PostgreSQL, what is unique. */
  readonly constraints: readonly Definition[];
  /** Exact; undefined where it took too long or could not be read. Views are not counted, nor tables whose rows are elsewhere. */
  readonly rows: number | 'not counted' | undefined;
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** The expression, as the server prints it. */
  readonly default?: string;
  /** What else the server says of it: `auto_increment`, `generated always`, its collation. */
  readonly extra?: string;
}

/** An index or constraint in the server's words. */
export interface Definition {
  readonly name: string;
  readonly text: string;
}

/** A column as SQL says it: `integer NOT NULL DEFAULT 0`. */
export function columnText({ type, nullable, default: initial, extra }: Column): string {
  const parts = [type, nullable ? '' : 'NOT NULL', initial === undefined ? '' : `DEFAULT ${initial}`, extra ?? ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** What people call a table: the schema that every PostgreSQL database has is left out. */
export function tableTitle({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return schema === '' || schema === 'public' ? name : `${schema}.${name}`;
}
