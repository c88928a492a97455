import { describe, expect, test } from 'vitest';
import { valueOf } from '../../../core/model';
import { projectOf, readFixture } from '../../fixture';

const local = (drawing: string) => projectOf(readFixture(drawing)).local;
const one = (service: string, more = '') => local(`#- /compose.yaml\nservices:\n  a: ${service}\n${more}`);

describe('where the tag of an image is written', () => {
  test.each<[image: string, tag: string | undefined]>([
    ['postgres:17', '17'],
    ['"postgres:17-alpine"', '17-alpine'],
    ["'localhost:5000/postgres:17'", '17'],
    ['postgres:${TAG:-17}', '17'],
    ['"postgres:${TAG-17}-alpine"', '17'],
    ['postgres', undefined],
    ['${IMAGE:-postgres}:17', undefined],
    ['postgres:${MAJOR:-17}.${MINOR:-2}', undefined],
    ['postgres:${SET:-17}', undefined],
    ['"postgres:\\x317"', undefined],
  ])('%s: %s', (image, tag) => {
    const texts = { 'compose.yaml': `services:\n  a:\n    image: ${image} # kept\n`, '.env': 'SET=16\n' };
    const [service] = projectOf({ texts }).local.services;
    const span = service?.tag?.span;
    expect(span && texts['compose.yaml'].slice(span.start, span.end)).toBe(tag);
  });
});

describe('what holds data', () => {
  test.each([
    ['["data:/var/lib/postgresql/data"]', ['data']],
    ['["./data:/var/lib/postgresql"]', ['./data']],
    ['["/var/lib/postgresql/data"]', []],
    ['[{type: tmpfs, target: /var/lib/postgresql/data}]', []],
    ['["./init.sql:/docker-entrypoint-initdb.d/init.sql"]', []],
  ])('%s: %j', (volumes, data) => {
    expect(one(`{image: "postgres:17", volumes: ${volumes}}`).services[0]?.data).toEqual(data);
  });
});

describe('why a description is not whole', () => {
  test.each([
    ['', 'there is no Compose file in the project'],
    ['#- /compose.yaml\ninclude: [none.yaml]\n', "none.yaml is named but can't be read"],
    ['#- /compose.yaml\na: [\n', 'compose.yaml is not valid YAML'],
  ])('%j', (drawing, gap) => expect(local(`services: {}\n${drawing}`).gaps).toEqual([gap]));
});

describe('a build', () => {
  const dockerfile =
    '#- /Dockerfile\nFROM node:24\n#- /app/Dockerfile\nFROM php:8.4\n#- /app/dev.Dockerfile\nFROM ruby:3.4\n';

  test.each<[build: string, runtime: string | undefined, root: string | undefined]>([
    ['{build: .}', 'nodejs', ''],
    ['{build: {}}', 'nodejs', ''],
    ['{build: ./app/}', 'php', 'app'],
    ['{build: {context: app, dockerfile: dev.Dockerfile}}', 'ruby', 'app'],
    ['{build: {dockerfile: app/dev.Dockerfile}}', 'ruby', ''],
    ['{build: {context: app, dockerfile: ../Dockerfile}}', 'nodejs', 'app'],
    ['{build: "${DIR:-app}"}', 'php', 'app'],
    ['{build: "${DIR}"}', undefined, undefined],
    ['{build: ../app}', undefined, undefined],
    ['{build: {context: ., dockerfile: none}}', undefined, ''],
    ['{build: {dockerfile_inline: "FROM php"}}', undefined, ''],
  ])('%s', (build, runtime, root) => {
    const [application] = one(build, dockerfile).applications;
    expect(application && valueOf(application.runtime)?.name).toBe(runtime);
    expect(application && valueOf(application.root)).toBe(root);
  });
});

test('tools and services without an image are in neither list', () => {
  const model = local('#- /compose.yaml\nservices: {a: {image: adminer}, b: {command: x}, c: {image: "nginx:1"}}\n');
  expect([model.services, model.applications]).toEqual([[], []]);
});

test('a build is relative to the folder of the file that is included', () => {
  const { applications } = local(`
    #- /compose.yaml
    include: [api/compose.yaml]
    #- /api/compose.yaml
    services:
      api: {build: .}
    #- /api/Dockerfile
    FROM php:8.4-fpm
  `);
  expect(applications.map(({ name, root }) => [name, valueOf(root)])).toEqual([['api', 'api']]);
  expect(valueOf(valueOf(applications[0]!.runtime)!.version)).toBe('8.4');
});
