import { describe, expect, test } from 'vitest';
import { typeUnknown } from '../../../../server/manifest/rules/typeUnknown';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what runs as an application',
    `
    services:
      vectors: {type: "qdrant:1.9"}
    #                  ^^^^^^ error type-unknown: "qdrant" is not a service of the platform: run it as an application
    `,
  ],
  [
    'runtimes',
    `
    applications:
      a: {type: "nodjs:24"}
    #            ^^^^^ error type-unknown: "nodjs" is not a runtime of the platform: did you mean "nodejs"?
      b: {type: "node:24"}
    #            ^^^^ error type-unknown: "node" is not a runtime of the platform: did you mean "nodejs"?
      c: {type: "nodejs:17"}
    #                   ^^ error type-unknown: JavaScript/Node.js has no version "17"; there are 26, 24, 22
      d: {type: nodejs}
    #           ^^^^^^ error type-unknown: The version is missing, as in "nodejs:26"
      e: {type: "nodejs@24"}
    #            ^^^^^^^^^ error type-unknown: Write "nodejs:24": "@" separates versions in "stack" only
      f: {type: "postgresql:17"}
    #            ^^^^^^^^^^^^^ error type-unknown: "postgresql" is a service, not a runtime: declare it below "services" and reach it by a relationship
      g: {type: "PHP:8.4"}
    #            ^^^ error type-unknown: "PHP" is not a runtime of the platform: did you mean "php"?
      h: {type: "php:8.4.1"}
    #                ^^^^^ error type-unknown: PHP has no version "8.4.1"; there are 8.5, 8.4, 8.3, 8.2
      j: {type: custom}
    #           ^^^^^^ error type-unknown: "custom" is not a runtime of the platform
      l: {type: ":24"}
    #            ^^^ error type-unknown: Write a runtime and its version, as "nodejs:26"
      m: {type: ""}
    #            | error type-unknown: Write a runtime and its version, as "nodejs:26"
      k: {type: "constructor:1"}
    #            ^^^^^^^^^^^ error type-unknown: "constructor" is not a runtime of the platform
    `,
  ],
  [
    'services',
    `
    services:
      a: {type: "postgres:17"}
    #            ^^^^^^^^ error type-unknown: "postgres" is not a service of the platform: did you mean "postgresql"?
      b: {type: "mysql:8.0"}
    #                  ^^^ error type-unknown: MariaDB/MySQL has no version "8.0"; there are 12.3, 11.8, 11.4
      c: {type: 'redis:99'}
    #                  ^^ error type-unknown: Redis has no version "99"; there are 8.8, 8.0, 7.2, 6.2
      d: {type: redis}
    #           ^^^^^ error type-unknown: The version is missing, as in "redis:8.8"
      e: {type: "nodejs:24"}
    #            ^^^^^^^^^ error type-unknown: "nodejs" is a runtime, not a service: declare it below "applications"
      f:
        type: postgresql:<16
    #                    ^^^ error type-unknown: PostgreSQL has no version "<16"; there are 18, 17, 16, 15, 14
    `,
  ],
  [
    'what the platform has',
    `
    applications:
      a: {type: "nodejs:24"}
      b: {type: php:8.4}
      c: {type: "composable:25.11"}
      d: {type: "php:5.6"}
      e: {type: !include {type: string, path: type.txt}}
      f: {type: }
      h: !include {type: yaml, path: app.yaml}
      g: {stack: {runtimes: ["php@8.4"]}}
    services:
      a: {type: "postgresql:17"}
      b: {type: "oracle-mysql:8.0"}
      c: {type: "redis-persistent:8.0"}
      d: {type: "mysql:11.8"}
      e: {type: "mariadb-replica:11.8"}
      f: {type: "network-storage:1.0"}
      g: {type: "elasticsearch:8.5"}
      h: {type: "vault-kms:1.12"}
      i: {type: 'varnish:7.6'}
    `,
  ],
])('type-unknown: %s', (_, drawing) => checkProblems(drawing, [typeUnknown]));

describe('type-unknown fixes', () => {
  test.each([
    ['a name, with the version that is there', 'nodjs:24', 'Change to nodejs:24', 'nodejs:24'],
    ['a name and a version that it lacks', 'nodjs:17', 'Change to nodejs:26', 'nodejs:26'],
    ['the separator', 'nodejs@24', 'Change to nodejs:24', 'nodejs:24'],
  ])('mend %s', (_, written, title, mended) => {
    const drawing = (type: string) => `
      applications:
        app:
          type: '${type}' # kept
          web: {}
    `;
    checkFix(drawing(written), typeUnknown, title, drawing(mended));
  });

  test('of an unknown version are the newest, none of them preferred', () => {
    expect(fixTitles('services:\n  a: {type: "postgresql:99"}\n', typeUnknown)).toEqual([
      'Change to 18',
      'Change to 17',
      'Change to 16',
    ]);
  });
});
