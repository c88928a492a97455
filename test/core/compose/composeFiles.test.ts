import { describe, expect, test } from 'vitest';
import { composeOf, images } from './composeOf';

const file = (path: string, image: string) => `#- /${path}\nservices:\n  db:\n    image: ${image}\n`;

describe('the files that Docker reads by itself', () => {
  test.each<[present: string[], read: string[]]>([
    [['compose.yaml'], ['compose.yaml']],
    [['compose.yml'], ['compose.yml']],
    [['docker-compose.yml'], ['docker-compose.yml']],
    [['docker-compose.yaml'], ['docker-compose.yaml']],
    [['compose.yaml', 'compose.yml', 'docker-compose.yml'], ['compose.yaml']],
    [['docker-compose.yaml', 'docker-compose.yml'], ['docker-compose.yml']],
    [
      ['compose.yaml', 'compose.override.yaml'],
      ['compose.yaml', 'compose.override.yaml'],
    ],
    [
      ['compose.yaml', 'compose.override.yml'],
      ['compose.yaml', 'compose.override.yml'],
    ],
    [
      ['compose.yaml', 'docker-compose.override.yml'],
      ['compose.yaml', 'docker-compose.override.yml'],
    ],
    [
      ['docker-compose.yml', 'docker-compose.override.yaml'],
      ['docker-compose.yml', 'docker-compose.override.yaml'],
    ],
    [
      ['compose.yaml', 'compose.override.yml', 'compose.override.yaml'],
      ['compose.yaml', 'compose.override.yml'],
    ],
    [['compose.override.yaml'], []],
    [['compose.prod.yaml', 'docker-compose.test.yml', 'app/compose.yaml'], []],
  ])('of %j: %j', (present, read) => {
    const project = composeOf(present.map((path) => file(path, 'postgres:17')).join(''));
    expect(project.files.map(({ path }) => path)).toEqual(read);
    expect(project.state).toBe(read.length > 0 ? 'known' : 'absent');
  });
});

describe('files that are chosen', () => {
  const all = file('a.yaml', 'postgres:1') + file('b.yaml', 'postgres:2') + file('compose.yaml', 'postgres:3');

  test.each<[how: string, dotenv: string, files: string[], read: string[]]>([
    ['by COMPOSE_FILE', 'COMPOSE_FILE=a.yaml:b.yaml', [], ['a.yaml', 'b.yaml']],
    ['with semicolons', 'COMPOSE_FILE=b.yaml;a.yaml', [], ['b.yaml', 'a.yaml']],
    ['with a separator of their own', 'COMPOSE_FILE=a.yaml,b.yaml\nCOMPOSE_PATH_SEPARATOR=,', [], ['a.yaml', 'b.yaml']],
    ['by a setting', '', ['b.yaml'], ['b.yaml']],
    ['by a setting before COMPOSE_FILE', 'COMPOSE_FILE=a.yaml', ['./b.yaml'], ['b.yaml']],
    ['twice', '', ['a.yaml', 'a.yaml'], ['a.yaml']],
  ])('%s', (_, dotenv, files, read) => {
    const project = composeOf(`${all}#- /.env\n${dotenv}\n`, { compose: { files } });
    expect(project.files.map(({ path }) => path)).toEqual(read);
  });

  test.each(['none.yaml', '../outside.yaml', '/etc/compose.yaml', 'C:\\compose.yaml'])('%s can not be read', (path) => {
    const project = composeOf(all, { compose: { files: ['a.yaml', path] } });
    expect(project.files).toHaveLength(1);
    expect(project.incomplete).toEqual([expect.stringContaining(path)]);
  });
});

describe('include', () => {
  test('comes before the file that names it, from its own folder, each once', () => {
    const project = composeOf(`
      #- /compose.yaml
      include:
        - db/compose.yaml
        - path: [cache.yaml, cache.override.yaml]
        - path: \${MORE:-more.yaml}
      services:
        app: {image: "app:1"}
        db: {image: "postgres:17"}
      #- /db/compose.yaml
      include: [deep/compose.yaml]
      services: {db: {image: "postgres:15"}}
      #- /db/deep/compose.yaml
      services: {deep: {image: "deep:1"}}
      #- /cache.yaml
      services: {cache: {image: "redis:7"}}
      #- /cache.override.yaml
      services: {cache: {image: "redis:8"}}
      #- /more.yaml
      services: {more: {image: "more:1"}}
    `);
    expect(images(project)).toEqual({
      deep: 'deep:1',
      db: 'postgres:17',
      cache: 'redis:8',
      more: 'more:1',
      app: 'app:1',
    });
    expect(project.incomplete).toEqual([]);
  });

  test.each([
    ['a file that is not there', '[none.yaml]'],
    ['a file outside', '[../../outside.yaml]'],
    ['a variable that is not known', '["${NONE}.yaml"]'],
    ['another repository', '["https://github.com/example/project.git"]'],
  ])('%s leaves a gap', (_, include) => {
    const project = composeOf(`#- /compose.yaml\ninclude: ${include}\nservices: {a: {image: a}}\n`);
    expect(project.incomplete).toHaveLength(1);
    expect(images(project)).toEqual({ a: 'a' });
  });
});

test.each([
  ['YAML that is broken', 'services:\n  db: {image: "postgres:17"\n'],
  ['binary data', 'services: {}\0\n'],
  ['more than 1 MB', `# ${'x'.repeat(1024 * 1024)}\n`],
])('of %s, nothing is called missing', (_, text) => {
  const project = composeOf(`#- /compose.yaml\n${text}`);
  expect(project.errors.length).toBeGreaterThan(0);
  expect(project.incomplete.length).toBeGreaterThan(0);
});

test('a file that COMPOSE_FILE names and that is not there is refused where it is named', () => {
  const { errors, services } = composeOf(`#- /.env\nCOMPOSE_FILE=a.yaml:none.yaml\n${file('a.yaml', 'postgres')}`);
  expect(errors.map((it) => [it.message, it.file, it.span.start])).toEqual([
    ['COMPOSE_FILE names none.yaml, which does not exist', '.env', 'COMPOSE_FILE='.length],
  ]);
  expect(services.map(({ name }) => name)).toEqual(['db']);
});
