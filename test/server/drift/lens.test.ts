import { expect, test } from 'vitest';
import { check } from '../../../server/check';
import { badgesOf } from '../../../server/drift/badges';
import { lens } from '../../../server/drift/lens';
import type { Problem } from '../../../server/problem';
import { projectOf, readFixture } from '../../fixture';

/** "db: title" for a lens above a line that begins with db. */
function lenses(drawing: string, file: string): string[] {
  const { texts } = readFixture(drawing);
  const project = projectOf({ texts });
  return lens(project, file, check(project).problems).map(({ span, title }) => {
    const above = (texts[file] ?? '').slice(span.start, span.end);
    return above === '' ? title : `${above}: ${title}`;
  });
}

const manifest = `
  applications:
    app: {type: "php:8.4"}
  services:
    db: {type: "postgresql:17"}
    cache: {type: "redis:8.0"}
    bus: {type: "rabbitmq:4.3"}
    proxy: {type: "varnish:9.0"}
`;
const compose = `  #- /compose.yaml
  services:
    db: {image: "postgres:15"}
    bus: {image: "rabbitmq:latest"}
    web: {image: "php:8.4"}
`;

test('above the manifest and each of its parts', () => {
  expect(lenses(manifest + compose, '.upsun/config.yaml')).toEqual([
    '$(play) Reproduce production here',
    'app: $(check) Same version locally (web)',
    'db: $(warning) PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)',
    'cache: $(warning) Redis 8.0 is declared, and no Compose service runs it (compose.yaml)',
    'bus: $(question) Local state unknown: the tag "latest" names no version',
  ]);
});

test('where the rule is switched off, nothing is said to be the same', () => {
  const { texts } = readFixture(
    'services: {db: {type: "postgresql:17"}}\n#- /compose.yaml\nservices: {db: {image: "postgres:15"}}\n',
  );
  const lenses = lens(projectOf({ texts }), '.upsun/config.yaml', []);
  expect(lenses.map(({ title }) => title)).toEqual(['$(play) Reproduce production here']);
});

test('above the services of Compose', () => {
  expect(lenses(manifest + compose, 'compose.yaml')).toEqual([
    'services: Compared with .upsun/config.yaml: 2 differences, 1 unknown',
  ]);
  const equal =
    '#- /.upsun/config.yaml\nservices: {db: {type: "postgresql:17"}}\n#- /compose.yaml\nservices: {db: {image: "postgres:17"}}\n';
  expect(lenses(equal, 'compose.yaml')).toEqual(['services: Compared with .upsun/config.yaml: no differences found']);
});

test.each([
  ['a Compose file without a manifest', '#- /compose.yaml\nservices: {}\n', 'compose.yaml'],
  ['an override file', `${manifest}${compose}  #- /compose.override.yaml\n  services: {}\n`, 'compose.override.yaml'],
  ['a manifest of routes alone', '#- /.upsun/routes.yaml\nroutes: {}\n', '.upsun/routes.yaml'],
  ['another file', manifest, 'README.md'],
])('none above %s', (_, drawing, file) => expect(lenses(drawing, file)).toEqual([]));

test('badges count each kind of drift once, at the worst severity', () => {
  const problem = (code: string, severity: Problem['severity'], name?: string): Problem => ({
    code,
    severity,
    message: `${code} ${severity}`,
    source: { file: 'a', span: { start: 0, end: 0 } },
    related: [],
    fixes: [],
    ...(name === undefined ? {} : { subject: { kind: 'service' as const, name } }),
  });
  const badges = badgesOf([
    problem('x', 'information', 'db'),
    problem('x', 'information', 'db'),
    problem('y', 'error', 'db'),
    problem('x', 'hint', 'cache'),
    problem('z', 'error'),
  ]);
  expect(badges).toEqual([
    { kind: 'service', name: 'db', count: 2, severity: 'error', message: 'x information' },
    { kind: 'service', name: 'cache', count: 1, severity: 'hint', message: 'x hint' },
  ]);
});
