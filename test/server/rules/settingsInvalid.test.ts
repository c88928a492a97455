import { expect, test } from 'vitest';
import { readProject } from '../../../core/project';
import { defaultSettings } from '../../../core/settings';
import { applyEdits } from '../../../core/text';
import { filesFrom } from '../../../core/workspace';
import { check } from '../../../server/check';
import type { Problem } from '../../../server/problem';
import { rules } from '../../../server/rules';
import { checkProblems } from '../checkProblems';

function problemsOf(text: string): Problem[] {
  const project = readProject(filesFrom({ '.parity.yaml': text }), defaultSettings);
  return check(project).problems.filter(({ code }) => code === 'settings-invalid');
}

const cases: [text: string, place: string, severity: string, message: string][] = [
  ['severity: [', '', 'error', '.parity.yaml is not valid YAML'],
  ['- a\n', '- a', 'error', '.parity.yaml must be a map of settings'],
  ['severty: {}', 'severty', 'warning', 'Unknown setting "severty": did you mean "severity"?'],
  ['colour: red', 'colour', 'warning', 'Unknown setting "colour"'],
  [
    'severity:\n  service-version-drif: off',
    'service-version-drif',
    'warning',
    'Unknown rule "service-version-drif": did you mean "service-version-drift"?',
  ],
  [
    'severity:\n  service-version-drift: fatal',
    'fatal',
    'warning',
    '"fatal" is not a severity: off, error, warning, information, hint',
  ],
  [
    'compose.files: [a.yaml]',
    'compose.files',
    'warning',
    'Unknown setting "compose.files": write "files" below "compose"',
  ],
  [
    'compose:\n  files: [docker/no.yaml]',
    'docker/no.yaml',
    'warning',
    'The Compose file "docker/no.yaml" does not exist',
  ],
  ['severity: off', 'off', 'warning', 'severity must be a map'],
  ['compose:\n  files: compose.yaml', 'compose.yaml', 'warning', 'compose.files must be a list'],
];
test.each(cases)('settings-invalid: %j', (text, place, severity, message) => {
  const problems = problemsOf(text);
  expect(problems.map((it) => [it.severity, it.message.slice(0, message.length)])).toEqual([[severity, message]]);
  expect(text.slice(problems[0]!.source.span.start, problems[0]!.source.span.end)).toContain(place);
});

test.each([
  '',
  '# nothing\n',
  'productionBranch: live\nimages:\n  "*": mirror/*\nseverity:\n  settings-invalid: off\n  service-version-drift: hint\ncompose:\n  files: []\n',
])('%j is understood', (text) => expect(problemsOf(text)).toEqual([]));

test('the fix takes the name that was meant', () => {
  const text = 'severty: {}\n';
  const [problem] = problemsOf(text);
  expect(applyEdits(text, problem!.fixes[0]!.edits[0]!.edits)).toBe('severity: {}\n');
});

test.each([
  [
    'names in match that are not there',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      web: {image: "php:8.4"}
      database: {image: "postgres:17"}
    #- /.parity.yaml
    match:
      web: app
      wep: app
    # ^^^ warning settings-invalid: Unknown Compose service "wep": did you mean "web"?
      nobody: none
    # ^^^^^^ warning settings-invalid: Unknown Compose service "nobody"
      database: bd
    #           ^^ warning settings-invalid: "bd" is not a service or application of the manifest: did you mean "db"?
    `,
  ],
  [
    'names can not be judged while a file is not known whole',
    `
    #- /.upsun/config.yaml
    services: !include services.yaml
    #- /compose.yaml
    include: [elsewhere/compose.yaml]
    services: {}
    #- /.parity.yaml
    match: {web: db, api: false}
    `,
  ],
  [
    'entries of accept',
    `
    #- /.upsun/config.yaml
    services: {}
    #- /.parity.yaml
    stateFolder: /tmp
    #^^^^^^^^^^ warning settings-invalid: "stateFolder" is not a setting of a project. It is for each machine to say: set "parity.stateFolder" in the editor
    accept:
      - code: service-version-drif
    #         ^^^^^^^^^^^^^^^^^^^^ warning settings-invalid: "service-version-drif" is not a rule that finds differences: did you mean "service-version-drift"?
        subject: db
        reason: because
        since: 2026-01-01
    #   ^^^^^ warning settings-invalid: Unknown key "since"
      - code: unknown-key
    #   ^^^^ warning settings-invalid: "reason" is missing
    #         ^^^^^^^^^^^ warning settings-invalid: "unknown-key" is not a rule that finds differences
        subject: db
      - code: image-unpinned
        subject:
    #   ^^^^^^^ warning settings-invalid: "subject" has no value
        reason: ""
    #   ^^^^^^ warning settings-invalid: "reason" has no value
        until: 2026-02-30
    #          ^^^^^^^^^^ warning settings-invalid: "2026-02-30" is not a day: write it as 2026-11-21
      - service-only-local
    #   ^^^^^^^^^^^^^^^^^^ warning settings-invalid: item 4 of accept must be a map
    `,
  ],
  [
    'wrong kinds',
    `
    #- /.upsun/config.yaml
    services: {}
    #- /.parity.yaml
    accept: {code: a}
    #^^^^^ warning settings-invalid: accept must be a list
    match: [web]
    #^^^^ warning settings-invalid: match must be a map
    productionBranch: [main]
    #^^^^^^^^^^^^^^^ warning settings-invalid: productionBranch must be a text
    `,
  ],
])('settings-invalid: %s', (_, drawing) => {
  checkProblems(
    drawing,
    rules.filter(({ code }) => code === 'settings-invalid'),
  );
});
