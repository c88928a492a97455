import { mariadb, mysql } from '../databases/mysql';
import { postgresql } from '../databases/postgresql';

/** How a server is asked for the locks of the moment. Answers are lines of `lockLooks.ts`. */
export interface LockQueries {
  /** A program of `sh` that runs statements as they come, and prints each answer at once. */
  readonly client: string;
  /** What is asked at each look. */
  readonly look: string;
  /** The tables of the database that a variable names, each with the key that locks name it by; absent where locks say names. */
  readonly tables?: { readonly client: string; readonly variable: string; readonly query: string };
}

/**
 * One connection, to a database that nobody drops or copies: a migration must not meet it. Of reading it is told only where it waits; of what
 * the server does by itself, nothing. https://www.postgresql.org/docs/current/view-pg-locks.html
 */
const postgresqlQueries: LockQueries = {
  client: postgresql.client,
  look: `SELECT json_build_object('look', extract(epoch FROM clock_timestamp()));
SELECT json_build_object('holder', l.pid || ' ' || l.virtualtransaction, 'relation', d.datname || ' ' || l.relation,
  'kind', l.mode, 'held', l.granted)
FROM pg_locks l JOIN pg_database d ON d.oid = l.database JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'relation' AND l.relation >= 16384 AND a.backend_type = 'client backend'
  AND l.pid <> pg_backend_pid() AND NOT (l.granted AND l.mode = 'AccessShareLock');
`,
  tables: {
    client: postgresql.client,
    variable: postgresql.databaseVariable ?? '',
    query: `SELECT json_build_object('key', current_database() || ' ' || c.oid, 'name',
  CASE n.nspname WHEN 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema';
`,
  },
};

/**
 * Whoever may not see the transactions of others gets no look at all, and so no wrong answer. Locks of whole tables are told where the
 * performance schema watches them. https://dev.mysql.com/doc/refman/8.4/en/performance-schema-metadata-locks-table.html
 */
const mysqlLook = (tables: string) => `SELECT JSON_OBJECT('look', UNIX_TIMESTAMP(SYSDATE(3)),
  'transactions', (SELECT COUNT(*) FROM information_schema.INNODB_TRX),
  'tables', EXISTS (SELECT 1 FROM performance_schema.setup_instruments WHERE NAME = 'wait/lock/metadata/sql/mdl' AND ENABLED = 'YES')${tables});
SELECT JSON_OBJECT('holder', CONCAT('transaction ', trx_id), 'kind', 'row locks', 'held', trx_state <> 'LOCK WAIT')
FROM information_schema.INNODB_TRX WHERE trx_mysql_thread_id <> CONNECTION_ID() AND (trx_rows_locked > 0 OR trx_state = 'LOCK WAIT');
SELECT JSON_OBJECT('holder', CONCAT('session ', ID), 'kind', STATE, 'held', FALSE)
FROM information_schema.PROCESSLIST WHERE STATE LIKE 'Waiting for table%';
SELECT JSON_OBJECT('holder', CONCAT('thread ', OWNER_THREAD_ID), 'table', CONCAT(OBJECT_SCHEMA, '.', OBJECT_NAME),
  'kind', LOCK_TYPE, 'held', LOCK_STATUS = 'GRANTED')
FROM performance_schema.metadata_locks WHERE OBJECT_TYPE = 'TABLE' AND ${people('OBJECT_SCHEMA')}
  AND NOT (LOCK_STATUS = 'GRANTED' AND LOCK_TYPE IN ('SHARED', 'SHARED_READ', 'SHARED_HIGH_PRIO'));
`;

function people(schema: string): string {
  return `${schema} NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')`;
}

/** A question that this release does not know is left out; answers come at once. */
const patient = '--force --unbuffered';

/** MariaDB tells of locks of tables by a plugin, too: https://mariadb.com/kb/en/metadata-lock-info-plugin/ */
const mariadbQueries: LockQueries = {
  client: `${mariadb.client} ${patient}`,
  look: `${mysqlLook(` OR EXISTS (
    SELECT 1 FROM information_schema.PLUGINS WHERE PLUGIN_NAME = 'METADATA_LOCK_INFO' AND PLUGIN_STATUS = 'ACTIVE')`)}
SELECT JSON_OBJECT('holder', CONCAT('session ', THREAD_ID), 'table', CONCAT(TABLE_SCHEMA, '.', TABLE_NAME),
  'kind', REPLACE(LOCK_MODE, 'MDL_', ''), 'held', TRUE)
FROM information_schema.METADATA_LOCK_INFO WHERE LOCK_TYPE = 'Table metadata lock' AND ${people('TABLE_SCHEMA')}
  AND LOCK_MODE NOT IN ('MDL_SHARED', 'MDL_SHARED_READ', 'MDL_SHARED_HIGH_PRIO');
`,
};

const mysqlQueries: LockQueries = { client: `${mysql.client} ${patient}`, look: mysqlLook('') };

/** By engine; others can't be asked. */
export const lockQueries: ReadonlyMap<string, LockQueries> = new Map([
  ['postgresql', postgresqlQueries],
  ['mariadb', mariadbQueries],
  ['oracle-mysql', mysqlQueries],
]);
