import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folds } from '../../../server/manifest/folding';

/** Each fold as the first words of its first and last line, with its kind. */
function drawn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return folds(text).map(({ start, end, kind }) =>
    [`${lines[start]} … ${lines[end]}`, kind].filter(Boolean).join(': '),
  );
}

const manifest = `# The shop
# and its data
applications:
  app:
    type: php:8.4
    hooks:
      build: |
        set -e
        # no comment of YAML
        if true; then
          make
        fi

    web:
      locations: {
        "/": { root: public },
      }
  # the other one
  api:
    relationships:
    - a: 1
      b: 2
    - c

services:
`;

test('blocks, lists, scripts and comments fold up to their last line', () => {
  expect(drawn(manifest)).toEqual([
    '# The shop … # and its data: comment',
    'applications: … - c',
    'app: … }',
    'hooks: … fi',
    'build: | … fi',
    'if true; then … make',
    'web: … }',
    'locations: { … "/": { root: public },',
    'api: … - c',
    'relationships: … - c',
    '- a: 1 … b: 2',
  ]);
});

test('regions fold, also one in the other; an end without a beginning does not', () => {
  const text = '# region a\nx: 1\n# region b\ny: 2\n#endregion\n# endregion\n# endregion\n';
  expect(drawn(text)).toEqual(['# region a … # endregion: region', '# region b … #endregion: region']);
});

test('lines end in any way', () => expect(folds('a:\r\n  b: 1\r\n')).toEqual([{ start: 0, end: 1 }]));

test('folds of any text lie in it, have two lines and begin once', () => {
  const line = fc.tuple(fc.nat(6), fc.constantFrom('a:', '- b', '-', '# c', '# region', '# endregion', '', '\t', '}'));
  fc.assert(
    fc.property(fc.array(line), (drawing) => {
      const text = drawing.map(([depth, content]) => ' '.repeat(depth) + content).join('\n');
      for (const { start, end } of folds(text)) {
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThan(Math.max(1, drawing.length));
      }
    }),
  );
});
