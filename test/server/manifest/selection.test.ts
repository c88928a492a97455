import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selections } from '../../../server/manifest/selection';
import { projectOf, readFixture } from '../../fixture';

const manifest = '.upsun/config.yaml';

/** What a selection at the cursor grows to, up to the key of the section. */
function grown(drawing: string): string[] {
  const fixture = readFixture(drawing);
  const text = fixture.texts[manifest] ?? '';
  const found = selections(projectOf(fixture), manifest, fixture.cursor?.offset ?? 0) ?? [];
  return found.map(({ start, end }) => text.slice(start, end));
}

test('word, text, quotes, pair, map, entry, section', () => {
  expect(grown('applications:\n  app:\n    type: "php:8$0.4"\n')).toEqual([
    '8',
    'php:8.4',
    '"php:8.4"',
    'type: "php:8.4"',
    'app:\n    type: "php:8.4"',
    'applications:\n  app:\n    type: "php:8.4"',
    'applications:\n  app:\n    type: "php:8.4"\n',
  ]);
});

test('a line of a script, the script', () => {
  const [word, line, script] = grown(
    'applications:\n  app:\n    hooks:\n      build: |\n        set -e\n        ma$0ke all\n',
  );
  expect([word, line]).toEqual(['make', 'make all']);
  expect(script?.trim()).toBe('set -e\n        make all');
});

test('any cursor in any text is in what is selected, each in the next', () => {
  const whole =
    'applications:\n  app: {type: "php:8.4"}\n  b:\n    hooks:\n      build: |\n        a\n    list: [1, {x: y}]\n';
  fc.assert(
    fc.property(fc.nat(whole.length), fc.string({ maxLength: 3 }), fc.nat(whole.length), (at, typed, cursor) => {
      const text = whole.slice(0, at) + typed + whole.slice(at);
      const found = selections(projectOf({ texts: { [manifest]: text } }), manifest, cursor) ?? [];
      expect(found.length).toBeGreaterThan(0);
      for (const [index, { start, end }] of found.entries()) {
        const inner = found[index - 1] ?? { start: cursor, end: cursor };
        expect(start <= inner.start && inner.end <= end).toBe(true);
      }
    }),
  );
});

test('a file that is no manifest is left to others', () => {
  const project = projectOf({ texts: { 'compose.yaml': 'services: {}\n' } });
  expect(selections(project, 'compose.yaml', 0)).toBeUndefined();
});
