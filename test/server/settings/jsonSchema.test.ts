import Ajv from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPlain } from '../../../core/yaml';
import { settingsFile } from '../../../core/projectSettings';
import { parseYamlText } from '../../../core/yaml/documents';
import { check } from '../../../server/check';
import { settingsInvalid } from '../../../server/rules/settingsInvalid';
import { driftRules } from '../../../server/drift/rules';
import { rules } from '../../../server/rules';
import { settingsJsonSchema } from '../../../server/settings/jsonSchema';
import { projectOf } from '../../fixture';

const valid = new Ajv({ allErrors: true, validateFormats: false, allowUnionTypes: true }).compile(settingsJsonSchema());
const table = [settingsInvalid(rules, driftRules)];

/** A schema knows nothing of the files that are there. */
function ours(text: string): boolean {
  const { problems } = check(projectOf({ texts: { [settingsFile]: text } }), table);
  return problems.every(({ message }) => message.endsWith('does not exist'));
}

function theirs(text: string): boolean {
  return valid(toPlain(parseYamlText(text).root) ?? null);
}

test.each<[text: string, isValid: boolean]>([
  ['{}', true],
  ['productionBranch: main', true],
  ['productionBranch: [main]', false],
  ['compose: {files: [a.yaml]}', true],
  ['compose: {files: a.yaml}', false],
  ['compose: {file: [a.yaml]}', false],
  ['report: {refs: [staging, 1.0]}', true],
  ['images: {postgres: mirror.example/postgres}', true],
  ['images: {postgres: []}', false],
  ['severity: {service-version-drift: off}', true],
  ['severity: {service-version-drift: bad}', false],
  ['severity: {service-versoin-drift: off}', false],
  ['stateFolder: /tmp', false],
  ['other: 1', false],
  ['accept: [{code: service-version-drift, subject: db, reason: meant}]', true],
  ['accept: [{code: extension-only-local, subject: "app:intl", reason: meant, until: 2027-01-31}]', true],
  ['accept: [{code: service-version-drift, subject: db}]', false],
  ['accept: [{code: service-version-drift, subject: db, reason: " "}]', false],
  ['accept: [{code: unknown-key, subject: db, reason: meant}]', false],
  ['accept: [{code: service-version-drift, subject: db, reason: meant, until: soon}]', false],
  ['accept: {}', false],
])('%s: the schema and our own validation agree', (text, isValid) => {
  expect([ours(text), theirs(text)]).toEqual([isValid, isValid]);
});

const scalar = fc.constantFrom(
  'main',
  'off',
  'hint',
  'meant',
  '1',
  'true',
  '2027-01-31',
  '" "',
  '',
  'service-kind-drift',
);
const key = fc.constantFrom('files', 'refs', 'code', 'subject', 'reason', 'until', 'image-unpinned', 'postgres', 'x');
const value: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 2 }).map((items) => `[${items.map((it) => it || 'null').join(', ')}]`),
  fc.uniqueArray(fc.tuple(key, scalar), { maxLength: 4, selector: ([it]) => it }).map(flow),
);
const acceptance = fc.record({ code: scalar, subject: scalar, reason: scalar }).map((it) => flow(Object.entries(it)));
const setting = fc.oneof(
  fc.tuple(fc.constantFrom('productionBranch', 'compose', 'report', 'images', 'severity', 'accept', 'x'), value),
  acceptance.map((it): [string, string] => ['accept', `[${it}]`]),
);

function flow(pairs: readonly (readonly [string, string])[]): string {
  return `{${pairs.map(([name, it]) => `${name}: ${it}`).join(', ')}}`;
}

test('the schema and our own validation agree on whatever is written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(setting, { maxLength: 3, selector: ([it]) => it }), (settings) => {
      const text = settings.map(([name, it]) => `${name}: ${it}\n`).join('');
      expect(theirs(text)).toBe(ours(text));
    }),
    { numRuns: 300 },
  );
});
