import { test } from 'vitest';
import { versionRetired } from '../../../../server/manifest/rules/versionRetired';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'retired and gone',
    `
    applications:
      a: {type: "nodejs:18"}
    #                   ^^ warning version-retired: JavaScript/Node.js 18 is retired: it gets no security updates; supported: 26, 24
      b: {type: php:8.1}
    #               ^^^ warning version-retired: PHP 8.1 is retired: it gets no security updates; supported: 8.5, 8.4
      c: {type: "golang:1.9"}
    #                   ^^^ error version-retired: Go 1.9 was removed from the platform; supported: 1.26, 1.25
    services:
      a: {type: "mysql:10.6"}
    #                  ^^^^ warning version-retired: MariaDB/MySQL 10.6 is retired: it gets no security updates; supported: 12.3, 11.8, 11.4
      b: {type: "redis-persistent:5.0"}
    #                             ^^^ warning version-retired: Redis (persistent) 5.0 is retired: it gets no security updates; supported: 8.8, 8.0
    `,
  ],
  [
    'not the others',
    `
    applications:
      a: {type: "nodejs:24"}
      b: {type: "nodejs:17"}
      c: {type: nodejs}
    services:
      a: {type: "postgresql:17"}
      c: {type: "clickhouse:23.8"}
    `,
  ],
])('version-retired: %s', (_, drawing) => checkProblems(drawing, [versionRetired]));

test('version-retired fixes change the version alone', () => {
  checkFix(
    `
    applications:
      a:
        type: "nodejs:18" # kept
    `,
    versionRetired,
    'Change to nodejs:24',
    `
    applications:
      a:
        type: "nodejs:24" # kept
    `,
  );
});
