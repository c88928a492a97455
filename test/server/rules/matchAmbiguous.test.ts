import { expect, test } from 'vitest';
import { matchAmbiguous } from '../../../server/rules/matchAmbiguous';
import { checkFix, fixTitles } from '../checkFix';
import { checkProblems } from '../checkProblems';

const two = `
  #- /.upsun/config.yaml
  services:
    a: {type: "postgresql:17"}
    b: {type: "postgresql:15"}
  #- /compose.yaml
  services:
    x:
      image: postgres:17 # ours
    y:
      image: postgres:15
      labels:
        - traefik.enable=false
  #- /.parity.yaml
  # ours
`;

test.each([
  [
    'several on both sides: one hint',
    `
    services:
      a: {type: "postgresql:17"}
      b: {type: "postgresql:15"}
    #- /compose.yaml
    services:
      x: {image: "postgres:17"}
    # ^ hint match-ambiguous: Which PostgreSQL this is can not be told: a or b
      y: {image: "postgres:15"}
    `,
  ],
  [
    'several local ones',
    `
    services:
      a: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      x: {image: "postgres:17"}
    # ^ hint match-ambiguous: Which PostgreSQL is a can not be told: x or y
      y: {image: "postgres:15"}
    `,
  ],
  [
    'containers of one folder with several versions of the language',
    `
    applications:
      app: {type: "php:8.4"}
    #- /compose.yaml
    services:
      web: {image: "php:8.4-fpm"}
    # ^^^ hint match-ambiguous: Which PHP is app can not be told: web or old
      old: {image: "php:7.4-fpm"}
    `,
  ],
  [
    'names tell, or the versions are one: nothing is asked',
    `
    applications:
      app: {type: "php:8.4", relationships: {main: "a:postgresql"}}
    services:
      a: {type: "postgresql:17"}
      b: {type: "postgresql:15"}
    #- /compose.yaml
    services:
      web: {image: "php:8.4-fpm"}
      queue: {image: "php:8.4-cli"}
      main: {image: "postgres:17"}
      other: {image: "postgres:15"}
    `,
  ],
  [
    'a label or a setting tells',
    `
    applications:
      app: {type: "php:8.4"}
    services:
      a: {type: "postgresql:17"}
      b: {type: "postgresql:15"}
    #- /compose.yaml
    services:
      web: {image: "php:8.4-fpm", labels: {parity.service: app}}
      old: {image: "php:7.4-fpm"}
      x: {image: "postgres:17"}
      y: {image: "postgres:15"}
    #- /.parity.yaml
    match: {y: b}
    `,
  ],
])('match-ambiguous: %s', (_, drawing) => checkProblems(drawing, [matchAmbiguous]));

test('match-ambiguous: every candidate is offered, in the settings and as a label', () => {
  expect(fixTitles(two, matchAmbiguous)).toEqual([
    'Match x with a',
    'Match x with a by a label in compose.yaml',
    'Match x with b',
    'Match x with b by a label in compose.yaml',
  ]);
});

test.each([
  [
    'Match x with b',
    `
    #- /.parity.yaml
    # ours
    match:
      x: b
    `,
  ],
  [
    'Match x with a by a label in compose.yaml',
    `
    #- /compose.yaml
    services:
      x:
        image: postgres:17 # ours
        labels:
          parity.service: a
      y:
        image: postgres:15
        labels:
          - traefik.enable=false
    `,
  ],
])('match-ambiguous: %s', (title, expected) => checkFix(two, matchAmbiguous, title, expected));

test('match-ambiguous: a label joins the labels of a list', () => {
  const one = two.replace('    b: {type: "postgresql:15"}\n', '');
  checkFix(
    one,
    matchAmbiguous,
    'Match y with a by a label in compose.yaml',
    `
    #- /compose.yaml
    services:
      x:
        image: postgres:17 # ours
      y:
        image: postgres:15
        labels:
          - traefik.enable=false
          - parity.service=a
    `,
  );
});

test('match-ambiguous: names that are no names of variables are quoted', () => {
  checkFix(
    `
    services:
      "yes": {type: "postgresql:17"}
      "a: #b": {type: "postgresql:15"}
    #- /compose.yaml
    services:
      "1": {image: "postgres:17"}
      y: {image: "postgres:15"}
    #- /.parity.yaml
    severity: {}
    `,
    matchAmbiguous,
    'Match 1 with a: #b',
    `
    #- /.parity.yaml
    severity: {}
    match:
      "1": "a: #b"
    `,
  );
});
