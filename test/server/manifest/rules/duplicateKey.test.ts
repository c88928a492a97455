import { test } from 'vitest';
import { duplicateKey } from '../../../../server/manifest/rules/duplicateKey';
import { yamlSyntax } from '../../../../server/manifest/rules/yamlSyntax';
import { checkProblems } from '../../checkProblems';

test('duplicate-key: every later one is reported, once and at every depth', () => {
  checkProblems(
    `
    applications:
      app:
        type: nodejs:24
        type: nodejs:22
    #   ^^^^ error duplicate-key: "type" stands in this map already
        variables:
          env: {A: 1, "A": 2}
    #                 ^^^ error duplicate-key: "A" stands in this map already
    services: {}
    services: {}
    #^^^^^^^ error duplicate-key: "services" stands in this map already
    services: {}
    #^^^^^^^ error duplicate-key: "services" stands in this map already
    `,
    [duplicateKey, yamlSyntax],
  );
});

test('duplicate-key: merge keys and equal keys of different maps are fine', () => {
  checkProblems(
    `
    applications:
      a: &a
        type: nodejs:24
      b: &b
        type: nodejs:24
      c:
        <<: *a
        <<: *b
        type: nodejs:22
    `,
    [duplicateKey],
  );
});
