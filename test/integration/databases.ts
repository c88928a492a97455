import { docker } from './docker';

/** Three databases as a developer has them, each with a named volume. */
export const databases = `services:
  db:
    image: parity.test/postgres:17
    environment: { POSTGRES_PASSWORD: secret }
    volumes: [db:/var/lib/postgresql/data]
    healthcheck: { test: ["CMD", "pg_isready", "-h", "127.0.0.1", "-U", "postgres"], interval: 300ms, retries: 100 }
  sql:
    image: parity.test/mariadb:11.8
    environment: { MARIADB_ROOT_PASSWORD: secret, MARIADB_DATABASE: main }
    volumes: [sql:/var/lib/mysql]
    healthcheck: { test: ["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"], interval: 300ms, retries: 100 }
  cache:
    image: parity.test/redis:8.0
    command: ["redis-server", "--appendonly", "yes"]
    volumes: [cache:/data]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 300ms, retries: 100 }
volumes: { db: , sql: , cache: }
`;

export const databaseKeys = { db: 'db', sql: 'sql', cache: 'cache' };

/** Asks the databases of a Compose project. */
export function databasesOf(project: string) {
  const inside = (service: string, ...command: string[]) => docker('exec', `${project}-${service}-1`, ...command);
  return {
    postgres: (sql: string) => inside('db', 'psql', '-U', 'postgres', '-qAtc', sql),
    mariadb: (sql: string) => inside('sql', 'mariadb', '-uroot', '-psecret', '-N', 'main', '-e', sql),
    redis: (...command: string[]) => inside('cache', 'redis-cli', ...command),
  };
}

/** Puts something into each of them. */
export async function fill(project: string, rows: number): Promise<void> {
  const { postgres, mariadb, redis } = databasesOf(project);
  await Promise.all([
    postgres(`CREATE TABLE t AS SELECT i, md5(i::text) AS m FROM generate_series(1, ${rows}) AS i`),
    mariadb(`CREATE TABLE t AS SELECT seq AS i, md5(seq) AS m FROM seq_1_to_${rows}`),
    redis('DEBUG', 'POPULATE', String(rows)).catch(() => redis('SET', 'key:1', 'x')),
  ]);
}

/** What is in them: a text that is the same for the same data. */
export async function fingerprint(project: string): Promise<string> {
  const { postgres, mariadb, redis } = databasesOf(project);
  const all = await Promise.all([
    postgres("SELECT count(*) || ' ' || md5(string_agg(m, '' ORDER BY i)) FROM t"),
    mariadb('SELECT count(*), sum(crc32(m)) FROM t'),
    redis('DBSIZE'),
  ]);
  return all.join('\n');
}
