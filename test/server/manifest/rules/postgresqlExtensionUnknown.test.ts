import { test } from 'vitest';
import { postgresqlExtensionUnknown } from '../../../../server/manifest/rules/postgresqlExtensionUnknown';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what a version does not have',
    `
    services:
      db: {type: "postgresql:17", configuration: {extensions: [postgis, pgvector, pg_trm, timescaledb, constructor]}}
    #                                                                                                  ^^^^^^^^^^^ error postgresql-extension-unknown: PostgreSQL 17 has no extension "constructor"
    #                                                                                     ^^^^^^^^^^^ error postgresql-extension-unknown: PostgreSQL 17 has no extension "timescaledb"
    #                                                                             ^^^^^^ error postgresql-extension-unknown: PostgreSQL 17 has no extension "pg_trm": did you mean "pg_trgm"?
    #                                                                   ^^^^^^^^ error postgresql-extension-unknown: PostgreSQL 17 has no extension "pgvector": did you mean "vector"?
    `,
  ],
  [
    'what it has, and what is not known',
    `
    services:
      a: {type: "postgresql:16", configuration: {extensions: [adminpack, vector, "uuid-ossp", plpgsql]}}
      b: {type: "postgresql:99", configuration: {extensions: [nothing]}}
      c: {type: "postgresql:17", configuration: {extensions: nothing}}
      d: {type: "postgresql:17", configuration: {extensions: [{a: b}, null, [c]]}}
      e: {type: "mariadb:11.8", configuration: {extensions: [nothing]}}
      f: {type: "postgresql:17", configuration: {extensions: !include extensions.yaml}}
    `,
  ],
])('postgresql-extension-unknown: %s', (_, drawing) => checkProblems(drawing, [postgresqlExtensionUnknown]));

test('postgresql-extension-unknown fix: Change to "vector"', () => {
  checkFix(
    `
    services:
      db: {type: "postgresql:17", configuration: {extensions: ["pgvector"]}}
    `,
    postgresqlExtensionUnknown,
    'Change to "vector"',
    `
    services:
      db: {type: "postgresql:17", configuration: {extensions: ["vector"]}}
    `,
  );
});
