import { expect, test } from 'vitest';
import { usedLenses } from '../../../server/navigation/usedLens';
import { projectOf, readFixture } from '../../fixture';

test('above each service stands what uses it', () => {
  const drawing = `
    applications:
      app: {relationships: {db: , cache: "cache:redis"}, mounts: {x: {source: service, service: files}}}
      docs: {relationships: {db: "db:mysql", again: "db:mysql"}}
      one: {relationships: {db: }}
      two: {relationships: {db: }}
    services:
      db: {type: "mariadb:11.8"}
      cache: {type: "redis:8.0"}
      files: {type: "network-storage:1.0"}
      proxy: {type: "varnish:9.0", relationships: {cache: }}
      unused: {type: "redis:8.0"}
    routes:
      "https://{default}/": {type: upstream, upstream: "proxy:http"}
  `;
  const { texts } = readFixture(drawing);
  const file = '.upsun/config.yaml';
  const text = texts[file] ?? '';
  const found = usedLenses(projectOf({ texts }), file);
  expect(found.map(({ span, title }) => `${text.slice(span.start, span.end)}: ${title}`)).toEqual([
    'db: $(references) Used by 4',
    'cache: $(references) Used by app and proxy',
    'files: $(references) Used by app',
    'proxy: $(references) Used by https://{default}/',
  ]);
});
