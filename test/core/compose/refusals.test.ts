import { expect, test } from 'vitest';
import { drawFixture, noteAt, readFixture } from '../../fixture';
import { composeOf } from './composeOf';
import { refusals } from './refusals';

test.each(Object.entries(refusals))('%s is refused at its place', (_, drawing) => {
  const { texts, notes } = readFixture(drawing);
  const { errors, incomplete } = composeOf(drawing);
  const found = errors.map(({ code, file, span }) =>
    noteAt(texts, { file, span }, code.toLowerCase().replaceAll('_', '-')),
  );
  expect(drawFixture(texts, found)).toBe(drawFixture(texts, notes));
  const harmless = errors.every(({ code }) => /^(ENV_FILE_UNKNOWN|UNKNOWN_KEY|DUPLICATE_KEY)$/.test(code));
  if (!harmless) expect(incomplete.length).toBeGreaterThan(0);
});
