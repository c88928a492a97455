import type { ImageReference } from '../compose/imageReference';
import { devcontainerMeaning } from './devcontainerImages';

/** What an image is, as far as its name tells. */
export type ImageMeaning =
  | { readonly kind: 'service'; readonly engine: string; readonly version: TagVersion }
  | { readonly kind: 'runtime'; readonly runtime: string; readonly version: TagVersion }
  /** Helps developers and has no counterpart that a platform could declare: mail catchers, database admins, proxies, … */
  | { readonly kind: 'tool' }
  | { readonly kind: 'other' };

/** The version that a tag or name tells, or why it tells none. */
export type TagVersion =
  | { readonly known: true; readonly text: string }
  /** `floating`: the reference names no version at all. */
  | { readonly known: false; readonly reason: string; readonly floating: boolean };

/** Image name → engine, in the registry's words. Only images whose tags carry the engine's own version. */
const engines: Readonly<Record<string, string>> = {
  postgres: 'postgresql',
  'bitnami/postgresql': 'postgresql',
  'bitnamilegacy/postgresql': 'postgresql',
  'postgis/postgis': 'postgresql',
  'imresamu/postgis': 'postgresql',
  mysql: 'oracle-mysql',
  'mysql/mysql-server': 'oracle-mysql',
  'bitnami/mysql': 'oracle-mysql',
  mariadb: 'mariadb',
  'bitnami/mariadb': 'mariadb',
  redis: 'redis',
  'bitnami/redis': 'redis',
  'valkey/valkey': 'valkey',
  'bitnami/valkey': 'valkey',
  memcached: 'memcached',
  'bitnami/memcached': 'memcached',
  mongo: 'mongodb',
  'bitnami/mongodb': 'mongodb',
  'mongodb/mongodb-community-server': 'mongodb',
  rabbitmq: 'rabbitmq',
  'bitnami/rabbitmq': 'rabbitmq',
  'elasticsearch/elasticsearch': 'elasticsearch',
  elasticsearch: 'elasticsearch',
  'bitnami/elasticsearch': 'elasticsearch',
  'opensearchproject/opensearch': 'opensearch',
  'bitnami/opensearch': 'opensearch',
  solr: 'solr',
  'apache/kafka': 'kafka',
  varnish: 'varnish',
  'clickhouse/clickhouse-server': 'clickhouse',
  influxdb: 'influxdb',
  'gotenberg/gotenberg': 'gotenberg',
  'dunglas/mercure': 'mercure',
  'drupal-solr': 'solr',
  'getmeili/meilisearch': 'meilisearch',
  'typesense/typesense': 'typesense',
  neo4j: 'neo4j',
  cassandra: 'cassandra',
  couchdb: 'couchdb',
  nats: 'nats',
};

/** Engines whose images number their own releases, not the engine's. */
const ownVersions: Readonly<Record<string, string>> = {
  'confluentinc/cp-kafka': 'kafka',
  'bitnami/kafka': 'kafka',
  'wurstmeister/kafka': 'kafka',
  'pgvector/pgvector': 'postgresql',
  'ankane/pgvector': 'postgresql',
  'timescale/timescaledb': 'postgresql',
  'mongodb/mongodb-atlas-local': 'mongodb',
  'itkdev/mariadb': 'mariadb',
  'uselagoon/mariadb-drupal': 'mariadb',
};

const runtimes: Readonly<Record<string, string>> = {
  php: 'php',
  'serversideup/php': 'php',
  'webdevops/php': 'php',
  'webdevops/php-dev': 'php',
  'webdevops/php-apache': 'php',
  'webdevops/php-apache-dev': 'php',
  'webdevops/php-nginx': 'php',
  'webdevops/php-nginx-dev': 'php',
  'wodby/php': 'php',
  'wodby/drupal-php': 'php',
  'wodby/wordpress-php': 'php',
  'thecodingmachine/php': 'php',
  node: 'nodejs',
  python: 'python',
  ruby: 'ruby',
  golang: 'golang',
  rust: 'rust',
  elixir: 'elixir',
  'eclipse-temurin': 'java',
  openjdk: 'java',
  amazoncorretto: 'java',
  'city-of-helsinki/drupal-web': 'php',
  'dotnet/sdk': 'dotnet',
  'dotnet/aspnet': 'dotnet',
  'dotnet/runtime': 'dotnet',
};

const tools =
  /(^|\/)(mailpit|mailhog|mailcatcher|maildev|smtp4dev|phpmyadmin|adminer|pgadmin4?|mongo-express|redis-?commander|redisinsight|nginx(-unprivileged)?|httpd|caddy|traefik|haproxy|envoy|blackfire|standalone-(chrome|chromium|firefox)|chrome|playwright|browserless|minio|mc|localstack|zookeeper|cp-zookeeper|kafka-ui|certbot|zipkin|jaeger|otel|opentelemetry-collector.*|portainer|busybox|alpine|dnsmasq|ngrok|storybook|kibana|opensearch-dashboards|ofelia|cerebro|prometheus|grafana)$/;

/** Namespaces that repeat official images under their names and tags: caches of a registry, processors, and makers of images. */
const repeating = /^(?:[^/]+\/)*(?:library|amd64|i386|arm32v[5-7]|arm64v8|ppc64le|s390x|cimg|circleci|wodby)\//;

/** What an image's name and tag tell. */
export function meaningOf(image: ImageReference): ImageMeaning {
  return meaningOfName({ ...image, name: image.name.replace(repeating, '') });
}

function meaningOfName(image: ImageReference): ImageMeaning {
  const engine = lookUp(engines, image.name);
  if (engine) return { kind: 'service', engine, version: tagVersion(image, engine) };
  const own = lookUp(ownVersions, image.name);
  if (own)
    return {
      kind: 'service',
      engine: own,
      version: ownVersion(image, own),
    };
  const devcontainer = devcontainerMeaning(image);
  if (devcontainer) return devcontainer;
  const runtime = lookUp(runtimes, image.name);
  if (runtime) return { kind: 'runtime', runtime, version: tagVersion(image, runtime) };
  if (tools.test(image.name)) return { kind: 'tool' };
  const named = namedVersion(image);
  if (named) return named;
  if (image.name === 'dunglas/frankenphp')
    return { kind: 'runtime', runtime: 'php', version: frankenVersion(image.tag) };
  return { kind: 'other' };
}

/** Images whose names are those of a technology and its version, or whose tags count in the versions of PHP, which their names tell. */
function namedVersion({ name, tag = '' }: ImageReference): ImageMeaning | undefined {
  const inName = /(?:^|[/:_-])php[-_]?(\d)[.]?(\d)(?=$|[-_.:/])/.exec(`${name}:${tag}`);
  const inTag = phpName.test(name) ? /^([5-8])\.(\d)(?=$|[-_.])/.exec(tag) : null;
  const [, major, minor] = inName ?? inTag ?? [];
  if (major !== undefined && minor !== undefined)
    return { kind: 'runtime', runtime: 'php', version: { known: true, text: `${major}.${minor}` } };
  const [, technology = '', version = ''] = lagoonName.exec(name) ?? [];
  const known: TagVersion = { known: true, text: version };
  const engine = lookUp(engines, technology);
  if (engine) return { kind: 'service', engine, version: known };
  const runtime = lookUp(runtimes, technology);
  return runtime ? { kind: 'runtime', runtime, version: known } : undefined;
}

/** `drupal-php`, `php-fpm`, `php7-fpm` */
const phpName = /(?:^|[/_-])php\d?(?:-(?:fpm|apache|nginx|caddy|cli|swoole|base|dev))*$/;

/** `uselagoon/mariadb-10.11-drupal` (docs.lagoon.sh, "Docker images") */
const lagoonName = /^(?:uselagoon|amazeeio)\/([a-z]+)-(\d+(?:\.\d+)?)(?:-|$)/;

/** Names of images may be those of members that every object has. */
function lookUp(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** A tag that numbers the image's own releases is pinned and tells no version of the engine, but for the `pg16` of an extension's image. */
function ownVersion(image: ImageReference, engine: string): TagVersion {
  const [, postgres] = (engine === 'postgresql' && /(?:^|-)pg(\d+)(?=$|-)/.exec(image.tag ?? '')) || [];
  if (postgres !== undefined) return { known: true, text: postgres };
  const version = tagVersion(image, engine);
  return version.known ? { known: false, reason: 'its image numbers its own releases', floating: false } : version;
}

function frankenVersion(tag: string | undefined): TagVersion {
  const match = /php(\d+\.\d+)/.exec(tag ?? '');
  return match?.[1] ? { known: true, text: match[1] } : unknownVersion('its tag does not name a PHP version');
}

function tagVersion(image: ImageReference, engine: string): TagVersion {
  if (image.tag === undefined)
    return unknownVersion(image.digest ? 'its image is pinned by digest alone' : 'its image has no tag');
  const match = /^v?(\d+(?:\.\d+){0,3})(?=$|[-_+a-z])/.exec(image.tag);
  if (match?.[1] === undefined) return unknownVersion(`the tag "${image.tag}" names no version`);
  if (engine === 'java' && match[1].startsWith('1.8')) return { known: true, text: '8' };
  return { known: true, text: match[1] };
}

function unknownVersion(reason: string): TagVersion {
  return { known: false, reason, floating: true };
}
