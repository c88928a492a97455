import { expect, test } from 'vitest';
import { readProject } from '../../../core/project';
import { defaultSettings } from '../../../core/settings';
import { applyEdits } from '../../../core/text';
import { filesFrom } from '../../../core/workspace';
import { check } from '../../../server/check';
import type { Problem } from '../../../server/problem';

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
  'productionBranch: live\nimages:\n  "*": mirror/*\nseverity:\n  settings-invalid: off\n  service-version-drift: hint\ncompose:\n  files: [a.yaml]\n',
])('%j is understood', (text) => expect(problemsOf(text)).toEqual([]));

test('the fix takes the name that was meant', () => {
  const text = 'severty: {}\n';
  const [problem] = problemsOf(text);
  expect(applyEdits(text, problem!.fixes[0]!.edits[0]!.edits)).toBe('severity: {}\n');
});
