import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bashisms } from '../../../core/readers/bashisms';
import { shellCode } from '../../../core/readers/shellCode';
import { goesOnAfterFailure } from '../../../core/readers/shellFailures';

test.each([
  ['a # [[ b', 'a       '],
  ["a 'x; y' b", 'a        b'],
  ['a "x; y" b', 'a        b'],
  ['a \\" b', 'a \\" b'],
  ['a$#b', 'a$#b'],
  ['cat <<EOF; b\n[[ x ]]\nEOF\nc', 'cat      ; b\n       \n   \nc'],
  ["it's", 'it  '],
])('of %j the shell reads %j', (text, code) => expect(shellCode(text)).toBe(code));

test('double quotes stay where they are asked for', () => {
  expect(shellCode(`a "$x" 'y' # z`, 'double')).toBe(`a "$x"        `);
});

test.each([
  ['[[ $a ]] && b', ['[[']],
  ['if [[ -n $a ]]; then b; fi', ['[[']],
  ['if [ "$a" == "b" ]; then c; fi', ['==']],
  ['source .env', ['source']],
  ['a=(1 2); echo ${a//x/y}', ['a=(', '${a/']],
  ['function go { x; }', ['function']],
  ['mkdir -p storage/{app,logs}', ['{app,logs}']],
  ['for i in {1..5}; do x; done', ['{1..5}']],
  ['set -euo pipefail', ['pipefail']],
  ['x &> log', ['&>']],
  ['diff <(a) <(b)', ['<(']],
  ['pushd x', ['pushd']],
  ['((i++))', ['((']],
  ['cat <<< x', ['<<<']],
  ['a |& b', ['|&']],
  ['echo "${BRANCH,,}"', ['${BRANCH,']],
])('%s is Bash', (text, written) => expect(bashisms(text).map((it) => it.written)).toEqual(written));

test.each([
  '[ "$a" = "b" ] && . ./x',
  'tr -d [[:space:]] < x',
  "bash -c '[[ a == b ]]'",
  'bash <<EOF\n[[ a ]]\nEOF',
  '#!/usr/bin/env bash\n[[ a ]]',
  'echo $((1 + 2)) "${x:-3}" ${y:+z} ${#a} ${b%.*}',
  'x > log 2>&1 &',
  'find . -exec rm {} +',
  'echo \'{"a": 1, "b": 2}\'',
  'open-source x; resource y',
  'f() { a; }',
  'x=$(y) z=1',
  'curl "${URL}"/{}',
])('%s is no Bash', (text) => expect(bashisms(text)).toEqual([]));

test.each([
  'npm ci\nnpm run build\n',
  'a; b',
  'if [ -f x ]; then\n  a\n  b\nfi',
  'composer install && \\\n  x\necho done',
])('%j goes on', (text) => expect(goesOnAfterFailure(text)).toBe(true));

test.each([
  'set -e\na\nb',
  'set -x -e\na\nb',
  'set -o errexit\na\nb',
  '#!/bin/sh -e\na\nb',
  'npm ci',
  'a &&\n b &&\n c',
  'a || true\nb',
  'a || exit 1\nb',
  'echo a\nexport B=c\nd',
  'if [ "$A" = b ]; then\n  c\nfi',
  '# comment\na \\\n  --flag\n',
  'rm -rf x\nmkdir -p y\nz',
  '',
])('%j does not', (text) => expect(goesOnAfterFailure(text)).toBe(false));

test('any text keeps its length and its lines', () => {
  const letters = fc.string({
    unit: fc.constantFrom('"', "'", '\\', '#', '<', 'E', '\n', ' ', '$', '(', '{', ',', '}', '[', ';'),
  });
  fc.assert(
    fc.property(fc.oneof(letters, fc.string()), (text) => {
      const code = shellCode(text);
      expect(code.length).toBe(text.length);
      for (const { span } of bashisms(text)) expect(span.end).toBeGreaterThan(span.start);
      expect(typeof goesOnAfterFailure(text)).toBe('boolean');
    }),
  );
});
