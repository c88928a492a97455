// Three databases as a developer has them, filled, asked and compared.
import { spawn } from 'node:child_process';
import { must } from '../../../scripts/setup/run.mjs';

export const keys = { db: 'db', sql: 'sql', cache: 'cache' };

export const compose = `services:
  db:
    image: parity.test/postgres:17
    environment: { POSTGRES_PASSWORD: secret }
    volumes: [db:/var/lib/postgresql/data]
  sql:
    image: parity.test/mariadb:11.8
    environment: { MARIADB_ROOT_PASSWORD: secret, MARIADB_DATABASE: main }
    volumes: [sql:/var/lib/mysql]
  cache:
    image: parity.test/redis:8.0
    command: ["redis-server", "--appendonly", "yes"]
    volumes: [cache:/data]
volumes: { db: , sql: , cache: }
`;

/** @param {string} project */
export function clientsOf(project) {
  /** @param {string} service @param {string[]} command */
  const inside = (service, ...command) => ['exec', '-i', `${project}-${service}-1`, ...command];
  return {
    db: inside('db', 'psql', '-h', '127.0.0.1', '-U', 'postgres', '-qAt', '--set', 'ON_ERROR_STOP=1'),
    sql: inside('sql', 'mariadb', '-uroot', '-psecret', '--unbuffered', '-N', 'main'),
    cache: inside('cache', 'redis-cli'),
  };
}

/** @param {string} project */
const ask = (project) => {
  const clients = clientsOf(project);
  const env = { ...process.env };
  return {
    db: (/** @type {string} */ text) =>
      must('docker', ['exec', '-i', `${project}-db-1`, 'psql', '-U', 'postgres', '-qAt'], { input: text, env }),
    sql: (/** @type {string} */ text) => must('docker', clients.sql, { input: text, env }),
    cache: (/** @type {string} */ text) => must('docker', clients.cache, { input: text, env }),
  };
};

/** @param {string} project */
export async function start(project) {
  await must('docker', ['compose', '--project-name', project, '--file', '-', 'up', '--detach'], { input: compose });
  await answering(project);
}

/** Until each of them answers a query that reads a table. @param {string} project */
export async function answering(project) {
  const client = ask(project);
  await Promise.all([
    answers(() => client.db('SELECT count(*) FROM pg_class')),
    answers(() => client.sql('SELECT count(*) FROM information_schema.tables')),
    answers(async () => {
      if (!(await client.cache('dbsize')).match(/^\d+\s*$/)) throw new Error('It is loading');
    }),
  ]);
}

/** @param {() => Promise<unknown>} query */
async function answers(query) {
  const deadline = Date.now() + 300_000;
  for (;;) {
    try {
      return await query();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Half of it in PostgreSQL, a third in MariaDB, the rest in Redis. @param {string} project @param {number} gb */
export async function fill(project, gb) {
  const client = ask(project);
  const rows = Math.round(gb * 1e6);
  await Promise.all([
    client.db(
      `CREATE TABLE filler AS SELECT i, repeat(md5(i::text), 28) AS text FROM generate_series(1, ${Math.round(rows * 0.5)}) AS i; CREATE TABLE w (n bigint PRIMARY KEY);`,
    ),
    client.sql(
      `CREATE TABLE filler AS SELECT seq AS i, repeat(md5(seq), 28) AS text FROM seq_1_to_${Math.round(rows * 0.33)}; CREATE TABLE w (n bigint PRIMARY KEY);`,
    ),
    (async () => {
      const script = `for i = ARGV[1], ARGV[2] do redis.call('set', 'filler:' .. i, string.rep('x', 900) .. i) end`;
      const all = Math.round(rows * 0.17);
      for (let from = 1; from <= all; from += 10_000)
        await client.cache(`EVAL "${script}" 0 ${from} ${Math.min(all, from + 9999)}\n`);
    })(),
  ]);
}

/** A text that is the same for the same tables. @param {string} project */
export async function hashes(project) {
  const client = ask(project);
  const all = await Promise.all([
    client.db('SELECT count(*), sum(hashtextextended(text, i)) FROM filler'),
    client.sql('SELECT count(*), sum(crc32(text) * (i % 97 + 1)) FROM filler'),
    client.cache("EVAL \"return #redis.call('keys', 'filler:*')\" 0\n"),
  ]);
  return all.map((it) => it.trim()).join(' | ');
}

/** How many of the rows 1…n of each writer are there. @param {string} project @param {Record<string, number>} acknowledged */
export async function found(project, { db, sql, cache }) {
  const client = ask(project);
  const count = (/** @type {string} */ text) => Number(text.trim().split('\n').at(-1));
  return {
    db: count(await client.db(`SELECT count(*) FROM w WHERE n <= ${db}`)),
    sql: count(await client.sql(`SELECT count(*) FROM w WHERE n <= ${sql}`)),
    cache: Math.min(cache, count(await client.cache('LLEN w\n'))),
  };
}

/**
 * One session for each database, which writes row after row, each when the last was acknowledged.
 * @param {string} project
 */
export function startWriters(project) {
  const clients = clientsOf(project);
  const writers = {
    db: writer(clients.db, (n) => `INSERT INTO w VALUES (${n}) RETURNING n;\n`),
    sql: writer(clients.sql, (n) => `INSERT INTO w VALUES (${n}); SELECT ${n};\n`),
    cache: writer(clients.cache, (n) => `RPUSH w ${n}\n`),
  };
  return {
    /** @returns {Record<keyof typeof writers, number>} */
    acknowledged: () => ({
      db: writers.db.acknowledged(),
      sql: writers.sql.acknowledged(),
      cache: writers.cache.acknowledged(),
    }),
    stop: () => Promise.all(Object.values(writers).map((it) => it.stop())),
  };
}

/** @param {string[]} args @param {(n: number) => string} statement */
function writer(args, statement) {
  const child = spawn('docker', args, { stdio: ['pipe', 'pipe', 'inherit'] });
  let last = 0;
  let ending = false;
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    for (const line of text.split('\n').filter(Boolean)) {
      if (Number(line) !== last + 1) throw new Error(`Row ${last + 1} was answered by: ${line}`);
      last++;
    }
    if (ending) child.stdin.end();
    else child.stdin.write(statement(last + 1));
  });
  child.stdin.on('error', () => undefined).write(statement(1));
  const ended = new Promise((done) => child.once('close', done));
  return {
    acknowledged: () => last,
    stop: () => {
      ending = true;
      return ended;
    },
  };
}
