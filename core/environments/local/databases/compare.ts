import { counted } from '../../../words';
import { engineInfo, titleOf } from '../../../drift/engines';
import {
  columnText,
  tableTitle,
  type Database,
  type DatabaseReading,
  type Definition,
  type ServerReading,
  type Table,
} from './reading';

export type SchemaPart =
  'version' | 'database' | 'table' | 'view' | 'column' | 'index' | 'constraint' | 'definition' | 'rows';

/** What differs in the second of two readings. */
export interface SchemaDifference {
  readonly service: string;
  /** Absent for the version of a whole server. */
  readonly database?: string;
  /** As people call it; absent for what is about a whole server or database. */
  readonly table?: string;
  readonly part: SchemaPart;
  /** Of the column, index or constraint; absent for what the other fields name. */
  readonly name?: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** In the first and in the second, in words of SQL or numbers; absent where it is not there. */
  readonly before?: string;
  readonly after?: string;
}

/** What can't be compared, and why. */
export interface NotCompared {
  /** Absent: no database at all is. */
  readonly service?: string;
  /** Absent: nothing of the service is. */
  readonly database?: string;
  readonly table?: string;
  /** The end of a sentence: "it does not run". */
  readonly reason: string;
}

/**
 * What differs between the databases of two Compose projects, or of one at two moments. What is not known of one of them is no
 * difference: `notComparedDatabases` tells it.
 */
export function compareDatabases(before: DatabaseReading, after: DatabaseReading): SchemaDifference[] {
  return pairs(before.servers, after.servers, ({ service }) => service).flatMap(([one, other]) =>
    one?.state === 'read' && other?.state === 'read' ? compareServers(one, other) : [],
  );
}

/** What a comparison of the same readings leaves out. The names are those of the two sides, for its reasons. */
export function notComparedDatabases(
  before: DatabaseReading,
  after: DatabaseReading,
  [one, other]: readonly [string, string],
): NotCompared[] {
  return pairs(before.servers, after.servers, ({ service }) => service).flatMap(([first, second]) => {
    const service = first?.service ?? second?.service ?? '';
    const reasons = [
      [one, first],
      [other, second],
    ] as const;
    const unknown = reasons.flatMap(([title, server]) =>
      server?.state === 'read' ? [] : [`${server?.reason ?? 'there is no such service'} in ${title}`],
    );
    if (unknown.length > 0) return [{ service, reason: sameReason(first, second) ?? unknown.join(', and ') }];
    return first?.state === 'read' && second?.state === 'read'
      ? uncounted(service, first.databases, second.databases)
      : [];
  });
}

/** What can't be read anywhere needs no name of a side. */
function sameReason(one: ServerReading | undefined, other: ServerReading | undefined): string | undefined {
  return one?.state === 'unknown' && other?.state === 'unknown' && one.reason === other.reason ? one.reason : undefined;
}

function uncounted(service: string, before: readonly Database[], after: readonly Database[]): NotCompared[] {
  return pairs(before, after, ({ name }) => name).flatMap(([one, other]) =>
    pairs(one?.tables ?? [], other?.tables ?? [], tableKey).flatMap(([first, second]) => {
      if (!one || !first || !second || (first.rows !== undefined && second.rows !== undefined)) return [];
      const reason = 'its rows could not be counted in time';
      return [{ service, database: one.name, table: tableTitle(first), reason }];
    }),
  );
}

type Read = Extract<ServerReading, { state: 'read' }>;

/** Servers of different engines have nothing in common that could be compared. */
function compareServers(before: Read, after: Read): SchemaDifference[] {
  const { service } = before;
  const versions = [versionText(before), versionText(after)] as const;
  if (before.engine !== after.engine) return [{ service, part: 'version', ...changed(...versions) }];
  const same = release(before) === release(after);
  return [
    ...(same ? [] : [{ service, part: 'version' as const, ...changed(...versions) }]),
    ...pairs(before.databases, after.databases, ({ name }) => name).flatMap(([one, other]) =>
      compareDatabase(one, other).map((difference) => ({ service, ...difference })),
    ),
  ];
}

function versionText({ engine, version }: Read): string {
  return `${titleOf(engine)} ${version}`;
}

/** As much of a version as tells two releases apart. */
function release({ engine, version }: Read): string {
  return version
    .split(/[.-]/)
    .slice(0, engineInfo(engine)?.precision ?? 2)
    .join('.');
}

type InServer = Omit<SchemaDifference, 'service'>;

function compareDatabase(before: Database | undefined, after: Database | undefined): InServer[] {
  const database = before?.name ?? after?.name ?? '';
  if (!before || !after)
    return [{ database, part: 'database', ...existence(before && size(before), after && size(after)) }];
  return pairs(before.tables, after.tables, tableKey).flatMap(([one, other]) =>
    compareTable(one, other).map((difference) => ({ database, ...difference })),
  );
}

function size({ tables }: Database): string {
  return counted(tables.length, 'table');
}

function tableKey({ schema, name }: Table): string {
  return `${schema}\0${name}`;
}

type InDatabase = Omit<InServer, 'database'>;

function compareTable(before: Table | undefined, after: Table | undefined): InDatabase[] {
  const shown = before ?? after;
  const table = shown ? tableTitle(shown) : '';
  if (!before || !after || before.kind !== after.kind) {
    const part = after?.kind ?? before?.kind ?? 'table';
    return [{ table, part, ...existence(before && summary(before), after && summary(after)) }];
  }
  const inTable = [
    ...compareNamed('column', before.columns.map(columnDefinition), after.columns.map(columnDefinition)),
    ...compareNamed('index', before.indexes, after.indexes),
    ...compareNamed('constraint', before.constraints, after.constraints),
    ...compareText('definition', before.definition, after.definition),
    ...compareRows(before.rows, after.rows),
  ];
  return inTable.map((difference) => ({ table, ...difference }));
}

function columnDefinition(column: Table['columns'][number]): Definition {
  return { name: column.name, text: columnText(column) };
}

/** "view", "table with 3 columns, 12 rows" */
function summary({ kind, columns, rows }: Table): string {
  if (kind === 'view') return kind;
  const known = typeof rows === 'number' ? [counted(rows, 'row')] : [];
  return `table with ${[counted(columns.length, 'column'), ...known].join(', ')}`;
}

type InTable = Omit<InDatabase, 'table'>;

function compareNamed(part: SchemaPart, before: readonly Definition[], after: readonly Definition[]): InTable[] {
  return pairs(before, after, ({ name }) => name).flatMap(([one, other]) =>
    one?.text === other?.text
      ? []
      : [{ part, name: one?.name ?? other?.name ?? '', ...existence(one?.text, other?.text) }],
  );
}

function compareText(part: SchemaPart, before: string | undefined, after: string | undefined): InTable[] {
  return before === after ? [] : [{ part, ...existence(before, after) }];
}

function compareRows(before: Table['rows'], after: Table['rows']): InTable[] {
  if (typeof before !== 'number' || typeof after !== 'number' || before === after) return [];
  return [{ part: 'rows', ...changed(String(before), String(after)) }];
}

type Existence = Pick<SchemaDifference, 'change' | 'before' | 'after'>;

function existence(before: string | undefined, after: string | undefined): Existence {
  if (before === undefined) return { change: 'added', ...(after === undefined ? {} : { after }) };
  return after === undefined ? { change: 'removed', before } : changed(before, after);
}

function changed(before: string, after: string): Existence {
  return { change: 'changed', before, after };
}

/** What has the same name on both sides, and what has no partner; by name. */
function pairs<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (item: T) => string,
): (readonly [T | undefined, T | undefined])[] {
  const [one, other] = [before, after].map((items) => new Map(items.map((item) => [nameOf(item), item])));
  const names = [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])].sort();
  return names.map((name) => [one?.get(name), other?.get(name)] as const);
}
