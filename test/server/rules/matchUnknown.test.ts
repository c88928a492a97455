import { expect, test } from 'vitest';
import { matchUnknown } from '../../../server/rules/matchUnknown';
import { checkFix, fixTitles } from '../checkFix';
import { checkProblems } from '../checkProblems';

const mistyped = `
  services:
    database: {type: "postgresql:17"}
  #- /compose.yaml
  services:
    x:
      image: postgres:17
      labels:
        - "parity.service=databse"
  #                       ^^^^^^^ warning match-unknown: x is labelled as "databse", and the manifest declares no such service or application: did you mean "database"?
`;

test.each([
  ['a name that is near', mistyped],
  [
    'a name that is far',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      x:
        image: postgres:17
        labels: {parity.service: elsewhere}
    #                            ^^^^^^^^^ warning match-unknown: x is labelled as "elsewhere", and the manifest declares no such service or application
    `,
  ],
  [
    'services, applications and nothing at all can be named; a variable without a value names nothing',
    `
    applications:
      app: {type: "php:8.4"}
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      a: {image: "postgres:17", labels: {parity.service: db}}
      b: {image: "php:8.4", labels: {parity.service: app}}
      c: {image: "redis:8", labels: {parity.service: none}}
      d: {image: "redis:8", labels: {parity.service: "\${NAME}"}}
      e: {image: "redis:8", labels: {parity.service: }}
    `,
  ],
  [
    'a manifest that is not whole',
    `
    services: !include elsewhere.yaml
    #- /compose.yaml
    services:
      a: {image: "postgres:17", labels: {parity.service: db}}
    `,
  ],
])('match-unknown: %s', (_, drawing) => checkProblems(drawing, [matchUnknown]));

test('match-unknown: the fix takes the name that was meant', () => {
  expect(fixTitles(mistyped, matchUnknown)).toEqual(['Change to database']);
  checkFix(
    mistyped,
    matchUnknown,
    'Change to database',
    `
    #- /compose.yaml
    services:
      x:
        image: postgres:17
        labels:
          - "parity.service=database"
    `,
  );
});
