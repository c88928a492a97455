import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeConfig } from '../../../core/compose/config';
import { composeOf } from './composeOf';
import { drawings, newerDrawings } from './drawings';
import { readFixture } from '../../fixture';
import { refusals } from './refusals';

/** What is kept is what Docker Compose says, too (test/integration/composeConfig.test.ts). */
test.each(Object.entries({ ...drawings, ...newerDrawings }))('%s', (_, drawing) => {
  const project = composeOf(drawing);
  expect({ errors: project.errors, incomplete: project.incomplete }).toEqual({ errors: [], incomplete: [] });
  expect(composeConfig(project).services).toMatchSnapshot();
});

test('every value stands where it says', () => {
  for (const drawing of Object.values(drawings)) {
    const { texts } = readFixture(drawing);
    for (const { environment, image, labels } of composeOf(drawing).services) {
      for (const value of [image, ...[...environment, ...labels].map((it) => it.value)]) {
        if (!value) continue;
        const { file, span } = value.source;
        const found = texts[file]?.slice(span.start, span.end).replace(/^(["'])(.*)\1$/s, '$2');
        expect(found?.replaceAll('\\"', '"')).toBe(value.written.replaceAll('\\"', '"'));
      }
    }
  }
});

test('a mutilated project is read without an exception', () => {
  const all = Object.values({ ...drawings, ...newerDrawings, ...refusals });
  const cuts = fc.array(
    fc.tuple(
      fc.nat(),
      fc.nat(12),
      fc.constantFrom('', ' ', '\n', '{', '[', ':', '- ', '$', '${', '*a', '&a ', '!reset ', '"', '<<: ', 'null'),
    ),
    {
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(fc.constantFrom(...all), cuts, (drawing, changes) => {
      let text = drawing;
      for (const [at, length, added] of changes) {
        const from = at % text.length;
        text = text.slice(0, from) + added + text.slice(from + length);
      }
      const project = composeOf(text);
      expect(JSON.stringify(composeConfig(project))).toEqual(expect.any(String));
      for (const { file, span } of project.errors) expect([file !== '', span.start <= span.end]).toEqual([true, true]);
    }),
    { numRuns: 2000 },
  );
});
