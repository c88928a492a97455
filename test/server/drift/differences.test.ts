import { expect, test } from 'vitest';
import { check } from '../../../server/check';
import { badgesOf } from '../../../server/drift/badges';
import { differencesOf, type Difference } from '../../../server/drift/differences';
import { projectOf, readFixture } from '../../fixture';

const drawing = `
  applications:
    app:
      type: php:8.4
      crons: {clean: {spec: "0 3 * * *", commands: {start: clean}}}
  services:
    db: {type: "postgresql:17"}
    cache: {type: "redis:8.0"}
  #- /compose.yaml
  services:
    db: {image: "postgres:15"}
    web: {image: "php:8.4"}
  #- /.php-version
  8.3
`;

function differences(): Difference[] {
  const project = projectOf(readFixture(drawing));
  return differencesOf(project, check(project).problems);
}

test('each difference is told once, on its local side, the worst first', () => {
  expect(differences().map(({ severity, source, message }) => `${severity} ${source.file}: ${message}`)).toEqual([
    'warning .php-version: PHP 8.3 is asked for, 8.4 is declared',
    'warning compose.yaml: Redis 8.0 is declared (cache) and missing here',
    'warning compose.yaml: PostgreSQL 15 runs locally, 17 is declared',
    'hint .upsun/config.yaml: 1 cron job of production does not run in Compose: clean',
  ]);
});

test('and knows how the manifest tells it', () => {
  expect(differences().map(({ declared }) => declared?.message)).toEqual([
    'PHP 8.4 is declared, 8.3 is asked for (.php-version)',
    'Redis 8.0 is declared, and no Compose service runs it (compose.yaml)',
    'PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)',
    undefined,
  ]);
});

test('a mistake in one file is no difference', () => {
  const project = projectOf(readFixture('services: {db: {type: "postgresql:17", disc: 5}}\n'));
  const { problems } = check(project);
  expect(problems.map(({ code }) => code)).toEqual(['application-missing', 'unknown-key']);
  expect(differencesOf(project, problems)).toEqual([]);
});

test('two places that differ from one declaration are two differences', () => {
  const project = projectOf(readFixture(`${drawing}  #- /mise.toml\n  [tools]\n  php = "8.2"\n`));
  const found = differencesOf(project, check(project).problems).filter(({ code }) => code === 'runtime-version-drift');
  expect(found.map(({ source, declared }) => [source.file, declared?.message])).toEqual([
    ['.php-version', 'PHP 8.4 is declared, 8.3 is asked for (.php-version)'],
    ['mise.toml', 'PHP 8.4 is declared, 8.2 is asked for (mise.toml)'],
  ]);
});

test('badges count the differences of each declared thing, at the worst severity; hints are no badge', () => {
  const difference = (severity: Difference['severity'], name?: string, told?: string): Difference => ({
    code: 'service-version-drift',
    severity,
    message: severity,
    source: { file: 'a', span: { start: 0, end: 0 } },
    related: [],
    fixes: [],
    ...(name === undefined ? {} : { subject: { kind: 'service' as const, name } }),
    ...(told === undefined ? {} : { declared: difference(severity, name) }),
  });
  const badges = badgesOf([
    difference('error', 'db'),
    difference('information', 'db'),
    difference('information', '__proto__'),
    difference('hint', 'cache'),
    difference('error'),
  ]);
  expect(badges).toEqual([
    { kind: 'service', name: 'db', count: 2, severity: 'error', message: 'error' },
    { kind: 'service', name: '__proto__', count: 1, severity: 'information', message: 'information' },
  ]);
});
