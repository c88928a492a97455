import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEnvironmentScript } from '../../../core/readers/environmentScript';
import { filesFrom } from '../../../core/workspace';

const read = (text: string) => readEnvironmentScript(filesFrom({ 'api/.environment': text }), 'api');

test.each<[title: string, text: string, names: readonly string[]]>([
  [
    'the relationships taken apart',
    'export DB_HOST="$(echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r \'.db[0].host\')"',
    ['DB_HOST'],
  ],
  ['variables of relationships', 'export DATABASE_URL="${DB_SCHEME}://${DB_HOST}:${DB_PORT}"', ['DATABASE_URL']],
  ['a value as it is', 'export DB_HOST=database.internal\r\nexport DB_PORT=5432\r\n', ['DB_HOST', 'DB_PORT']],
  ['several in a line', 'export A=1 B C="x"', ['A', 'B', 'C']],
  ['below a condition', 'if [ -n "$X" ]; then export A=1; fi', ['A']],
  ['all that is assigned', 'set -a\nA=1\n B=2', ['A', 'B']],
  ['comments and other commands', '# export A=1\nB=2\necho "exports nothing"', []],
])('.environment exports: %s', (_, text, names) => {
  expect(read(text)).toEqual({ names: new Set(names), open: false });
});

test.each(['. ./.env', 'source more.sh', 'eval "$(bin/env)"'])('.environment may export more: %s', (text) => {
  expect(read(text).open).toBe(true);
});

test('a project without one', () => {
  expect(readEnvironmentScript(filesFrom({}), '')).toEqual({ names: new Set(), open: false });
});

test('any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(read(text).names).toBeInstanceOf(Set);
    }),
  );
});
