import { expect, test } from 'vitest';
import { hints } from '../../../server/manifest/hints';
import { projectOf } from '../../fixture';

const manifest = '.upsun/config.yaml';
const now = new Date('2026-11-21T12:00:00Z');
const everything = { start: 0, end: 10_000 };

const text = `applications:
  app:
    timezone: Europe/Paris
    relationships:
      db:
      cache: { service: redis }
      whole: { service: db, endpoint: postgresql }
      legacy: "db:postgresql"
      gone:
      api: { service: app }
      own:
    crons:
      nightly: { spec: "30 3 * * *", commands: { start: x } }
      broken: { spec: "99 * * * *" }
services:
  db: { type: "postgresql:17" }
  redis: { type: redis:8.8 }
  own: { type: "mariadb:11.8", configuration: { endpoints: { reader: {} } } }
`;

/** The text with the hints in it. */
function drawn(within = everything): string {
  const found = hints(projectOf({ texts: { [manifest]: text } }), manifest, within, now);
  return found.reduceRight(
    (rest, { offset, label }) => `${rest.slice(0, offset)}‹${label}›${rest.slice(offset)}`,
    text,
  );
}

test('default endpoints and schedules in words', () => {
  const expected = text
    .replace('      db:\n', '      db:‹db:postgresql›\n')
    .replace('service: redis }', 'service: redis‹endpoint: redis› }')
    .replace('"30 3 * * *"', '"30 3 * * *"‹every day at 03:30›');
  expect(drawn()).toBe(expected);
});

test('only within the span that is asked for', () => {
  expect(drawn({ start: 0, end: 20 })).toBe(text);
});

test('an accepted hint is the written form; a schedule tells its next runs', () => {
  const [db, , nightly] = hints(projectOf({ texts: { [manifest]: text } }), manifest, everything, now);
  expect(db?.insert).toBe(' { service: db, endpoint: postgresql }');
  expect(nightly?.tooltip).toContain('Next runs in UTC: Sun 22 Nov 2026 02:30');
  expect(nightly?.tooltip).toContain('Next runs in Europe/Paris: Sun 22 Nov 2026 03:30');
});
