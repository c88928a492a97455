import { countLimits, firstVariable, type Dialect } from './dialect';

/** Without the root's password there is the user, who sees what is its own. */
const connect = `${firstVariable}
user=root
export MYSQL_PWD=$(first MARIADB_ROOT_PASSWORD MYSQL_ROOT_PASSWORD)
if [ -z "$MYSQL_PWD" ] && [ -n "$(first MARIADB_USER MYSQL_USER)" ]; then
  user=$(first MARIADB_USER MYSQL_USER)
  MYSQL_PWD=$(first MARIADB_PASSWORD MYSQL_PASSWORD)
fi
client=$(command -v mariadb || command -v mysql)
ask() { "$client" --user="$user" --default-character-set=utf8mb4 --batch --raw --skip-column-names "$@"; }`;

/** Neither the server's own databases nor what is none of a person's. */
const people = `TABLE_SCHEMA NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')`;

/** Nothing is written, and nobody waits for us. */
const session = `SET SESSION TRANSACTION READ ONLY;
SET SESSION lock_wait_timeout = ${countLimits.table / 1000};
SET SESSION group_concat_max_len = 1000000;`;

const mysqlLike = {
  client: `${connect}
ask`,
  generatingClient: `${connect}
ask | ask --force`,
  server: `SELECT JSON_OBJECT('fact', 'version', 'version', VERSION());
SELECT JSON_OBJECT('fact', 'database', 'database', SCHEMA_NAME) FROM information_schema.SCHEMATA WHERE ${people.replace('TABLE_SCHEMA', 'SCHEMA_NAME')};
`,
};

/** Of MariaDB 10.3 and newer. */
export const mariadb: Dialect = {
  ...mysqlLike,
  schema: schemaWith('c.TABLE_NAME = t.TABLE_NAME'),
  counts: countsWith(`SET SESSION max_statement_time = ${countLimits.table / 1000};`),
};

/** Of MySQL 8.0.16 and newer, where the names of checks are those of a database. */
export const mysql: Dialect = {
  ...mysqlLike,
  schema: schemaWith('TRUE'),
  counts: countsWith(`SET SESSION max_execution_time = ${countLimits.table};`),
};

/** @param sameTable whether the check `c` is of the table of the constraint `t` */
function schemaWith(sameTable: string): string {
  return `${session}
SELECT JSON_OBJECT('fact', 'table', 'database', TABLE_SCHEMA, 'table', TABLE_NAME,
  'kind', IF(TABLE_TYPE = 'VIEW', 'view', 'table'), 'counted', TABLE_TYPE <> 'VIEW', 'definition', VIEW_DEFINITION)
FROM information_schema.TABLES LEFT JOIN information_schema.VIEWS USING (TABLE_SCHEMA, TABLE_NAME) WHERE ${people};
SELECT JSON_OBJECT('fact', 'column', 'database', TABLE_SCHEMA, 'table', TABLE_NAME, 'name', COLUMN_NAME, 'type', COLUMN_TYPE,
  'nullable', IS_NULLABLE = 'YES', 'default', COLUMN_DEFAULT,
  'extra', TRIM(CONCAT_WS(' ', EXTRA, NULLIF(GENERATION_EXPRESSION, ''), CONCAT('COLLATE ', COLLATION_NAME))))
FROM information_schema.COLUMNS WHERE ${people};
SELECT JSON_OBJECT('fact', 'index', 'database', TABLE_SCHEMA, 'table', TABLE_NAME, 'name', INDEX_NAME,
  'text', CONCAT(IF(MIN(NON_UNIQUE) = 0, 'UNIQUE ', ''), MIN(INDEX_TYPE), ' (', GROUP_CONCAT(
    CONCAT(COALESCE(COLUMN_NAME, 'an expression'), IF(SUB_PART IS NULL, '', CONCAT('(', SUB_PART, ')')), IF(COLLATION = 'D', ' DESC', ''))
    ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')'))
FROM information_schema.STATISTICS WHERE ${people} GROUP BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME;
SELECT JSON_OBJECT('fact', 'constraint', 'database', k.TABLE_SCHEMA, 'table', k.TABLE_NAME, 'name', k.CONSTRAINT_NAME,
  'text', CONCAT('FOREIGN KEY (', GROUP_CONCAT(k.COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', '), ') REFERENCES ',
    IF(MIN(k.REFERENCED_TABLE_SCHEMA) = k.TABLE_SCHEMA, '', CONCAT(MIN(k.REFERENCED_TABLE_SCHEMA), '.')),
    MIN(k.REFERENCED_TABLE_NAME), ' (', GROUP_CONCAT(k.REFERENCED_COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', '),
    ') ON DELETE ', MIN(r.DELETE_RULE), ' ON UPDATE ', MIN(r.UPDATE_RULE)))
FROM information_schema.KEY_COLUMN_USAGE k JOIN information_schema.REFERENTIAL_CONSTRAINTS r
  ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
WHERE k.${people} GROUP BY k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME;
SELECT JSON_OBJECT('fact', 'constraint', 'database', t.TABLE_SCHEMA, 'table', t.TABLE_NAME, 'name', t.CONSTRAINT_NAME,
  'text', CONCAT('CHECK (', c.CHECK_CLAUSE, ')'))
FROM information_schema.TABLE_CONSTRAINTS t JOIN information_schema.CHECK_CONSTRAINTS c
  ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME AND ${sameTable}
WHERE t.CONSTRAINT_TYPE = 'CHECK' AND t.${people};
`;
}

/**
 * Each count is made as a text by the server, and travels as hexadecimal digits: whatever a table is called, the second client reads
 * nothing but digits.
 * @param limit bounds the statements of the second client
 */
function countsWith(limit: string): string {
  return `${session}
SELECT 'SET SESSION TRANSACTION READ ONLY; SET SESSION lock_wait_timeout = ${countLimits.table / 1000}; ${limit}';
SELECT CONCAT('SET @count = CONVERT(0x', HEX(CONCAT(
  'SELECT JSON_OBJECT(''fact'', ''rows'', ''database'', ', QUOTE(TABLE_SCHEMA), ', ''table'', ', QUOTE(TABLE_NAME),
  ', ''rows'', IF(NOW() < ', QUOTE(NOW() + INTERVAL ${countLimits.all / 1000} SECOND),
  ', (SELECT COUNT(*) FROM \`', REPLACE(TABLE_SCHEMA, '\`', '\`\`'), '\`.\`', REPLACE(TABLE_NAME, '\`', '\`\`'), '\`), NULL))'
)), ' USING utf8mb4); PREPARE count FROM @count; EXECUTE count;')
FROM information_schema.TABLES WHERE ${people} AND TABLE_TYPE <> 'VIEW' ORDER BY DATA_LENGTH;
`;
}
