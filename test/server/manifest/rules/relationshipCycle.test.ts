import { expect, test } from 'vitest';
import { check } from '../../../../server/check';
import { relationshipCycle } from '../../../../server/manifest/rules/relationshipCycle';
import { projectOf } from '../../../fixture';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'two applications',
    `
    applications:
      a: {relationships: {b: "b:http", db: "db:mysql"}}
    #                     ^ warning relationship-cycle: Circular relationships a → b → a: one of them is left out
      b: {relationships: {other: {service: a, endpoint: http}}}
    services:
      db: {type: "mariadb:11.8"}
    `,
  ],
  [
    'through a service, behind what is in no circle',
    `
    applications:
      first: {relationships: {app: "app:http"}}
      app: {web: {relationships: {proxy: "proxy:http"}}}
    #                             ^^^^^ warning relationship-cycle: Circular relationships app → proxy → app: one of them is left out
    services:
      proxy: {type: "varnish:9.0", relationships: {app: "app:http"}}
    `,
  ],
  [
    'with oneself',
    `
    applications:
      app: {relationships: {me: "app:http"}}
    #                       ^^ warning relationship-cycle: Circular relationships app → app: one of them is left out
    `,
  ],
  [
    'workers may reach what needs their application',
    `
    applications:
      a: {workers: {queue: {relationships: {b: "b:http"}}}}
      b: {relationships: {a: "a:http"}}
      c: {relationships: [a], web: }
      d:
    `,
  ],
  [
    'many ways, no circle',
    `
    applications:
      a: {relationships: {b: "b:http", c: "c:http", d: "d:http"}}
      b: {relationships: {c: "c:http", d: "d:http"}}
      c: {relationships: {d: "d:http", none: "none:http"}}
      d: {}
    `,
  ],
])('relationship-cycle: %s', (_, drawing) => checkProblems(drawing, [relationshipCycle]));

test('relationship-cycle: one circle of very many', () => {
  const count = 3000;
  const lines = Array.from(
    { length: count },
    (_, index) => `  a${index}: {relationships: {next: "a${(index + 1) % count}:http"}}`,
  );
  const texts = { '.upsun/config.yaml': `applications:\n${lines.join('\n')}\n` };
  expect(check(projectOf({ texts }), [relationshipCycle]).problems).toHaveLength(1);
});
