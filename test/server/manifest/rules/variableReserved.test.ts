import { test } from 'vitest';
import { variableReserved } from '../../../../server/manifest/rules/variableReserved';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'names of the platform',
    `
    applications:
      app:
        variables: {env: {PLATFORM_FOO: a, platform_bar: b, MY_PLATFORM_X: c}, other: {PLATFORM_X: a}}
    #                                      ^^^^^^^^^^^^ warning variable-reserved: "platform_bar" belongs to the platform, which sets all PLATFORM_ variables itself: choose another name
    #                     ^^^^^^^^^^^^ warning variable-reserved: "PLATFORM_FOO" belongs to the platform, which sets all PLATFORM_ variables itself: choose another name
        workers: {q: {variables: {env: {PLATFORM_WORKER: a}}}}
    #                                   ^^^^^^^^^^^^^^^ warning variable-reserved: "PLATFORM_WORKER" belongs to the platform, which sets all PLATFORM_ variables itself: choose another name
    `,
  ],
  [
    'other names',
    `
    applications:
      app: {variables: {env: {PLATFORMS: a}}}
      list: {variables: {env: [PLATFORM_FOO]}}
      included: {variables: !include variables.yaml}
    `,
  ],
])('variable-reserved: %s', (_, drawing) => checkProblems(drawing, [variableReserved]));
