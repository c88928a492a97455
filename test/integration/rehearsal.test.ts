import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Rehearsal, RehearsalAnswer, RehearsalRequest, SeenLock } from '../../core/environments/rehearsal';
import { CancelledError } from '../../core/errors';
import { exec } from '../../core/exec';
import { defaultSettings } from '../../core/settings';
import { until } from '../until';
import { databasesOf } from './databases';
import { describeWithDocker, docker } from './docker';
import { provided, type Provided } from './provided';

/** The Compose file names the tests' images itself. */
const helper = { 'debian:13-slim': 'parity.test/debian:13-slim' };

const parent = `parity-test-rehearsal-${process.pid}`;

const manifest = `applications:
  app:
    type: php:8.4
    hooks:
      deploy: |
        echo "deploying in $(pwd)"
        exit 3
`;

const app = `
    image: parity.test/debian:13-slim
    command: ["sleep", "infinity"]
    init: true
    working_dir: /srv`;

const postgres = `
    image: parity.test/postgres:17
    environment: { POSTGRES_PASSWORD: secret }
    volumes: [data:/var/lib/postgresql/data]
    healthcheck: { test: ["CMD", "pg_isready", "-h", "127.0.0.1", "-U", "postgres"], interval: 300ms, retries: 200 }`;

const mariadb = `
    image: parity.test/mariadb:11.8
    environment: { MARIADB_ROOT_PASSWORD: secret, MARIADB_DATABASE: main }
    volumes: [data:/var/lib/mysql]
    healthcheck: { test: ["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"], interval: 300ms, retries: 200 }`;

const minutes = 60_000;

interface Rehearsing extends Provided {
  /** Runs a command in the environment `x`, and answers what came of it. */
  rehearse(request: RehearsalRequest, on?: (line: string) => void, signal?: AbortSignal): Promise<Rehearsal>;
  answer(answer: RehearsalAnswer): Promise<void>;
}

/** A branch `x` with these services. */
async function inBranch(
  services: Readonly<Record<string, string>>,
  fill: (of: ReturnType<typeof databasesOf>) => Promise<unknown>,
  act: (it: Rehearsing, of: ReturnType<typeof databasesOf>) => Promise<void>,
): Promise<void> {
  const listed = Object.entries(services).map(([name, text]) => `  ${name}:${text}\n`);
  const compose = `name: ${parent}\nservices:\n${listed.join('')}volumes: { data: }\n`;
  const settings = { images: helper, data: { ...defaultSettings.data, method: 'copy' as const } };
  const it = await provided({ '.upsun/config.yaml': manifest, 'compose.yaml': compose }, { settings });
  const own = (...args: string[]) => exec('docker', ['compose', ...args], { cwd: it.repository.root });
  try {
    const { code, stderr } = await own('up', '--detach', '--wait');
    expect(code, stderr).toBe(0);
    await fill(databasesOf(parent));
    const { stack } = await it.made(await it.provider.planBranch('x', { kind: 'local' }));
    await own('stop', '--timeout', '1');
    await act(
      {
        ...it,
        async rehearse(request, on = () => undefined, signal) {
          const plan = await it.provider.planRehearsal('x', request);
          await it.apply(plan, ({ detail }) => on(detail ?? ''), signal);
          return (await it.provider.rehearsal('x'))!;
        },
        async answer(answer) {
          await it.apply(await it.provider.planAnswer('x', answer));
          await until(() => isHealthy(stack.project), minutes);
        },
      },
      databasesOf(stack.project),
    );
  } finally {
    await own('down', '--volumes', '--timeout', '1');
  }
}

async function isHealthy(project: string): Promise<boolean> {
  const filters = ['--filter', `label=com.docker.compose.project=${project}`, '--filter', 'health=healthy'];
  return (await docker('ps', '--quiet', ...filters)).trim() !== '';
}

const run = (text: string, service?: string): RehearsalRequest => ({ command: { kind: 'command', text }, service });

function locksOf({ outcome }: Rehearsal, service: string): readonly SeenLock[] {
  const server = outcome?.locks.find((it) => it.service === service);
  if (server?.state !== 'read') throw new Error(`unknown: ${server?.reason ?? 'no outcome'}`);
  return server.locks;
}

describeWithDocker('a rehearsal', () => {
  test(
    'of PostgreSQL tells time, schema, rows and the longest lock; rewound, everything is as before',
    () =>
      inBranch(
        { db: postgres },
        ({ postgres: ask }) => ask('CREATE TABLE t AS SELECT i FROM generate_series(1, 100) AS i'),
        async ({ provider, rehearse, answer }, { postgres: ask }) => {
          const migration = `psql -qU postgres -v ON_ERROR_STOP=1 <<'SQL'
BEGIN;
ALTER TABLE t ADD COLUMN n integer NOT NULL DEFAULT 0;
DELETE FROM t WHERE i <= 10;
SELECT pg_sleep(3);
COMMIT;
SQL`;
          const found = await rehearse(run(migration, 'db'));
          expect(found.outcome).toMatchObject({
            exitCode: 0,
            notCompared: [],
            changes: [
              { service: 'db', table: 't', part: 'column', name: 'n', change: 'added' },
              { service: 'db', table: 't', part: 'rows', before: '100', after: '90' },
            ],
          });
          expect(found.outcome!.milliseconds).toBeGreaterThan(3000);
          const locks = locksOf(found, 'db');
          expect(locks.map(({ kind }) => kind)).toContain('AccessExclusiveLock');
          expect(locks[0]).toMatchObject({ table: 't', held: true });
          expect(locks[0]!.atLeast).toBeGreaterThan(1000);
          expect(locks[0]!.atMost).toBeLessThan(found.outcome!.milliseconds + 5000);
          expect(await readFile(found.outcome!.report, 'utf8')).toContain('nobody else could read or write it');

          expect(await provider.openRehearsals()).toEqual([found]);
          await expect(provider.planRehearsal('x', run('true'))).rejects.toThrow('x still has what');
          await answer('rewind');
          expect(await ask('SELECT count(*), sum(i) FROM t')).toBe('100|5050');
          const columns = `SELECT string_agg(attname, ',') FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0`;
          expect(await ask(columns)).toBe('i');
          expect([await provider.openRehearsals(), await provider.snapshots('x')]).toEqual([[], []]);
          await expect(provider.planAnswer('x', 'rewind')).rejects.toThrow('There is no rehearsal in x');
        },
      ),
    8 * minutes,
  );

  test(
    'of MariaDB tells the same; kept, it stays with its snapshot',
    () =>
      inBranch(
        { sql: mariadb },
        ({ mariadb: ask }) => ask('CREATE TABLE t AS SELECT seq AS i FROM seq_1_to_100'),
        async ({ provider, rehearse, answer }, { mariadb: ask }) => {
          const statements =
            'ALTER TABLE t ADD COLUMN n INT; START TRANSACTION; DELETE FROM t WHERE i <= 10; SELECT SLEEP(3); COMMIT';
          const found = await rehearse(run(`mariadb -uroot -psecret main -e '${statements}'`, 'sql'));
          expect(found.what).not.toContain('secret');
          expect(found.outcome).toMatchObject({
            exitCode: 0,
            notCompared: [],
            changes: [
              { service: 'sql', table: 't', part: 'column', name: 'n', change: 'added' },
              { service: 'sql', table: 't', part: 'rows', before: '100', after: '90' },
            ],
          });
          const [longest] = locksOf(found, 'sql');
          expect(longest).toMatchObject({ kind: 'row locks', held: true });
          expect(longest!.atLeast).toBeGreaterThan(1000);
          await answer('keep');
          expect(await ask('SELECT COUNT(*), COUNT(n) FROM t')).toBe('90\t0');
          expect((await provider.snapshots('x')).map(({ name }) => name)).toEqual([found.snapshot]);
        },
      ),
    8 * minutes,
  );

  test(
    'of a hook that fails says so; a cancel ends what runs and leaves the way back',
    () =>
      inBranch(
        { app, db: postgres },
        ({ postgres: ask }) => ask('CREATE TABLE t AS SELECT i FROM generate_series(1, 100) AS i'),
        async ({ provider, rehearse, answer, key, repository }, { postgres: ask }) => {
          const lines: string[] = [];
          const hook: RehearsalRequest = { command: { kind: 'hook', hook: 'deploy' } };
          const failed = await rehearse(hook, (line) => lines.push(line));
          expect(failed).toMatchObject({ what: 'the deploy hook of app', service: 'app' });
          expect(failed.outcome).toMatchObject({ exitCode: 3, changes: [] });
          expect(lines).toContain('deploying in /srv');
          await answer('keepWithoutSnapshot');
          expect(await provider.snapshots('x')).toEqual([]);

          const controller = new AbortController();
          const slow = `psql -qU postgres -c 'DELETE FROM t'; echo deleted; sleep 600`;
          const on = (line: string) => {
            if (line === 'deleted') controller.abort();
          };
          await expect(rehearse(run(slow, 'db'), on, controller.signal)).rejects.toThrow(CancelledError);
          expect(await docker('top', `parity-${key}-x-db-1`)).not.toContain('sleep');
          const [open] = await provider.openRehearsals();
          expect(open).not.toHaveProperty('outcome');
          expect(await ask('SELECT count(*) FROM t')).toBe('0');

          // As after the editor was closed: another process finds it.
          const next = await repository.provider();
          expect(await next.openRehearsals()).toEqual([open]);
          await answer('rewind');
          expect(await ask('SELECT count(*) FROM t')).toBe('100');
        },
      ),
    8 * minutes,
  );
});
