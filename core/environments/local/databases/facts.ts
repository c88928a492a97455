import type { Column, Database, Definition, Table } from './reading';

/** What the lines of a client say. */
export interface Facts {
  readonly version: string;
  readonly databases: readonly Database[];
}

/**
 * Puts together what was asked in several questions. Undefined where a line is none of ours: what is left out would look like a difference.
 * @param lines JSON, one fact in a line
 */
export function readFacts(lines: Iterable<string>): Facts | undefined {
  let version = '';
  const databases = new Map<string, Map<string, MutableTable>>();
  for (const line of lines) {
    const fact = parse(line);
    if (!fact) return undefined;
    const { database = '', schema = '', table: name = '' } = fact;
    const tables = databases.get(database);
    const table = tables?.get(key(schema, name));
    if (fact.fact === 'version') version = fact.version ?? '';
    else if (fact.fact === 'database') databases.set(database, tables ?? new Map<string, MutableTable>());
    else if (fact.fact === 'table') tables?.set(key(schema, name), newTable(schema, name, fact));
    // What was made since its table was looked for is not there yet.
    else if (table) add(table, fact);
  }
  return {
    version,
    databases: [...databases].map(([name, tables]) => ({ name, tables: [...tables.values()] })),
  };
}

/** No name holds this character. */
function key(schema: string, name: string): string {
  return `${schema}\0${name}`;
}

interface MutableTable extends Table {
  readonly columns: Column[];
  readonly indexes: Definition[];
  readonly constraints: Definition[];
  rows: Table['rows'];
}

interface Fact {
  readonly fact: string;
  readonly version?: string;
  readonly database?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly kind?: string;
  readonly definition?: string | null;
  readonly name?: string;
  readonly type?: string;
  readonly nullable?: boolean | number;
  readonly default?: string | null;
  readonly extra?: string | null;
  readonly text?: string;
  readonly rows?: number | null;
  readonly counted?: boolean | number;
}

function parse(line: string): Fact | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'fact' in value ? (value as Fact) : undefined;
  } catch {
    // A client of another release may print more than it was asked for.
    return undefined;
  }
}

function newTable(schema: string, name: string, { kind, definition, counted }: Fact): MutableTable {
  return {
    schema,
    name,
    kind: kind === 'view' ? 'view' : 'table',
    ...(definition == null ? {} : { definition }),
    columns: [],
    indexes: [],
    constraints: [],
    rows: counted ? undefined : 'not counted',
  };
}

function add(table: MutableTable, fact: Fact): void {
  const { name = '', text = '' } = fact;
  if (fact.fact === 'column') table.columns.push(column(name, fact));
  else if (fact.fact === 'index') table.indexes.push({ name, text });
  else if (fact.fact === 'constraint') table.constraints.push({ name, text });
  else if (fact.fact === 'rows') table.rows = fact.rows ?? undefined;
}

function column(name: string, { type = '', nullable, default: initial, extra }: Fact): Column {
  return {
    name,
    type,
    nullable: Boolean(nullable),
    ...(initial == null ? {} : { default: initial }),
    ...(extra ? { extra } : {}),
  };
}
