import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseImageReference, tagSpan, type ImageReference } from '../../../core/compose/imageReference';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each<[text: string, expected: ImageReference]>([
  ['postgres', { name: 'postgres' }],
  ['postgres:17', { name: 'postgres', tag: '17' }],
  ['library/postgres:17', { name: 'postgres', tag: '17' }],
  ['docker.io/library/postgres:17', { name: 'postgres', tag: '17' }],
  ['docker.io/postgres', { name: 'postgres' }],
  ['index.docker.io/bitnami/redis', { name: 'bitnami/redis' }],
  ['bitnami/redis:7.4', { name: 'bitnami/redis', tag: '7.4' }],
  ['ghcr.io/owner/app:v1', { registry: 'ghcr.io', name: 'owner/app', tag: 'v1' }],
  ['localhost/app', { registry: 'localhost', name: 'app' }],
  ['localhost:5000/app:1', { registry: 'localhost:5000', name: 'app', tag: '1' }],
  ['example.com:5000/library/app', { registry: 'example.com:5000', name: 'library/app' }],
  [
    'docker.elastic.co/elasticsearch/elasticsearch:7.10.2',
    {
      registry: 'docker.elastic.co',
      name: 'elasticsearch/elasticsearch',
      tag: '7.10.2',
    },
  ],
  [`postgres@${digest}`, { name: 'postgres', digest }],
  [`postgres:17@${digest}`, { name: 'postgres', tag: '17', digest }],
  ['a/b/c/d', { name: 'a/b/c/d' }],
  ['my__app/b-c.d:T_1.2-x', { name: 'my__app/b-c.d', tag: 'T_1.2-x' }],
])('%s', (text, expected) => expect(parseImageReference(text)).toEqual(expected));

test.each([
  '',
  ' ',
  ':17',
  'postgres:',
  'Postgres',
  'a//b',
  '/a',
  'a/',
  'a b',
  'a@b',
  'postgres@sha256:12',
  '${IMAGE}',
  '-a',
  'a:-1',
  'a:17:18',
  `a:${'x'.repeat(129)}`,
])('%j is none', (text) => expect(parseImageReference(text)).toBeUndefined());

test.each<[string, string | undefined]>([
  ['postgres', undefined],
  ['localhost:5000/app', undefined],
  ['localhost:5000/app:1.2-x', '1.2-x'],
  [`postgres:17@${digest}`, '17'],
])('the tag of %s', (text, tag) => {
  const span = tagSpan(text);
  expect(span && text.slice(span.start, span.end)).toBe(tag);
});

const part = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,4})?$/);
const references = fc.record(
  {
    registry: fc.constantFrom('ghcr.io', 'localhost', 'localhost:5000', 'example.com:443'),
    name: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
    tag: fc.stringMatching(/^\w[\w.-]{0,10}$/),
    digest: fc.constant(digest),
  },
  { requiredKeys: ['name'], noNullPrototype: true },
);

test('a reference that is put together comes apart as it was', () => {
  fc.assert(
    fc.property(references, (reference) => {
      // Without a registry, a first part with a dot would be one.
      const bare = reference.registry === undefined && /^([^/]*[.:][^/]*|localhost|library)\//.test(reference.name);
      fc.pre(!bare);
      const { registry, name, tag, digest: hash } = reference;
      const text = `${registry ? `${registry}/` : ''}${name}${tag ? `:${tag}` : ''}${hash ? `@${hash}` : ''}`;
      expect(parseImageReference(text)).toEqual(reference);
    }),
  );
});

test('any text is answered', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseImageReference(text)));
  expect(parseImageReference('a/'.repeat(50_000))).toBeUndefined();
  expect(parseImageReference('a.'.repeat(50_000))).toBeUndefined();
});
