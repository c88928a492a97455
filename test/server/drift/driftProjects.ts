import fc from 'fast-check';
import type { Fixture } from '../../fixture';

type Texts = Fixture['texts'];

const types = [
  'postgresql:17',
  'postgresql:16',
  'mariadb:11.8',
  'mysql:10.11',
  'redis:8.0',
  'redis-persistent:7.2',
  'valkey:8.0',
  'opensearch:3',
  'rabbitmq:4.1',
  'varnish:7.6',
];

const images = [
  'postgres:17-alpine',
  'postgres:16',
  'pgvector/pgvector:pg17',
  'postgres:15.4',
  'postgres',
  'postgres:${PG:-15}',
  'mariadb:10.6',
  'mysql:8.4',
  'redis:7',
  'valkey/valkey:8',
  'opensearchproject/opensearch:2.19',
  'rabbitmq:3.13-management',
  'axllent/mailpit',
];

const dockerfiles = [
  'FROM php:8.3-fpm\n',
  'FROM php:8.4\n',
  'ARG V=8.2\nFROM php:$V\n',
  'FROM node:22-slim AS base\nFROM base\n',
  'FROM php:8.4 # newest\nRUN docker-php-ext-install pdo_mysql \\\n    exif # both\n',
  'FROM php:8.2 AS base\nRUN install-php-extensions redis inotify && true\nFROM base\nRUN echo "date.timezone=Asia/Tokyo" > x.ini\n',
  'FROM node:24\nENV LANG=C TZ="Europe/Paris"\nRUN yarn\n',
];

const phpOptions = [
  '',
  '    runtime: {extensions: []}\n',
  '    runtime:\n      extensions: [xsl, bcmath]\n',
  '    runtime:\n      extensions:\n        - bcmath # numbers\n    variables:\n      php: {date.timezone: Europe/Rome}\n',
];

const name = fc.constantFrom('db', 'database', 'cache', 'queue', 'search', 'Main_1');
const quote = fc.constantFrom('', '"', "'");
const comment = fc.constantFrom('', ' # as in production', ' # größer');
const scalar = (values: readonly string[]) =>
  fc.tuple(fc.constantFrom(...values), quote, comment).map(([text, mark, after]) => `${mark}${text}${mark}${after}`);

const services = (values: readonly string[], key: string) =>
  fc
    .uniqueArray(fc.tuple(name, scalar(values)), { maxLength: 4, selector: ([it]) => it })
    .map((entries) => entries.map(([it, value]) => `  ${it}:\n    ${key}: ${value}\n`).join(''));

/** What an application has besides its type, and what its container has besides its image. */
const declaredOptions = [
  '',
  '    variables:\n      env:\n        THEME: red\n        SHOP: "a b" # as printed\n',
  '    variables: {env: {THEME: blue}}\n    mounts:\n      exports: {source: storage}\n',
];
const localOptions = [
  '',
  '    environment:\n      THEME: green\n',
  "    environment: [THEME=red, 'LAYOUT=wide']\n",
  '    environment: {LAYOUT: wide}\n    working_dir: /app\n    volumes: ["./files:/app/uploads"] # as printed\n',
];

const manifest = fc
  .tuple(
    services(types, 'type'),
    scalar(['php:8.4', 'php:8.2', 'nodejs:24']),
    fc.constantFrom(...phpOptions),
    fc.constantFrom(...declaredOptions),
    fc.boolean(),
  )
  .map(([list, type, php, others, worker]) => {
    const options = php + others;
    const workers = worker ? '    workers:\n      mails: {commands: {start: php bin/mails}}\n' : '';
    return `applications:\n  app:\n    type: ${type}\n${options}${workers}${list && `services:\n${list}`}`;
  });

const compose = fc
  .tuple(services(images, 'image'), fc.boolean(), fc.constantFrom(...localOptions))
  .map(([list, built, options]) => {
    const web = built ? `  web:\n    build: .\n${options}` : '';
    return `services:\n${list}${web}${list || built ? '' : '  {}\n'}`;
  });

const env = fc.constantFrom(
  '',
  'DATABASE_URL="postgresql://app:app@database:5432/app?serverVersion=15&charset=utf8"\n',
  'DATABASE_URL=mysql://app:app@127.0.0.1:3306/app?serverVersion=8.0.32\n',
);

/** Small projects whose Compose files differ from their manifests in all kinds of ways, with both kinds of line ends. */
export const driftProjects: fc.Arbitrary<Texts> = fc
  .tuple(manifest, compose, fc.constantFrom(...dockerfiles), env, fc.boolean())
  .map(([declared, local, dockerfile, variables, crlf]) => {
    const texts = { '.upsun/config.yaml': declared, 'compose.yaml': local, Dockerfile: dockerfile, '.env': variables };
    const ends = (text: string) => (crlf ? text.replaceAll('\n', '\r\n') : text);
    return Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, ends(text)]));
  });
