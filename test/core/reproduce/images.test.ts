import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mappedImage } from '../../../core/reproduce/images';

test.each([
  ['postgres:17', {}, 'postgres:17'],
  ['postgres:17', { '*': 'mirror.example/*' }, 'mirror.example/postgres:17'],
  ['valkey/valkey:8.1', { '*': 'mirror.example/*' }, 'mirror.example/valkey/valkey:8.1'],
  ['postgres:17', { 'postgres:17': 'mine:1', postgres: 'other', '*': 'x/*' }, 'mine:1'],
  ['postgres:17', { postgres: 'mirror.example/pg', '*': 'x/*' }, 'mirror.example/pg:17'],
  ['postgres:17', { postgres: 'mirror.example/*' }, 'mirror.example/postgres:17'],
  ['postgres', { postgres: 'pg' }, 'pg'],
  ['postgres:17@sha256:ab', { postgres: 'pg' }, 'pg:17@sha256:ab'],
  ['postgres@sha256:ab', { postgres: 'pg' }, 'pg@sha256:ab'],
  ['localhost:5000/pg:17', { 'localhost:5000/pg': 'pg' }, 'pg:17'],
  ['localhost:5000/pg', { localhost: 'no' }, 'localhost:5000/pg'],
  ['constructor', {}, 'constructor'],
  ['a:1', { '*': '$&/*' }, '$&/a:1'],
])('%s with %j is %s', (reference, images, expected) => {
  expect(mappedImage(reference, images)).toBe(expected);
});

const reference = fc.stringMatching(/^[a-z0-9]+(\/[a-z0-9]+){0,2}(:[a-z0-9.]+)?(@sha256:[0-9a-f]+)?$/);

test('"*" alone keeps every image, and a prefix stands before it', () => {
  fc.assert(fc.property(reference, (image) => mappedImage(image, { '*': '*' }) === image));
  fc.assert(fc.property(reference, (image) => mappedImage(image, { '*': 'x/*' }) === `x/${image}`));
});

test('an entry for another image changes nothing', () => {
  fc.assert(fc.property(reference, (image) => mappedImage(image, { 'UPPER:1': 'x', UPPER: 'y' }) === image));
});
