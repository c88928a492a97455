import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf, whyNotABranch } from '../../../core/environments/name';
import { exec } from '../../../core/exec';

test.each([
  ['feature/Login page', 'feature-login-page'],
  ['main', 'main'],
  ['ÄÖ-9', '9'],
  ['a'.repeat(60), 'a'.repeat(40)],
  [`${'a'.repeat(39)}-b`, 'a'.repeat(39)],
])('%j becomes %j', (branch, id) => {
  expect(idOf(branch)).toBe(id);
});

test('a name in other letters has an id of its own', () => {
  expect(idOf('日本語')).toMatch(/^branch-[0-9a-f]{6}$/);
  expect(idOf('日本語')).not.toBe(idOf('中文'));
});

test('a name without letters and digits has no id', () => {
  expect(() => idOf('///')).toThrow(/can't be the name/);
});

test('an id is always a name that Docker, Compose and file systems take', () => {
  const named = fc.string({ unit: 'binary' }).filter((name) => /[\p{L}\p{N}]/u.test(name));
  fc.assert(fc.property(named, (name) => /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(idOf(name))));
});

test.each([
  'a'.repeat(250),
  '日本語',
  'feature/x',
  'a.b',
  'fix-1',
  'ünïcode',
  'a./b',
  'x@y',
  'refs/heads/x',
  '#1',
  "it's",
])('%j is a branch name', (name) => {
  expect(whyNotABranch(name)).toBeUndefined();
});

const refused = [
  '',
  ' ',
  '-x',
  '--force',
  'a b',
  'a..b',
  '../x',
  '/a',
  'a/',
  'a//b',
  'a\u0000b',
  'a\nb',
  'a~1',
  'a^',
  'a:b',
  'a?',
];
const refusedToo = [
  'a*',
  'a[',
  'a\\b',
  '@',
  '@{-1}',
  'a@{b',
  'a.',
  '.a',
  'a/.b',
  'a.lock',
  'a.lock/b',
  '…',
  'a'.repeat(251),
  `a/${'é'.repeat(126)}`,
  'HEAD',
];

test.each([...refused, ...refusedToo])('%j is not, with a reason', (name) => {
  expect(whyNotABranch(name)).toMatch(/\.$/);
});

test('git takes every name that is not refused', { timeout: 60_000 }, async () => {
  const unit = fc.oneof(
    fc.constantFrom(...'a b / . - @ { ~ ^ : ? * [ \\'.split(' '), ' ', '.lock', '..', 'HEAD', '\u007f', 'é', '😀'),
    fc.string({ unit: 'grapheme', maxLength: 2 }),
  );
  const names = fc.array(unit, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  const accepted = fc.sample(names, 3000).filter((name) => whyNotABranch(name) === undefined);
  expect(accepted.length).toBeGreaterThan(50);
  for (const name of accepted.slice(0, 150)) {
    const { code } = await exec('git', ['check-ref-format', '--branch', name]);
    expect(code, JSON.stringify(name)).toBe(0);
  }
});
