import { test } from 'vitest';
import { versionEndOfLife } from '../../../../server/manifest/rules/versionEndOfLife';
import { checkProblems } from '../../checkProblems';

// The day of the fixtures is 2026-11-21.
test('version-end-of-life: within 90 days, or past', () => {
  checkProblems(
    `
    applications:
      app: {type: "java:17"}
    #                   ^^ information version-end-of-life: Java 17 reached its end of life on 2026-09-30: the platform has 25
      second: {type: "php:8.2"}
      third: {type: "nodejs:24"}
      odd: {type: [java]}
      empty:
    services:
      db: {type: "postgresql:14"}
    #                        ^^ information version-end-of-life: PostgreSQL 14 reached its end of life on 2026-11-12: the platform has 18
      search: {type: "elasticsearch:8.19"}
      proxy: {type: "varnish:9.0"}
      queue: {type: "rabbitmq:4.3"}
      old: {type: "elasticsearch:7.10"}
    #                            ^^^^ information version-end-of-life: Elasticsearch 7.10 reached its end of life on 2026-01-15
    `,
    [versionEndOfLife],
  );
});
