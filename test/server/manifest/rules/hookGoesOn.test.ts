import { expect, test } from 'vitest';
import { hookGoesOn } from '../../../../server/manifest/rules/hookGoesOn';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = hookGoesOn;

test('hook-goes-on: several commands, and nothing that ends the hook', () =>
  checkProblems(
    `
    applications:
      app:
        hooks:
          build: |
    #     ^^^^^ warning hook-goes-on: Without "set -e" in its first line, this hook goes on after a command that failed
            npm ci
            npm run build
          deploy: npm ci && npm run build
          post_deploy: |
            set -e
            a
            b
        web: {commands: {start: "a; b"}}
      other: {hooks: {build: !include build.sh, deploy: }}
    `,
    [rule],
  ));

test('hook-goes-on: the fix', () => {
  checkFix(
    `
    applications:
      app:
        hooks:
          build: |
            npm ci
            npm run build
    `,
    rule,
    'Begin with "set -e"',
    `
    applications:
      app:
        hooks:
          build: |
            set -e
            npm ci
            npm run build
    `,
  );
  expect(fixTitles('applications: {app: {hooks: {build: "a; b"}}}', rule)).toEqual([]);
});
