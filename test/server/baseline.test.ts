import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baselineOf, fingerprints, parseBaseline, withoutKnown, type Identity } from '../../server/baseline';
import { check } from '../../server/check';
import { projectOf, readFixture } from '../fixture';
import { rulesNamed } from '../../server/rules';

const one = {
  code: 'service-version-drift',
  file: 'compose.yaml',
  message: 'PostgreSQL 15 runs locally, 17 is declared',
};
const other = { ...one, message: 'Redis 7 runs locally, 8.0 is declared' };

const cases: [title: string, known: Identity[], found: Identity[], left: Identity[], gone: number[]][] = [
  ['what is known is left out', [one], [one], [], []],
  ['what is new stays', [one], [one, other], [other], []],
  ['as often as it is known', [one], [one, one], [one], []],
  ['what is no longer found is told', [one, other], [other], [], [1]],
  ['of several, how many', [one, one, one], [one], [], [2]],
  ['another file is another problem', [one], [{ ...one, file: 'b.yaml' }], [{ ...one, file: 'b.yaml' }], [1]],
  ['another sentence is another problem', [one], [other], [other], [1]],
];
test.each(cases)('%s', (_, known, found, left, gone) => {
  const { problems, baseline } = withoutKnown(found, baselineOf(known));
  expect(problems).toEqual(left);
  expect(baseline).toEqual({ hidden: found.length - left.length, gone: gone.map((count) => ({ ...one, count })) });
});

const problem = fc.record({ code: fc.string(), file: fc.string(), message: fc.string() });

describe('for any problems', () => {
  test('a baseline of them leaves none, and a written one is read', () => {
    fc.assert(
      fc.property(fc.array(problem), (problems) => {
        const known = parseBaseline(JSON.stringify({ version: 1, problems: baselineOf(problems) }));
        expect(withoutKnown(problems, known ?? [])).toEqual({
          problems: [],
          baseline: { hidden: problems.length, gone: [] },
        });
      }),
    );
  });

  test('the order does not matter to a baseline', () => {
    const shuffled = fc
      .array(problem)
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([a, b]) => {
        expect(baselineOf(a)).toEqual(baselineOf(b));
      }),
    );
  });

  test('each has a fingerprint of its own', () => {
    fc.assert(
      fc.property(fc.array(problem), (problems) => {
        expect(new Set(fingerprints(problems)).size).toBe(problems.length);
      }),
    );
  });

  test('what is not a baseline is refused', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseBaseline(text)).toBeUndefined();
      }),
    );
  });
});

test('fingerprints survive lines that are put above, comments behind and another order of keys', () => {
  const manifest = `services:\n  db:\n    type: postgresql:17\n  cache:\n    type: redis:8.0\n`;
  const identities = (compose: string, before: string) => {
    const { problems } = check(
      projectOf(readFixture(`${before}${manifest}#- /compose.yaml\n${compose}`)),
      rulesNamed(['drift']),
    );
    const found = problems.map(({ code, source: { file }, message }) => ({ code, file, message }));
    return fingerprints(found).sort();
  };
  const plain = 'services:\n  db:\n    image: postgres:15\n  cache:\n    image: redis:6.2\n';
  const moved =
    'services:\n\n  cache:\n    restart: always\n    image: redis:6.2 # old\n  db: {image: "postgres:15"}\n';
  const blanks = fc.array(fc.constantFrom('# a comment\n', '\n')).map((lines) => lines.join(''));
  const expected = identities(plain, '');
  expect(expected).toHaveLength(4);
  fc.assert(
    fc.property(blanks, fc.constantFrom(plain, moved), (before, compose) => {
      expect(identities(compose, before)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});
