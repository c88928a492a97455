import { describe, expect, test } from 'vitest';
import { groupTitles } from '../../../core/report/groupTitles';
import { reportOf, type ReportCell } from '../../../core/report/report';
import { projectOf, readFixture } from '../../fixture';

const drawing = `
applications:
  shop:
    type: php:8.4
    runtime:
      extensions: [redis, imagick]
    access: { ssh: admin }
    relationships: { database: "db:mysql", store: }
    mounts:
      "var/uploads": { source: storage }
      "tmp": { source: tmp }
    variables: { env: { API_TOKEN: abc123, MODE: prod } }
    hooks: { build: "composer install --token=abc123" }
    workers:
      mails: { commands: { start: "php worker.php" } }
    crons:
      nightly: { spec: "0 1 * * *", commands: { start: "php nightly.php" } }
services:
  db: { type: "mariadb:11.4", configuration: { schemas: [main] } }
  store: { type: "redis:8.0" }
  edge: { type: "varnish:7.6" }
routes:
  "https://{default}/": { type: upstream, upstream: "shop:http" }
  "http://old.example/": { type: upstream, upstream: "shop:http" }
#- /compose.yaml
services:
  php: { build: . }
  database:
    image: mariadb:10.6
    ports: ["3306:3306"]
    volumes: ["data:/var/lib/mysql"]
  store: { image: "redis:latest" }
  search: { image: "elasticsearch:8.5.0" }
  queue-runner: { image: "php:8.4-cli" }
volumes: { data: }
#- /Dockerfile
FROM php:8.4-fpm
#- /composer.json
{"require": {"php": ">=8.3"}}
#- /.github/workflows/test.yml
jobs: {}
`;

const report = reportOf(projectOf(readFixture(drawing)), 'shop');

function drawCell({ state, says, reason }: ReportCell): string {
  const what = says.map(({ text, at }) => `${text} @${at.file}:${at.line}`).join(', ');
  return [state, what, reason].filter(Boolean).join(' | ');
}

test('the matrix names every fact in every place', () => {
  expect(report.places).toEqual(['Manifest', 'Compose', 'Version files']);
  const drawn = report.groups.map(({ title, rows }) => [
    title,
    rows.map((row) => [row.name, ...row.cells.map(drawCell)]),
  ]);
  expect(drawn).toMatchSnapshot();
});

test('every row has a cell for each place', () => {
  for (const { rows } of report.groups) for (const { cells } of rows) expect(cells).toHaveLength(report.places.length);
});

test('the cells agree with the score', () => {
  const cells = report.groups.flatMap(({ title, rows }) =>
    Object.values<string>(groupTitles).includes(title) ? rows.flatMap((row) => row.cells) : [],
  );
  const count = (state: string) => cells.filter((it) => it.state === state).length;
  expect([count('same'), count('differs'), count('accepted'), count('unknown')]).toEqual([
    report.score.same,
    report.score.differs,
    report.score.accepted,
    report.score.unknown,
  ]);
});

const staging = `
applications:
  shop:
    type: php:8.3
    runtime: { extensions: [redis, imagick] }
    variables: { env: { THEME: red } }
services:
  db: { type: "mariadb:11.4" }
  queue: { type: "rabbitmq:4.1" }
routes:
  "https://{default}/": { type: upstream, upstream: "shop:http" }
  "https://staging.example/": { type: upstream, upstream: "shop:http" }
`;

test('the manifest at another commit has a column, and does not count', () => {
  const project = projectOf(readFixture(drawing));
  const there = projectOf(readFixture(staging));
  const beside = reportOf(project, 'shop', [
    { name: 'staging', state: 'known', project: there },
    { name: 'gone', state: 'unknown', reason: '"gone" is no branch, tag or commit here.' },
  ]);
  expect(beside.places).toEqual([...report.places, 'Manifest at staging']);
  expect(beside.score).toEqual(report.score);
  expect(beside.notShown.map(({ place }) => place)).toEqual(['gone', 'Running containers']);
  expect(report.notShown.map(({ place }) => place)).toEqual(['Staging', 'Running containers']);
  const column = beside.groups.flatMap(({ rows }) =>
    rows.map(({ name, cells }) => `${name}: ${drawCell(cells.at(-1)!)}`),
  );
  expect(column).toEqual([
    'shop: differs | PHP 8.3 @.upsun/config.yaml:3',
    'shop: same | imagick, redis @.upsun/config.yaml:4',
    'shop: THEME: differs | "red" @.upsun/config.yaml:5',
    'shop: differs | it is not declared there',
    'db: same | MariaDB 11.4 @.upsun/config.yaml:7',
    'store: differs | it is not declared there',
    'edge: differs | it is not declared there',
    'search: absent',
    'queue: differs | RabbitMQ 4.1 @.upsun/config.yaml:8',
    'shop: differs | it is not declared there',
    'shop: differs | it is not declared there',
    'shop: differs | it is not declared there',
    'https://{default}/: same | answered by shop @.upsun/config.yaml:10',
    'http://old.example/: differs | it is not declared there',
    'https://staging.example/: differs | answered by shop @.upsun/config.yaml:11',
  ]);
});

describe('the audit', () => {
  test('has four areas, each with what only the platform knows', () => {
    expect(report.audit.map(({ title }) => title)).toEqual(['Configuration', 'Deployment process', 'Access', 'Data']);
    for (const { platform } of report.audit) expect(platform.length).toBeGreaterThan(0);
  });

  test.each(report.audit.map((area) => [area.title, area.known] as const))(
    'of %s tells what the files say',
    (_, known) => {
      expect(
        known.map(({ text, at, attention }) => `${attention ? '! ' : ''}${text}${at ? ` @${at.file}:${at.line}` : ''}`),
      ).toMatchSnapshot();
    },
  );

  test('tells no values of variables and no commands', () => {
    expect(JSON.stringify(report)).not.toContain('abc123');
  });
});

test.each([
  ['nothing', ''],
  ['broken YAML', 'applications: [\n'],
  ['no Compose file', 'applications:\n  app:\n    type: nodejs:24\n'],
  ['odd values', 'applications: 5\nservices: [a]\nroutes: {x: }\n#- /compose.yaml\nservices: []\n'],
])('a project of %s has a report', (_, text) => {
  expect(reportOf(projectOf(readFixture(text)), 'x').audit).toHaveLength(4);
});
