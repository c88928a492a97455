import { expect, test } from 'vitest';
import { readProject } from '../../core/project';
import { defaultSettings, type Settings } from '../../core/settings';
import { filesFrom } from '../../core/workspace';
import { check } from '../../server/check';
import type { Finding, Rule } from '../../server/problem';
import type { Project } from '../../core/project';
import { rules } from '../../server/rules';

function rule(code: string, findings: () => Iterable<Finding>): Rule<Project> {
  return { code, severity: 'warning', summary: '', explanation: '', basis: '', check: findings };
}

function finding(file: string, start: number, more: Partial<Finding> = {}): Finding {
  return { message: `at ${start}`, source: { file, span: { start, end: start + 1 } }, ...more };
}

function projectWith(severity: Settings['severity'] = {}): Project {
  return readProject(filesFrom({}), { ...defaultSettings, severity });
}

test('problems come by file and position, whatever rule found them', () => {
  const table = [
    rule('b-rule', () => [finding('b', 1), finding('a', 9)]),
    rule('a-rule', () => [finding('a', 9), finding('a', 2)]),
  ];
  const found = check(projectWith(), table).problems.map(({ source, code }) => [source.file, source.span.start, code]);
  expect(found).toEqual([
    ['a', 2, 'a-rule'],
    ['a', 9, 'a-rule'],
    ['a', 9, 'b-rule'],
    ['b', 1, 'b-rule'],
  ]);
});

test('a rule that breaks is reported and silences nobody, not even itself', () => {
  const broken = rule('broken', function* () {
    yield finding('a', 1);
    throw new Error('Oh');
  });
  const { problems, failures } = check(projectWith(), [broken, rule('sound', () => [finding('a', 2)])]);
  expect(problems.map(({ code }) => code)).toEqual(['broken', 'sound']);
  expect(failures).toEqual([{ code: 'broken', error: new Error('Oh') }]);
});

test.each<[Settings['severity'], string[]]>([
  [{}, ['hint', 'warning']],
  [{ odd: 'error' }, ['error', 'error']],
  [{ odd: 'off' }, []],
  // Editors send the default of every setting.
  [{ odd: 'warning' }, ['hint', 'warning']],
])('severities %j', (severity, expected) => {
  const table = [rule('odd', () => [finding('a', 1, { severity: 'hint' }), finding('a', 2)])];
  expect(check(projectWith(severity), table).problems.map((it) => it.severity)).toEqual(expected);
});

test('a line of 200,000 anchors is a hundred mistakes, and the services beside it are compared', () => {
  const texts = {
    '.upsun/config.yaml': 'applications: {app: {type: "php:8.4"}}\nservices: {db: {type: "postgresql:17"}}\n',
    'compose.yaml': `services: {db: {image: "postgres:15"}}\nx-a: ${'&a '.repeat(200_000)}\n`,
  };
  const { problems } = check(readProject(filesFrom(texts), defaultSettings));
  const count = (code: string) => problems.filter((it) => it.code === code).length;
  expect([count('compose-invalid'), count('service-version-drift')]).toEqual([101, 2]);
});

test('every rule is documented, and named as none before it', () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  for (const { code, summary, explanation, basis } of rules) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const text of [summary, explanation, basis]) expect(text.trim(), code).not.toBe('');
    expect(summary, code).not.toMatch(/\.$/);
  }
});
