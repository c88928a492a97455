import { test } from 'vitest';
import { rulePatternInvalid } from '../../../../server/manifest/rules/rulePatternInvalid';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what is no expression',
    `
    applications:
      app:
        web:
          locations:
            /:
              rules:
                '*.png': {expires: 1d}
    #           ^^^^^^^ warning rule-pattern-invalid: "*.png" is not a regular expression (nothing to repeat): did you mean "\\.png$"?
                "*.{css,js}": {expires: 1d}
    #           ^^^^^^^^^^^^ warning rule-pattern-invalid: "*.{css,js}" is not a regular expression (nothing to repeat): did you mean "\\.(css|js)$"?
                "*": {expires: 1d}
    #           ^^^ warning rule-pattern-invalid: "*" is not a regular expression (nothing to repeat)
                '\\.(css|js$': {expires: 1d}
    #           ^^^^^^^^^^^^ warning rule-pattern-invalid: "\\.(css|js$" is not a regular expression (unterminated group)
                '[a-': {expires: 1d}
    #           ^^^^^ warning rule-pattern-invalid: "[a-" is not a regular expression (unterminated character class)
    `,
  ],
  [
    'expressions of any dialect',
    `
    applications:
      app:
        web:
          locations:
            /:
              rules:
                '\\.(css|js)$': {expires: 1d}
                '(?i)\\.png$': {expires: 1d}
                '(?<!x)\\.png$': {expires: 1d}
                '^/[[:alpha:]]++$': {expires: 1d}
                '(?P<name>x)': {expires: 1d}
                .kept: {}
                a.*: [list]
            /a: {rules: }
            /b: {rules: [1]}
    `,
  ],
])('rule-pattern-invalid: %s', (_, drawing) => checkProblems(drawing, [rulePatternInvalid]));

test('rule-pattern-invalid fix: an expression for the wildcard', () => {
  checkFix(
    `
    applications:
      app: {web: {locations: {/: {rules: {'*.png': {expires: 1d}}}}}}
    `,
    rulePatternInvalid,
    'Change to "\\.png$"',
    `
    applications:
      app: {web: {locations: {/: {rules: {'\\.png$': {expires: 1d}}}}}}
    `,
  );
});
