import { expect, test } from 'vitest';
import { applyEdits } from '../../core/text';
import { align } from '../../server/align';
import { check } from '../../server/check';
import { differencesOf } from '../../server/drift/differences';
import { projectOf, readFixture } from '../fixture';

const drawing = `
  applications:
    app: {type: "php:8.4", relationships: {db: , cache: , queue: , search: }}
  services:
    db: {type: "postgresql:17"}
    cache: {type: "redis:8.0"}
    queue: {type: "rabbitmq:4.3"}
    search: {type: "opensearch:3"}
  #- /compose.yaml
  services:
    app:
      build: .
    db:
      image: postgres:15 # since the beginning
      volumes: [data:/var/lib/postgresql/data]
    cache:
      image: redis:7.0-alpine
  volumes:
    data:
  #- /Dockerfile
  FROM php:8.3-fpm
`;

test('every fix that needs no decision is in one edit; what adds to one place is put in order', () => {
  const { texts } = readFixture(drawing);
  const { files } = align(projectOf({ texts }));
  const compose = files.find(({ file }) => file === 'compose.yaml');
  expect(compose?.titles).toEqual([
    'Add opensearchproject/opensearch:3 to compose.yaml',
    'Change the tag to 8.0-alpine',
    'Add rabbitmq:4.3 to compose.yaml',
  ]);
  const text = applyEdits(texts['compose.yaml']!, compose!.edits);
  expect(text).toContain('image: postgres:15 # since the beginning\n');
  expect(text).toContain('image: redis:8.0-alpine\n');
  expect(text.match(/^ {2}(queue|search):$/gm)).toEqual(['  search:', '  queue:']);
  expect(text.match(/^volumes:$/gm)).toHaveLength(1);
  const dockerfile = files.find(({ file }) => file === 'Dockerfile');
  expect(applyEdits(texts['Dockerfile']!, dockerfile!.edits)).toBe('FROM php:8.4-fpm\n');
});

test('a difference that would cost data is left, and says why', () => {
  expect(align(projectOf(readFixture(drawing))).left).toEqual([
    {
      message: 'PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)',
      reason: `PostgreSQL 17 can't open the data in "data" that 15 wrote: dump it first`,
    },
  ]);
});

test('applied, only what was left differs, and nothing is left to align', () => {
  const { texts } = readFixture(drawing);
  const { files, left } = align(projectOf({ texts }));
  const aligned = files.map(({ file, edits }) => [file, applyEdits(texts[file]!, edits)] as const);
  const after = projectOf({ texts: { ...texts, ...Object.fromEntries(aligned) } });
  const messages = differencesOf(after, check(after).problems).map(
    ({ message, declared }) => declared?.message ?? message,
  );
  expect(messages).toEqual(left.map(({ message }) => message));
  expect(align(after).files).toEqual([]);
});

test.each([
  [
    'another engine',
    'mariadb:11.8',
    'image: mysql:8.4',
    "MariaDB can't take over the data that MySQL wrote: dump it first",
  ],
  ['a tag in a way of its own', 'mariadb:11.8', 'image: mariadb:11.4-custom', 'Which side is right is yours to decide'],
])('%s is left to the user', (_, type, image, reason) => {
  const texts = {
    '.upsun/config.yaml': `services: {db: {type: "${type}"}}\n`,
    'compose.yaml': `services:\n  db:\n    ${image}\n`,
  };
  const { files, left } = align(projectOf({ texts }));
  expect(files).toEqual([]);
  expect(left.map((it) => it.reason)).toEqual([reason]);
});

test('where nothing differs, there is nothing to do', () => {
  const texts = { '.upsun/config.yaml': 'services: {db: {type: "postgresql:17"}}\n', 'compose.yaml': 'services: {}\n' };
  expect(align(projectOf({ texts }))).toEqual({ files: [], left: [] });
});
