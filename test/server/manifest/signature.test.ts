import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signature } from '../../../server/manifest/signature';
import { projectOf, readFixture } from '../../fixture';

const rest = `services:
  db:
    type: mariadb:11.8
    configuration:
      endpoints:
        reader: {}
        writer: {}
  cache:
    type: redis:8.0
`;

const at = (drawing: string) => {
  const fixture = readFixture(drawing + rest);
  return signature(projectOf(fixture), fixture.cursor?.file ?? '', fixture.cursor?.offset ?? 0);
};
const relationship = (value: string) =>
  `applications:\n  app:\n    type: php:8.4\n    relationships:\n      main: ${value}\n`;

test.each<[situation: string, drawing: string, active: number | undefined, words: string]>([
  ['the service', relationship('$0'), 0, '`db`, `cache`'],
  ['the service, half typed', relationship('d$0'), 0, '`db`, `cache`'],
  ['the endpoint', relationship('db:$0'), 1, '`reader`, `writer` of `db`'],
  ['the endpoint, half typed in quotes', relationship('"db:re$0"'), 1, '`reader`, `writer` of `db`'],
  ['the endpoint of what is not there', relationship('nothing:$0'), 1, 'How it is reached'],
  [
    'an upstream',
    `applications:\n  app:\n    type: php:8.4\nroutes:\n  a:\n    upstream: app:$0\n`,
    1,
    '`http` of `app`',
  ],
  ['nothing elsewhere', 'applications:\n  app:\n    type: php:$0\n', undefined, ''],
  ['nothing in other files', `#- /compose.yaml\n${relationship('$0')}`, undefined, ''],
])('%s', (_, drawing, active, words) => {
  const found = at(drawing);
  expect(found?.active).toBe(active);
  if (active !== undefined) expect(found?.parameters[active]?.documentation).toBe(words);
});

test('any place of any text is answered', () => {
  const text = relationship('db:mysql') + rest;
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.nat(9),
      fc.constantFrom('', ':', '"', '{', '- ', '\n', '#'),
      (offset, cut, part) => {
        const changed = text.slice(0, offset) + part + text.slice(offset + cut);
        signature(projectOf({ texts: { '.upsun/config.yaml': changed } }), '.upsun/config.yaml', offset + part.length);
      },
    ),
    { numRuns: 100 },
  );
});
