import { test } from 'vitest';
import { versionUnquoted } from '../../../../server/manifest/rules/versionUnquoted';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test('version-unquoted: numbers that lose their last zero', () => {
  checkProblems(
    `
    applications:
      app:
        type: python:3.10
        variables: {env: {VERSION: 1.10, OTHER: "1.10", ONE: 1.0, HALF: 0.5, COUNT: 10}}
    #                              ^^^^ warning version-unquoted: YAML reads 1.10 as the number 1.1: put it in quotes
        dependencies:
          nodejs: {yarn: 1.20, npm: 10.0, pnpm: ^9.10}
    #                    ^^^^ warning version-unquoted: YAML reads 1.20 as the number 1.2: put it in quotes
          php:
            require: {monolog/monolog: 2.10}
    #                                  ^^^^ warning version-unquoted: YAML reads 2.10 as the number 2.1: put it in quotes
        stack:
          packages:
            - package: php
              channel: 26.10
    #                  ^^^^^ warning version-unquoted: YAML reads 26.10 as the number 26.1: put it in quotes
            - {package: imagemagick, channel: 26.05}
            - git
      odd: {variables: [a], dependencies: {php: 1}, stack: 1.10}
      empty:
    `,
    [versionUnquoted],
  );
});

test('version-unquoted fix: quotes', () => {
  const application = (version: string) => `
    applications:
      app: {variables: {env: {VERSION: ${version}}}} # kept
  `;
  checkFix(application('1.10'), versionUnquoted, 'Write "1.10"', application('"1.10"'));
});
