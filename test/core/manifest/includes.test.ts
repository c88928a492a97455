import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readManifest } from '../../../core/manifest/read';
import { valueOf } from '../../../core/model';
import { filesFrom, Snapshot } from '../../../core/workspace';
import { checkProblems } from '../../server/checkProblems';
import { projectOf, readFixture } from '../../fixture';

test('what is included declares, and says in which file', () => {
  const { declared, manifest } = projectOf(
    readFixture(`
      applications: !include parts/apps.yaml
      services:
        db:
          type: !include {type: string, path: type.txt}
        cache: !include {type: yaml, path: services/cache.yaml}
      #- /.upsun/parts/apps.yaml
      shop: !include ../shop/app.yaml
      #- /shop/app.yaml
      type: php:8.4
      source: {root: shop}
      relationships: !include relationships.yaml
      #- /shop/relationships.yaml
      cache: "cache:redis"
      #- /.upsun/type.txt
      postgresql:17
      #- /.upsun/services/cache.yaml
      type: redis:8.0
    `),
  );
  const [shop] = declared.applications;
  const runtime = shop && valueOf(shop.runtime);
  expect(runtime?.version).toMatchObject({ value: '8.4', source: { file: 'shop/app.yaml' } });
  expect(shop?.source.file).toBe('.upsun/parts/apps.yaml');
  expect(shop?.root).toMatchObject({ value: 'shop', source: { file: 'shop/app.yaml' } });
  expect(shop?.relationships[0]).toMatchObject({ service: 'cache', source: { file: 'shop/relationships.yaml' } });
  expect(declared.services.map(({ engine }) => valueOf(engine))).toEqual(['postgresql', 'redis']);
  expect(declared.services[1]?.version).toMatchObject({ value: '8.0', source: { file: '.upsun/services/cache.yaml' } });
  expect(declared.gaps).toEqual([]);
  expect(manifest.included.map(({ path }) => path)).toEqual([
    '.upsun/parts/apps.yaml',
    'shop/app.yaml',
    'shop/relationships.yaml',
    '.upsun/services/cache.yaml',
  ]);
});

test('the older layout includes, too', () => {
  const { declared } = projectOf(
    readFixture(`
      #- /api/.platform.app.yaml
      name: api
      type: !include type.yaml
      #- /api/type.yaml
      nodejs:24
      #- /.platform/services.yaml
      db: !include db/service.yaml
      #- /.platform/db/service.yaml
      type: mariadb:11.8
    `),
  );
  const runtime = declared.applications[0] && valueOf(declared.applications[0].runtime);
  expect(runtime?.version).toMatchObject({ value: '24', source: { file: 'api/type.yaml' } });
  expect(declared.services.map(({ engine }) => valueOf(engine))).toEqual(['mariadb']);
});

test('problems and drift stand in the included file', () =>
  checkProblems(`
    applications:
      app: !include parts/app.yaml
    services:
      db: !include parts/db.yaml
    #- /.upsun/parts/app.yaml
    type: php:8.4
    relationships: {database: "bd:postgresql"}
    #                          ^^ error relationship-target-missing: Relationship "database" leads to "bd", which is not a service or application: did you mean "db"?
    mounts:
      var: {source: storag}
    #               ^^^^^^ error wrong-type: "storag" is not a value of "source": did you mean "storage"?
    hoooks: {}
    #^^^^^ warning unknown-key: Unknown key "hoooks": did you mean "hooks"?
    #- /.upsun/parts/db.yaml
    type: postgresql:17
    #                ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)
    #- /compose.yaml
    services:
      db: {image: "postgres:15"}
    #                       ^^ warning service-version-drift: PostgreSQL 15 runs locally, 17 is declared
  `));

test('an included file that is not valid YAML is a gap, and says so itself', () => {
  const drawing = `
    services: !include parts/services.yaml
    #- /.upsun/parts/services.yaml
    db: {
    #   ^ error yaml-syntax: A bracket above is not closed
    #^ error missing-key: "db" needs "type"
  `;
  checkProblems(drawing);
  expect(projectOf(readFixture(drawing)).declared.gaps).toEqual(['.upsun/parts/services.yaml is not valid YAML']);
});

test('what can not be read is a gap', () => {
  const gaps = (text: string) => readGaps({ '.upsun/config.yaml': text });
  expect(gaps('services: !include gone.yaml')).toHaveLength(1);
  expect(gaps('services: !include ../../out.yaml')).toHaveLength(1);
  expect(gaps('services: !include {type: binary, path: config.yaml}')).toHaveLength(1);
});

function readGaps(texts: Readonly<Record<string, string>>): readonly string[] {
  return projectOf({ texts }).declared.gaps;
}

test('until the included files are loaded, the manifest is unknown', () => {
  const own = filesFrom({ '.upsun/config.yaml': 'services: !include services.yaml' });
  const files = { ...own, read: (path: string) => (path.endsWith('services.yaml') ? waiting : own.read(path)) };
  expect(readManifest(files).state).toBe('unknown');
  expect(readManifest(new Snapshot()).state).toBe('unknown');
});

const waiting = { state: 'unknown' } as const;

test('an anchor stands for what it includes', () => {
  const { declared } = projectOf(
    readFixture(`
      services:
        a: &shared !include a.yaml
        b: *shared
        c: {<<: *shared}
      #- /.upsun/a.yaml
      type: redis:8.0
    `),
  );
  expect(declared.services.map(({ version }) => valueOf(version))).toEqual(['8.0', '8.0', '8.0']);
});

test('files that include each other in any way are read to an end', () => {
  const names = ['config', 'a', 'b', 'c'];
  const line = fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.constantFrom(...names, 'none', '../..', ''));
  fc.assert(
    fc.property(fc.array(fc.array(line, { maxLength: 5 }), { minLength: 4, maxLength: 4 }), (files) => {
      const texts = Object.fromEntries(
        files.map((lines, index) => [
          `.upsun/${names[index] ?? ''}.yaml`,
          `applications: !include a.yaml\n${lines.map(([key, name]) => `${key}: !include ${name}.yaml\n`).join('')}`,
        ]),
      );
      expect(readManifest(filesFrom(texts)).state).toBe('known');
    }),
  );
});
