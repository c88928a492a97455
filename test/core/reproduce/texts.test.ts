import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Relationship } from '../../../core/model';
import { composeText } from '../../../core/reproduce/composeProject';
import { connectionsText } from '../../../core/reproduce/connections';
import { localEngine } from '../../../core/reproduce/engines';
import { reportText, versionIn } from '../../../core/reproduce/report';
import type { PlannedService } from '../../../core/reproduce/stack';

function service(name: string, engine: string, version: string): PlannedService {
  const image = `${localEngine(engine)?.image ?? ''}:${version}`;
  return { name, engine, version, image, publicImage: image, port: localEngine(engine)?.port ?? 0 };
}

const source = { file: '.upsun/config.yaml', span: { start: 0, end: 0 } };
const relationship = (name: string, to: string): Relationship => ({ name, service: to, endpoint: undefined, source });

const services = [service('db', 'postgresql', '17'), service('visits', 'redis', '8.0')];
const ports = new Map([
  ['db', 40001],
  ['visits', 40002],
]);

test('the Compose project: labels on everything, ports on 127.0.0.1 alone, empty volumes', () => {
  const text = composeText(services, {
    project: 'parity-x',
    labels: { 'dev.environment-parity.environment': 'x' },
    ports,
    password: 'a$b',
  });
  expect(text.match(/dev\.environment-parity\.environment: x/g)).toHaveLength(2 + 2 + 1);
  expect(text).toMatch(/127\.0\.0\.1:40001:5432/);
  expect(text).toContain('POSTGRES_PASSWORD: a$$b');
  expect(text).toContain('db-data:/var/lib/postgresql/data');
  expect(text).not.toMatch(/0\.0\.0\.0|privileged|network_mode/);
});

test('connections are named after the relationships, as the platform does', () => {
  const text = connectionsText(
    [relationship('data-base', 'db'), relationship('cache', 'visits'), relationship('cache', 'db')],
    { services, ports, password: 'pw' },
  );
  expect(text).toContain('DATA_BASE_URL=pgsql://main:pw@127.0.0.1:40001/main\n');
  expect(text).toContain('CACHE_URL=redis://127.0.0.1:40002\n');
  expect(text).not.toMatch(/CACHE_PASSWORD|CACHE_USERNAME/);
  expect(text.match(/^CACHE_PORT=/gm)).toHaveLength(1);
});

test('what is not run has no connection', () => {
  const text = connectionsText([relationship('search', 'solr')], { services, ports, password: 'pw' });
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});

test('no name of a relationship gets a line of its own into a file that a shell reads', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a\ntouch x', 'a\r\nb', 'a\u2028b', '$(id)', '`id`'),
  );
  fc.assert(
    fc.property(names, (name) => {
      const text = connectionsText([relationship(name, 'db')], { services, ports, password: 'pw' });
      return text.split(/[\n\r\u2028\u2029]/).every((line) => /^(#.*)?$|^[A-Z0-9_]+=[\w.:/@-]*$/.test(line));
    }),
  );
});

const report = {
  production: 'main at 3a1b2c4 (the local branch main)',
  worktree: '/w',
  connections: '/c.env',
  services,
  left: [{ name: 'disk', reason: 'no public image stands for network-storage' }],
  actual: new Map([['db', '17.2']]),
  ports,
};

test('the report begins with what it does not contain, and says what is not known', () => {
  const text = reportText(report);
  expect(text.split('\n')[0]).toMatch(/^\*\*Not contained yet: /);
  expect(text).toContain('| `db` | PostgreSQL 17 | 17.2 (`postgres:17`) | 127.0.0.1:40001 | Same version |');
  expect(text).toMatch(/`visits` .* unknown .* Unknown: the service did not say its version/);
  expect(text).toContain('- `disk`: no public image stands for network-storage');
});

test('the report says where the version is another one, and where the image is', () => {
  expect(reportText({ ...report, actual: new Map([['db', '15.9']]) })).toContain('**Different version**');
  const mapped = services.map((it) => ({ ...it, image: `mirror.example/${it.image}` }));
  expect(reportText({ ...report, services: mapped })).toContain('Same version, image replaced by the setting');
});

test('no name from the manifest forges a heading of the report', () => {
  const text = reportText({
    ...report,
    left: [{ name: 'x`\n# Identical\n`', reason: 'its name is not one that a container can have' }],
  });
  expect(text).not.toMatch(/^# Identical/m);
});

test.each([
  ['postgres (PostgreSQL) 17.2 (Debian 17.2-1.pgdg120+1)', '17.2'],
  ['mariadbd  Ver 11.8.3-MariaDB-0+deb13u1 from Debian for debian-linux-gnu on x86_64', '11.8.3'],
  ['mysqld  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server - GPL)', '8.4.3'],
  ['Redis server v=8.0.2 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=1', '8.0.2'],
  ['Valkey server v=8.1.1 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=1', '8.1.1'],
  ['memcached 1.6.38', '1.6.38'],
  ['3.13.7\n', '3.13.7'],
  ['db version v8.0.4\nBuild Info: {', '8.0.4'],
  ['exec failed', undefined],
  ['', undefined],
])('%j says %s', (output, version) => {
  expect(versionIn(output)).toBe(version);
});
