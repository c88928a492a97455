import { expect, test } from 'vitest';
import { check } from '../../../server/check';
import { driftRules } from '../../../server/drift/rules';
import { rules } from '../../../server/rules';
import { acceptExpired } from '../../../server/rules/acceptExpired';
import { acceptUnused } from '../../../server/rules/acceptUnused';
import { projectOf, readFixture } from '../../fixture';
import { checkProblems } from '../checkProblems';

const table = [...driftRules, acceptUnused(driftRules), acceptExpired];

const drift = `
#- /.upsun/config.yaml
services:
  db: {type: "postgresql:17"}
#- /compose.yaml
services:
  database: {image: "postgres:15"}
#- /.parity.yaml
accept:
  - {code: service-version-drift, subject: db, reason: the plugin is not ready, until: 2026-11-22}
`;

test.each([
  ['both sides are silent until the day', drift],
  [
    'from the day on the difference is back, and says so',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs locally (database in compose.yaml) (accepted until 2026-11-21)
    #- /compose.yaml
    services:
      database: {image: "postgres:15"}
    #                             ^^ warning service-version-drift: PostgreSQL 15 runs locally, 17 is declared (accepted until 2026-11-21)
    #- /.parity.yaml
    accept:
      - code: service-version-drift
    #         ^^^^^^^^^^^^^^^^^^^^^ information accept-expired: service-version-drift of "db" was accepted until 2026-11-21: that day has come
        subject: db
        reason: the plugin is not ready
        until: 2026-11-21
    `,
  ],
  [
    'of two entries the one in force counts',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      database: {image: "postgres:15"}
    #- /.parity.yaml
    accept:
      - {code: service-version-drift, subject: db, reason: old, until: 2020-01-01}
    #          ^^^^^^^^^^^^^^^^^^^^^ information accept-expired: service-version-drift of "db" was accepted until 2020-01-01: that day has come
    #          ^^^^^^^^^^^^^^^^^^^^^ hint accept-unused: Nothing is accepted here: service-version-drift finds no difference of "db"
      - {code: service-version-drift, subject: db, reason: new}
    `,
  ],
  [
    'another subject, another rule and an entry without a reason accept nothing',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs locally (database in compose.yaml)
    #- /compose.yaml
    services:
      database: {image: "postgres:15"}
    #                             ^^ warning service-version-drift: PostgreSQL 15 runs locally, 17 is declared
    #- /.parity.yaml
    accept:
      - {code: service-version-drift, subject: database, reason: it is called so in Compose}
    #          ^^^^^^^^^^^^^^^^^^^^^ hint accept-unused: Nothing is accepted here: service-version-drift finds no difference of "database"
      - {code: runtime-version-drift, subject: db, reason: it is another rule}
    #          ^^^^^^^^^^^^^^^^^^^^^ hint accept-unused: Nothing is accepted here: runtime-version-drift finds no difference of "db"
      - {code: service-version-drift, subject: db}
      - {code: service-version-drift, subject: db, reason: " "}
      - {code: service-version-drift, subject: db, reason: when, until: 2026-02-30}
    `,
  ],
  [
    'a name that is near is suggested',
    `
    #- /.upsun/config.yaml
    services:
      database: {type: "postgresql:17"}
    #                              ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)
    #- /compose.yaml
    services:
      db: {image: "postgres:15"}
    #                       ^^ warning service-version-drift: PostgreSQL 15 runs locally, 17 is declared
    #- /.parity.yaml
    accept:
      - {code: service-version-drift, subject: databse, reason: because}
    #          ^^^^^^^^^^^^^^^^^^^^^ hint accept-unused: Nothing is accepted here: service-version-drift finds no difference of "databse": did you mean "database"?
    `,
  ],
  [
    'what is of one side goes by its own name, jobs by all of theirs',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: php:8.4
        crons:
          nightly: {spec: "H 3 * * *", commands: {start: "true"}}
          hourly: {spec: "H * * * *", commands: {start: "true"}}
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      app: {image: "php:latest"}
      db: {image: "postgres:17"}
      queue: {image: "rabbitmq:4"}
    #- /.parity.yaml
    accept:
      - {code: service-only-local, subject: queue, reason: it is a managed one in production}
      - {code: image-unpinned, subject: app, reason: we like surprises}
      - {code: cron-missing-locally, subject: nightly, reason: nobody needs it here}
      - {code: cron-missing-locally, subject: hourly, reason: nobody needs it here}
    `,
  ],
])('accept-unused: %s', (_, drawing) => {
  checkProblems(drawing, table);
});

test('without a day nothing is over', () => {
  const { problems } = check({ ...projectOf(readFixture(drift), {}, '2030-01-01'), today: undefined }, table);
  expect(problems).toEqual([]);
});

test('a mistake in the manifest can not be accepted', () => {
  const { texts } = readFixture(`
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresq:17"}
    #- /.parity.yaml
    accept:
      - {code: type-unknown, subject: db, reason: no}
  `);
  expect(check(projectOf({ texts }), rules).problems.map(({ code }) => code)).toContain('type-unknown');
});
