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
      crons: {clean: {cmd: "true"}}
    second: {type: "php:8.4"}
  services:
    db: {type: "postgresql:17"}
    odd: {type: "whatever:1"}
`;

/** The hover at a part of the text, and what it is about. */
function at(part: string): { contents: string; about: string } | undefined {
  const { texts } = readFixture(drawing);
  const [file = '', text = ''] = Object.entries(texts)[0] ?? [];
  const found = hover(projectOf({ texts }), file, text.indexOf(part) + 1);
  return found && { contents: found.contents, about: text.slice(found.span.start, found.span.end) };
}

describe('tells', () => {
  test.each([
    ['applications', 'applications', ['The applications of the project', '[Documentation](https://docs.upsun.com/']],
    ['nodejs:18', 'nodejs:18', ['**JavaScript/Node.js** 18: retired', 'Supported: 26, 24', 'Deprecated: 22']],
    ['"postgresql:17"', '"postgresql:17"', ['**PostgreSQL** 17: supported', '`postgresql` (port 5432)']],
    ['disk', 'disk', ['upsun resources:set --disk']],
    ['cmd', 'cmd', ['(deprecated)', 'commands: { start: … }']],
    ['ssh', 'ssh', ['- `admin`', '- `viewer`']],
    ['main', 'main', ['leads to `db` (postgresql:17, endpoint `postgresql`)', '`MAIN_HOST`', '`MAIN_URL`']],
    ['"db:postgresql"', '"db:postgresql"', ['**main** leads to `db`']],
    ['other-app', 'other-app', ['leads to `second` (php:8.4, endpoint `http`)', '`OTHER_APP_HOST`']],
    ['db:\n', 'db', ['leads to `db`', '`DB_HOST`']],
  ])('%j', (part, about, contents) => {
    const found = at(part);
    expect(found?.about).toBe(about);
    for (const text of contents) expect(found?.contents).toContain(text);
  });
});

test.each(['gone', '"none:http"', 'clean', '1024', 'second: {', '"whatever:1"'])('says nothing of %j', (part) => {
  expect(at(part)).toBeUndefined();
});
