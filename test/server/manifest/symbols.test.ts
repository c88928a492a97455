import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { symbols, type ManifestSymbol } from '../../../server/manifest/symbols';
import { projectOf, readFixture } from '../../fixture';

function draw(found: readonly ManifestSymbol[], depth = 0): string {
  return found
    .map(({ name, kind, detail, deprecated, children }) => {
      const line = `${'  '.repeat(depth)}${name} (${kind}${deprecated ? ', deprecated' : ''})`;
      return `${line}${detail === undefined ? '' : ` ${detail}`}\n${draw(children, depth + 1)}`;
    })
    .join('');
}

function outlineOf(drawing: string, file = '.upsun/config.yaml'): string {
  return draw(symbols(projectOf(readFixture(drawing)), file));
}

test('an outline has what holds others, what has a name, and scripts', () => {
  expect(
    outlineOf(`
      applications:
        app:
          type: php:8.4
          relationships:
            db:
            cache: "redis:redis"
            search: { service: es, endpoint: es }
          mounts:
            var: storage
            tmp: { source: tmp }
          variables:
            env:
              TOKEN: secret
          hooks:
            build: |
              make
          workers:
            queue:
              commands:
                start: |
                  php queue
                  echo
          crons:
            nightly:
              spec: "0 3 * * *"
      services:
        db:
          type: mariadb:11.8
      routes:
        "https://{default}/": { type: upstream, upstream: "app:http" }
        "https://old.{default}/": { type: redirect, to: "https://{default}/" }
    `),
  ).toBe(`applications (section)
  app (application) php:8.4
    relationships (group)
      db (relationship) db
      cache (relationship) redis:redis
      search (relationship) es:es
    mounts (group)
      var (mount) storage
      tmp (mount) tmp
    variables (group)
      env (group)
        TOKEN (variable)
    hooks (group)
      build (script)
    workers (group)
      queue (worker) php queue
        commands (group)
          start (script)
    crons (group)
      nightly (cron) 0 3 * * *
services (section)
  db (service) mariadb:11.8
routes (section)
  https://{default}/ (route) app:http
  https://old.{default}/ (route) https://{default}/
`);
});

describe('other files', () => {
  test('one that is included is a part of what it is included in', () => {
    const drawing = `
      applications:
        app: !include app.yaml
      #- /.upsun/apps/none.txt
      #- /app.yaml
      type: php:8.4
      crons:
        nightly: { spec: "0 3 * * *" }
    `;
    expect(outlineOf(drawing, 'app.yaml')).toBe('crons (group)\n  nightly (cron) 0 3 * * *\n');
  });

  test('the older layout', () => {
    const drawing = `
      #- /.platform.app.yaml
      name: app
      type: php:8.4
      relationships:
        db: "db:mysql"
      #- /.platform/services.yaml
      db:
        type: mariadb:11.8
    `;
    expect(outlineOf(drawing, '.platform.app.yaml')).toBe('relationships (group)\n  db (relationship) db:mysql\n');
    expect(outlineOf(drawing, '.platform/services.yaml')).toBe('db (service) mariadb:11.8\n');
  });

  test('a Compose file has none', () =>
    expect(outlineOf('a: {}\n#- /compose.yaml\nservices: {}', 'compose.yaml')).toBe(''));
});

test('a name lies in its symbol, a symbol in the one around it, in any text', () => {
  const { texts } = readFixture(
    'applications:\n  a: {type: "php:8.4", crons: {b: {spec: x}}}\nservices:\n  c:\n    - d\n',
  );
  const whole = texts['.upsun/config.yaml'] ?? '';
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(10), fc.string({ maxLength: 3 }), (at, length, typed) => {
      const text = whole.slice(0, at) + typed + whole.slice(at + length);
      const found = symbols(projectOf({ texts: { '.upsun/config.yaml': text } }), '.upsun/config.yaml');
      expectNested(found, { start: 0, end: text.length });
    }),
  );
});

function expectNested(found: readonly ManifestSymbol[], around: { start: number; end: number }): void {
  for (const { span, nameSpan, children } of found) {
    expect(around.start <= span.start && span.end <= around.end).toBe(true);
    expect(span.start <= nameSpan.start && nameSpan.end <= span.end).toBe(true);
    expectNested(children, span);
  }
}
