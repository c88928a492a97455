import { expect, test } from 'vitest';
import {
  compareDatabases,
  notComparedDatabases,
  type SchemaDifference,
} from '../../core/environments/local/databases/compare';
import { readDatabases } from '../../core/environments/local/databases/read';
import { differs } from '../../core/comparison/comparison';
import { dockerWith } from '../../core/environments/local/docker';
import { exec } from '../../core/exec';
import { defaultSettings } from '../../core/settings';
import { put } from '../folders';
import { databases, databasesOf } from './databases';
import { newProject, up } from './dataSetting';
import { describeWithDocker, docker } from './docker';
import { provided } from './provided';

/** Names that would end a quotation, a line, an option or a comment of whoever does not mind them. */
const hostile = [`a"b`, `it's`, 'x`y', 'a\nb', '-rf', '$(id)', '\\! id', 'ü;--', '__proto__'];

const quote = {
  postgres: (name: string) => `"${name.replaceAll('"', '""')}"`,
  mariadb: (name: string) => `\`${name.replaceAll('`', '``')}\``,
};

const schema = [
  'CREATE TABLE users (id int PRIMARY KEY, name varchar(20) NOT NULL)',
  'CREATE TABLE posts (id int PRIMARY KEY, author int, title varchar(20), CHECK (id > 0), CONSTRAINT by_user FOREIGN KEY (author) REFERENCES users (id))',
  'CREATE VIEW names AS SELECT name FROM users',
  'CREATE INDEX titles ON posts (title)',
];

const engines = ['postgres', 'mariadb'] as const;

async function fill(project: string): Promise<void> {
  const ask = databasesOf(project);
  await Promise.all(
    engines.map((engine) => {
      const tables = hostile.map(quote[engine]);
      const rows = tables.flatMap((it) => [`CREATE TABLE ${it} (id int)`, `INSERT INTO ${it} VALUES (1), (2)`]);
      return ask[engine]([...rows, ...schema].join(';\n'));
    }),
  );
  await ask.postgres('CREATE DATABASE "host=nowhere -x"');
}

async function change(project: string): Promise<void> {
  const ask = databasesOf(project);
  const changes = (engine: (typeof engines)[number]) => [
    "INSERT INTO users VALUES (1, 'a')",
    'ALTER TABLE users ADD COLUMN email text',
    'ALTER TABLE posts DROP CONSTRAINT by_user',
    'CREATE OR REPLACE VIEW names AS SELECT name FROM users WHERE id > 1',
    `DELETE FROM ${quote[engine]('a\nb')} WHERE id = 1`,
    `DROP TABLE ${quote[engine]('-rf')}`,
    engine === 'postgres' ? 'DROP INDEX titles' : 'ALTER TABLE posts DROP INDEX titles',
  ];
  await Promise.all(engines.map((engine) => ask[engine](changes(engine).join(';\n'))));
}

const told = ({ service, table, part, name, change }: SchemaDifference) =>
  [service, table, part, name, change].filter((word) => word !== undefined).join(' ');

describeWithDocker('databases of two environments', () => {
  test('what is the same, what differs and what is not known', async () => {
    const [one, other] = [newProject(), newProject()];
    await Promise.all([up(one, databases), up(other, databases)]);
    await Promise.all([fill(one), fill(other)]);
    const engine = dockerWith(exec, () => undefined);
    const before = await readDatabases(engine, one);
    for (const server of before.servers)
      if (server.state === 'read')
        expect(server.databases.flatMap(({ tables }) => tables).filter(({ rows }) => rows === 2)).toHaveLength(
          hostile.length,
        );
    expect(compareDatabases(before, await readDatabases(engine, other))).toEqual([]);

    await change(other);
    const after = await readDatabases(engine, other);
    expect(compareDatabases(before, after).map(told)).toEqual(
      ['db', 'sql'].flatMap((service) => [
        `${service} -rf table removed`,
        `${service} a\nb rows changed`,
        `${service} names definition changed`,
        `${service} posts index titles removed`,
        `${service} posts constraint by_user removed`,
        `${service} users column email added`,
        `${service} users rows changed`,
      ]),
    );
    const redis = { service: 'cache', reason: 'the data of Redis can’t be compared' };
    expect(notComparedDatabases(before, after, ['one', 'other'])).toEqual([redis]);

    await docker('pause', `${other}-db-1`);
    await docker('stop', `${other}-sql-1`);
    expect(notComparedDatabases(before, await readDatabases(engine, other), ['one', 'other'])).toEqual([
      redis,
      { service: 'db', reason: 'it is paused in other' },
      { service: 'sql', reason: 'it does not run in other' },
    ]);
    await docker('unpause', `${other}-db-1`);
  });

  test('a branch that goes its own way differs from the repository as opened in commits, files and data', async () => {
    const db = databases.slice(databases.indexOf('  db:'), databases.indexOf('  sql:'));
    const compose = `name: ${newProject()}\nservices:\n${db}volumes: { db: }\n`;
    const settings = {
      images: { 'debian:13-slim': 'parity.test/debian:13-slim' },
      data: { ...defaultSettings.data, method: 'copy' as const },
    };
    const { repository, provider, made } = await provided({ 'compose.yaml': compose }, { settings });
    const inRoot = (...args: string[]) => exec('docker', ['compose', ...args], { cwd: repository.root });
    expect((await inRoot('up', '--detach', '--wait')).code).toBe(0);
    await inRoot('exec', '--no-TTY', 'db', 'psql', '-U', 'postgres', '-c', 'CREATE TABLE t AS SELECT 1 AS i');
    const { environment, stack } = await made(await provider.planBranch('x', { kind: 'local' }));
    const before = await provider.compare('local', 'x');
    expect(before.databases).toEqual({ compared: 1, differences: [], notCompared: [] });
    expect([differs(before), before.commits?.onlyAfter.count]).toEqual([false, 0]);

    await put(environment.worktree, 'compose.yaml', compose.replace('interval: 300ms', 'interval: 900ms'));
    await repository.run('-C', environment.worktree, 'commit', '--quiet', '--all', '--message=slower');
    await databasesOf(stack.project).postgres('ALTER TABLE t ADD COLUMN n int');
    const after = await provider.compare('local', 'x');
    expect(after.commits?.onlyAfter.newest.map(({ subject }) => subject)).toEqual(['slower']);
    expect(after.setup.files).toEqual([{ file: 'compose.yaml', change: 'changed' }]);
    expect(after.databases.differences.map(told)).toEqual(['db t column n added']);
  });
});
