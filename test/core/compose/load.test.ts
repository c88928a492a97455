import { describe, expect, test } from 'vitest';
import { composeOf, images } from './composeOf';

/** Two files, the second over the first. */
const over = (base: string, override: string) =>
  composeOf(`#- /compose.yaml\nservices:\n  db: ${base}\n#- /compose.override.yaml\nservices:\n  db: ${override}\n`);

describe('of two files', () => {
  test.each([
    ['the later text wins', '{image: "a:1"}', '{image: "a:2"}', 'a:2'],
    ['what only one says is kept', '{image: "a:1"}', '{restart: always}', 'a:1'],
    ['nothing keeps what was', '{image: "a:1"}', '{image: }', 'a:1'],
    ['!reset takes away', '{image: "a:1"}', '{image: !reset null}', undefined],
    ['!override replaces', '{image: "a:1"}', '!override {restart: always}', undefined],
  ])('%s', (_, base, override, image) => expect(images(over(base, override))).toEqual({ db: image }));

  test.each([
    ['join', '["5432:5432"]', '["5433:5432"]', ['5432', '5433']],
    ['are the same', '["5432:5432"]', '["5432:5432"]', ['5432']],
    ['replace', '["5432:5432"]', '!override ["5433:5432"]', ['5433']],
    ['go', '["5432:5432"]', '!reset []', []],
    ['keep', '["5432:5432"]', '', ['5432']],
  ])('ports %s', (_, base, override, published) => {
    const [db] = over(`{ports: ${base}}`, `{ports: ${override}}`).services;
    expect(db?.ports.map((port) => port.published)).toEqual(published);
  });

  test('environment is merged by name, in both forms', () => {
    const [db] = over('{environment: {A: 1, B: 1, C: , D: }}', '{environment: [B=2, "E=x=y", F, D=]}').services;
    expect(db?.environment.map(({ name, value }) => [name, value?.value])).toEqual([
      ['A', '1'],
      ['B', '2'],
      ['C', undefined],
      ['D', ''],
      ['E', 'x=y'],
      ['F', undefined],
    ]);
  });

  test('mounts are merged by their place in the container', () => {
    const [db] = over('{volumes: ["aa:/x", "bb:/y"]}', '{volumes: ["./c:/x:ro"]}').services;
    expect(db?.volumes.map(({ kind, from, target }) => [kind, from, target])).toEqual([
      ['bind', './c', '/x'],
      ['volume', 'bb', '/y'],
    ]);
  });

  test('a build is merged key by key, a text is its context', () => {
    const [db] = over('{build: ./db}', '{build: {target: dev, args: {A: 1}}}').services;
    expect([db?.build?.context?.value, db?.build?.target?.value]).toEqual(['./db', 'dev']);
    const [other] = over('{build: {context: a, args: [A=1, B=1]}}', '{build: {context: b, args: {B: 2}}}').services;
    expect(other?.build?.context?.value).toBe('b');
    expect(other?.build?.args.map(({ name, value }) => [name, value?.value])).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  test('places are those of the file that said it', () => {
    const project = over('{image: "a:1"}', '{image: "a:2"}');
    expect(project.services[0]?.source.file).toBe('compose.yaml');
    expect(project.services[0]?.image?.source.file).toBe('compose.override.yaml');
  });
});

describe('extends', () => {
  test('of this file, of another, in a chain', () => {
    const project = composeOf(`
      #- /compose.yaml
      services:
        base: {image: "a:1", ports: ["1:1"], environment: {A: 1}}
        text: {extends: base, ports: ["2:2"]}
        map: {extends: {service: text}, image: "a:2"}
        other: {extends: {file: common/base.yaml, service: shared}}
      #- /common/base.yaml
      services:
        root: {image: "c:1"}
        shared: {extends: root, environment: {B: 1}}
    `);
    expect(images(project)).toEqual({ base: 'a:1', text: 'a:1', map: 'a:2', other: 'c:1' });
    expect(project.services[2]?.ports.map(({ published }) => published)).toEqual(['1', '2']);
    expect(project.services[3]?.environment.map(({ name }) => name)).toEqual(['B']);
    expect(project.incomplete).toEqual([]);
  });

  test.each([
    ['itself', '{extends: a}', 'a', 'a service that leads back to it'],
    ['one that extends it', '{extends: b}\n  b: {extends: a}', 'b', 'a service that leads back to it'],
    ['one that is not there', '{extends: none}', 'a', 'none, which does not exist'],
    [
      'a file that is not there',
      '{extends: {file: none.yaml, service: x}}',
      'a',
      "x of none.yaml, which can't be read",
    ],
    ['a file outside', '{extends: {file: ../x.yaml, service: x}}', 'a', "x of ../x.yaml, which can't be read"],
  ])('%s leaves a gap', (_, service, name, reason) => {
    const { incomplete } = composeOf(`#- /compose.yaml\nservices:\n  a: ${service}\n`);
    expect(incomplete).toContain(`Compose service ${name} extends ${reason}`);
  });
});

test('anchors, merge keys and extensions', () => {
  const project = composeOf(`
    #- /compose.yaml
    x-common: &common
      restart: always
      environment: &environment {A: 1}
    x-template: &template {image: "t:1"}
    services:
      one:
        <<: [*common, *template]
        environment: {<<: *environment, B: 2}
      two: *template
  `);
  expect(images(project)).toEqual({ one: 't:1', two: 't:1' });
  expect(project.services[0]?.environment.map(({ name }) => name)).toEqual(['B', 'A']);
  expect(project.services[0]?.restart?.value).toBe('always');
});

test('values are interpolated, keys are not', () => {
  const project = composeOf(`
    #- /.env
    TAG=17
    #- /compose.yaml
    services:
      $TAG: {image: "a:\${TAG}"}
      b: {image: "b:\${NONE}", container_name: $$TAG}
  `);
  expect(project.services.map(({ name, image }) => [name, image?.value, image?.missing])).toEqual([
    ['$TAG', 'a:17', []],
    ['b', undefined, ['NONE']],
  ]);
  expect(project.services[1]?.containerName?.value).toBe('$TAG');
});

test('volumes of the project', () => {
  const { volumes } = composeOf(`
    #- /compose.yaml
    volumes:
      data:
      shared: {external: true}
      named: {external: {name: x}}
      own: {external: false}
  `);
  expect(volumes.map(({ name, external }) => [name, external])).toEqual([
    ['data', false],
    ['shared', true],
    ['named', true],
    ['own', false],
  ]);
});

test.each([
  '',
  'services:',
  'services: []',
  'services: text',
  '- a',
  'services: {a: , b: [], c: text}',
  '? {a: b}\n: c',
])('odd shapes are read: %j', (text) => expect(composeOf(`#- /compose.yaml\n${text}\n`).state).toBe('known'));

test('the files that Compose is given are told from those that they include', () => {
  const { given, files } = composeOf(`
    #- /compose.yaml
    include: [more.yaml]
    #- /compose.override.yaml
    services: {a: {image: a}}
    #- /more.yaml
    services: {b: {image: b}}
  `);
  expect(given).toEqual(['compose.yaml', 'compose.override.yaml']);
  expect(files.map(({ path }) => path)).toEqual(['more.yaml', 'compose.yaml', 'compose.override.yaml']);
});
