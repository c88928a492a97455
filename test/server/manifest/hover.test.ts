import { describe, expect, test } from 'vitest';
import { hover } from '../../../server/manifest/hover';
import { projectOf, readFixture } from '../../fixture';

const drawing = `
  applications:
    app:
      type: nodejs:18
      disk: 1024
      access: {ssh: viewer}
      relationships:
        main: "db:postgresql"
        other-app: "second:http"
        gone: "none:http"
        db:
      crons: {clean: {cmd: "true"}, nightly: {spec: "30 3 * * *"}, often: {spec: "H/15 * * * *"}, never: {spec: "0 0 31 2 *"}}
      timezone: Europe/Paris
    second: {type: "php:8.4", relationships: {own: "own:reader"}}
    third: {type: "composable:26.05", stack: {runtimes: ["python@3.13"]}}
  services:
    db: {type: "postgresql:17"}
    odd: {type: "whatever:1"}
    own: {type: "mariadb:11.8", configuration: {schemas: [a], endpoints: {reader: {default_schema: a}}}}
  routes:
    "https://{default}/": {type: upstream, upstream: "app:http"}
    "https://api.{all}/v1": {type: redirect, to: "https://{default}/"}
    "https://example.org/": {type: upstream, upstream: "none:http"}
`;

/** The hover at a part of the text, and what it is about. */
function at(part: string): { contents: string; about: string } | undefined {
  const { texts } = readFixture(drawing);
  const [file = '', text = ''] = Object.entries(texts)[0] ?? [];
  const found = hover(projectOf({ texts }), file, text.indexOf(part) + 1, new Date('2026-11-21T12:00:00Z'));
  return found && { contents: found.contents, about: text.slice(found.span.start, found.span.end) };
}

describe('tells', () => {
  test.each([
    ['applications', 'applications', ['The applications of the project', '[Documentation](https://docs.upsun.com/']],
    [
      'nodejs:18',
      'nodejs:18',
      ['**JavaScript/Node.js** 18: retired', 'Supported: 26 (until 2029-04-30), 24', 'Deprecated: 22'],
    ],
    [
      '"postgresql:17"',
      '"postgresql:17"',
      ['**PostgreSQL** 17: supported, end of life 2029-11-08', '`postgresql` (port 5432)'],
    ],
    ['disk', 'disk', ['upsun resources:set --disk']],
    ['cmd', 'cmd', ['(deprecated)', 'commands: { start: … }']],
    ['ssh', 'ssh', ['- `admin`', '- `viewer`']],
    ['main', 'main', ['leads to `db` (postgresql:17, endpoint `postgresql`)', '`MAIN_HOST`', '`MAIN_URL`']],
    ['"db:postgresql"', '"db:postgresql"', ['**main** leads to `db`']],
    ['other-app', 'other-app', ['leads to `second` (php:8.4, endpoint `http`)', '`OTHER_APP_HOST`']],
    ['python@', '"python@3.13"', ['**Python** 3.13: supported, end of life 2029-10-31']],
    ['own: "own', 'own', ['endpoint `reader`', '`OWN_USERNAME` | *chosen', '`mysql://…:…@…:3306`']],
    ['nightly', 'nightly', ['**Every day at 03:30** (Europe/Paris)']],
    [
      '"30 3',
      '"30 3 * * *"',
      ['UTC: Sun 22 Nov 2026 02:30, Mon 23 Nov 2026 02:30', 'Europe/Paris: Sun 22 Nov 2026 03:30'],
    ],
    ['often', 'often', ['**Every 15 minutes**', '`H` is a moment that the platform chooses']],
    ['"0 0 31', '"0 0 31 2 *"', ['It never runs']],
    [
      '"https://{default}/":',
      '"https://{default}/"',
      ['`https://example.com/`', '`https://<branch>-', 'Requests go to `app:http` (nodejs:18)'],
    ],
    [
      '"https://api',
      '"https://api.{all}/v1"',
      ['`https://api.example.com/v1`', 'Leads to `https://{default}/`', 'slash'],
    ],
    ['"https://example.org', '"https://example.org/"', ['Requests go to `none:http`']],
    ['db:\n', 'db', ['leads to `db`', '`DB_HOST` | *chosen', '`DB_PORT` | `5432`', '`pgsql://main:…@…:5432/main`']],
  ])('%j', (part, about, contents) => {
    const found = at(part);
    expect(found?.about).toBe(about);
    for (const text of contents) expect(found?.contents).toContain(text);
  });
});

test.each(['gone', '"none:http"', 'clean', '1024', 'second: {', '"whatever:1"'])('says nothing of %j', (part) => {
  expect(at(part)).toBeUndefined();
});
