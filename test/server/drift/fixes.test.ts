import fc from 'fast-check';
import { expect, test } from 'vitest';
import { driftRules } from '../../../server/drift/rules';
import type { Fixture } from '../../fixture';
import { applyFix, outcomeOf, problemsOf } from '../fixOutcome';
import { driftProjects } from './driftProjects';

const codes = new Set(driftRules.map(({ code }) => code));

/** The fixes of differences. A newer version in the manifest, which mends a mistake there, may well differ from what is local. */
const offers = (texts: Fixture['texts']) =>
  problemsOf(texts)
    .filter(({ code }) => codes.has(code))
    .flatMap((problem) => problem.fixes.map((fix) => ({ problem, fix })));

test('every fix makes its problem vanish and brings about no other', () => {
  fc.assert(
    fc.property(driftProjects, (texts) => {
      for (const { problem, fix } of offers(texts))
        expect({ fix: fix.title, ...outcomeOf(texts, problem, fix) }).toEqual({
          fix: fix.title,
          left: [],
          created: [],
        });
    }),
    { numRuns: 300 },
  );
});

test('a fix changes nothing outside of its edits, and keeps the line ends', () => {
  fc.assert(
    fc.property(driftProjects, (texts) => {
      for (const { fix } of offers(texts)) {
        const after = applyFix(texts, fix);
        for (const [file, text] of Object.entries(after)) {
          expect(/\r\n/.test(text) && /[^\r]\n/.test(text)).toBe(false);
          const comments = [...(texts[file] ?? '').matchAll(/#.*/g)].map(([it]) => it);
          for (const comment of comments) expect(text).toContain(comment);
        }
      }
    }),
    { numRuns: 200 },
  );
});
