import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtImage } from '../../../core/readers/dockerfile';

const read = (text: string, target?: string, args: Record<string, string> = {}) =>
  builtImage(text, 'Dockerfile', target, new Map(Object.entries(args)))?.base;

const stages = `# syntax=docker/dockerfile:1
FROM composer:2 AS Vendor
FROM php:8.4-fpm AS base
RUN true
FROM base AS dev
COPY --from=vendor /app /app
FROM --platform=$BUILDPLATFORM node:24 AS assets
FROM base
`;

test.each<[target: string | undefined, reference: string | undefined]>([
  [undefined, 'php:8.4-fpm'],
  ['dev', 'php:8.4-fpm'],
  ['DEV', 'php:8.4-fpm'],
  ['vendor', 'composer:2'],
  ['assets', 'node:24'],
  ['0', 'composer:2'],
  ['4', 'php:8.4-fpm'],
  ['9', undefined],
  ['none', undefined],
])('stage %s stands on %s', (target, reference) => expect(read(stages, target)?.reference).toBe(reference));

test.each<[text: string, args: Record<string, string>, reference: string | undefined, literal: boolean]>([
  ['FROM php:8.4', {}, 'php:8.4', true],
  ['from php:8.4 as x', {}, 'php:8.4', true],
  ['ARG V=8.4\nFROM php:${V}', {}, 'php:8.4', false],
  ['ARG V=8.4\nFROM php:$V-fpm', { V: '8.3' }, 'php:8.3-fpm', false],
  ['ARG V\nFROM php:${V}', {}, undefined, false],
  ['ARG V\nFROM php:${V}', { V: '8.2' }, 'php:8.2', false],
  ['ARG V="8.4"\nFROM php:${V}', {}, 'php:8.4', false],
  ['ARG V=8.4\nARG IMAGE=php:${V}\nFROM ${IMAGE}', {}, 'php:8.4', false],
  ['FROM php:${V:-8.1}', {}, 'php:8.1', false],
  // An argument that is not declared, or declared too late, does not reach FROM.
  ['FROM php:${V}', { V: '8.2' }, undefined, false],
  ['FROM a AS a\nARG V=8.4\nFROM php:${V}', {}, undefined, false],
  // A stage that is named later, or itself, is an image.
  ['FROM base\nFROM php AS base', {}, 'php', true],
  ['FROM php AS php', {}, 'php', true],
  ['FROM later\nFROM x AS later\nFROM y', {}, 'y', true],
  ['FROM scratch', {}, 'scratch', true],
])('%j with %j stands on %s', (text, args, reference, literal) => {
  expect(read(text, undefined, args)).toMatchObject({ reference, literal });
});

test('the place is that of the image, with line ends of both kinds', () => {
  for (const newline of ['\n', '\r\n']) {
    const text = `# é😀${newline}FROM --platform=linux/amd64 php:8.4 AS base${newline}FROM base${newline}`;
    const span = read(text)?.source.span;
    expect(span && text.slice(span.start, span.end)).toBe('php:8.4');
  }
});

test('a missing argument is the reason', () => {
  expect(read('ARG V\nFROM php:${V}')?.reason).toBe('the build argument V has no value');
});

describe('nothing is read of', () => {
  test.each(['', '\n\n', '# only a comment', 'RUN true', 'FROM', 'FROM ', '\0\0', 'x'.repeat(300_000)])(
    '%.20j',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});

test('any text is answered', () => {
  const pieces = fc.constantFrom(
    'FROM ',
    'ARG ',
    'AS ',
    'a',
    'b',
    ':',
    '$',
    '${a}',
    '\n',
    '\\\n',
    '\r\n',
    '"',
    '--platform=',
    '=',
    '#',
    '<<EOF\n',
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 20 }),
      fc.option(fc.constantFrom('a', 'b', '0'), { nil: undefined }),
      (parts, target) => {
        const text = parts.join('');
        const span = read(text, target)?.source.span;
        if (span) expect(span.end).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 1000 },
  );
});
