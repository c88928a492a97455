import { access, containerProfile, deprecatedResources, firewall, relationships } from './instance';
import {
  anything,
  boolean,
  either,
  keysOf,
  listOf,
  namesTo,
  number,
  numberIn,
  oneOf,
  orNull,
  text,
  type Key,
  type Keys,
} from './types';

const names = listOf(text());

const rotatePasswords: Key = {
  schema: boolean,
  doc: 'Whether generated passwords change with the endpoints. Default: `true`.',
};

const sql: Keys = {
  schemas: { schema: names, doc: 'Databases to create. Default: `main`. Removing one deletes its data.' },
  endpoints: {
    schema: namesTo(
      keysOf({
        default_schema: { schema: text(), doc: 'The database that the relationship names as its `path`.' },
        privileges: {
          schema: namesTo(oneOf(['ro', 'rw', 'admin', 'replication', 'replication-admin']), 'database'),
          doc: 'Rights by database: `ro` reads, `rw` writes, `admin` also changes tables.',
        },
        replication: { schema: boolean, doc: 'Whether a replica may connect here.' },
      }),
      'name of the endpoint',
    ),
    doc: 'Users, each with rights of its own. Giving any replaces the default endpoint `mysql`.',
  },
  rotate_passwords: rotatePasswords,
};

const mariadb: Keys = {
  ...sql,
  properties: {
    schema: keysOf({
      max_allowed_packet: { schema: numberIn({ minimum: 1, maximum: 100 }), doc: 'MB, from 1 to 100. Default: 16.' },
      default_charset: { schema: text(), doc: 'Character set of new tables. Default: utf8mb4 since 11.0.' },
      default_collation: { schema: text(), doc: 'Collation of new tables.' },
      optimizer_switch: { schema: text(), doc: 'Flags of the optimiser.' },
      optimizer_use_condition_selectivity: { schema: numberIn({ minimum: 1, maximum: 5 }), doc: 'From 1 to 5.' },
      innodb_adaptive_hash_index: { schema: either(number, boolean), doc: 'Whether InnoDB keeps a hash index.' },
      max_heap_table_size: { schema: numberIn({ minimum: 1, maximum: 4096 }), doc: 'MB, from 1 to 4096. Default: 32.' },
      table_definition_cache: { schema: number, doc: 'Definitions kept. Default: 400.' },
      table_open_cache: { schema: number, doc: 'Open tables kept. Default: 400.' },
      wsrep_sync_wait: { schema: number, doc: 'Default: 0.' },
    }),
    doc: 'Settings of the server.',
  },
};

const postgresql: Keys = {
  databases: { schema: names, doc: 'Databases to create. Default: `main`. Removing one deletes its data.' },
  endpoints: {
    schema: namesTo(
      keysOf({
        default_database: { schema: text(), doc: 'The database that the relationship names as its `path`.' },
        privileges: { schema: namesTo(oneOf(['ro', 'rw', 'admin']), 'database'), doc: 'Rights by database.' },
        replication: { schema: boolean, doc: 'Whether a replica may connect here.' },
      }),
      'name of the endpoint',
    ),
    doc: 'Users, each with rights of its own.',
  },
  extensions: {
    schema: listOf(text({ reference: 'postgresql-extension' })),
    doc: 'Extensions to create.',
    link: 'add-services/postgresql.html#available-extensions',
  },
  default_ctype: { schema: text(), doc: 'Character classification of new databases.' },
  default_collation: { schema: text(), doc: 'Collation of new databases.' },
  default_charset: { schema: text(), doc: 'Character set of new databases.' },
  rotate_passwords: rotatePasswords,
};

const keyValue: Keys = {
  maxmemory_policy: {
    schema: oneOf([
      'allkeys-lru',
      'noeviction',
      'allkeys-lfu',
      'volatile-lru',
      'volatile-lfu',
      'allkeys-random',
      'volatile-random',
      'volatile-ttl',
    ]),
    doc: 'What is dropped when the memory is full. Default: `allkeys-lru`.',
  },
};

const search: Keys = {
  plugins: { schema: names, doc: 'Plugins to install. Taking one out of the list does not remove it.' },
  authentication: {
    schema: keysOf({ enabled: { schema: boolean, doc: 'Whether a generated password is needed.' } }),
    doc: 'Access with a password.',
  },
};

const solr: Keys = {
  cores: {
    schema: namesTo(
      keysOf({
        conf_dir: { schema: text(), doc: 'Folder of the configuration, by `!archive`; at most 2 MB.' },
        core_properties: { schema: text(), doc: 'The text of `core.properties`; may name a set by `configSet=`.' },
      }),
      'name of the core',
    ),
    doc: 'Cores, each with `conf_dir` or `core_properties`. They need `endpoints`.',
  },
  configsets: { schema: namesTo(anything, 'name of the set'), doc: 'Sets of configuration, by `!archive`.' },
  endpoints: {
    schema: namesTo(
      keysOf({ core: { schema: text(), doc: 'The core behind the endpoint.', required: true } }),
      'name of the endpoint',
    ),
    doc: 'Endpoints, one for each core.',
  },
  core_config: {
    schema: text(),
    doc: 'Configuration of the only core, by `!archive`.',
    deprecated: 'It is for Solr 4: write `cores`, each with `conf_dir`.',
  },
  modules: { schema: names, doc: 'Modules to load; from 9.9 on.' },
};

const varnish: Keys = {
  vcl: { schema: anything, doc: 'The VCL, by `!include` as a text.', required: true },
};

const vault: Keys = {
  endpoints: {
    schema: namesTo(
      listOf(
        keysOf({
          policy: {
            schema: oneOf(['admin', 'sign', 'verify', 'encrypt', 'decrypt', 'rewrap']),
            doc: 'What the endpoint may do.',
            required: true,
          },
          key: { schema: text(), doc: 'Name of the key.', required: true },
          type: { schema: oneOf(['sign', 'encrypt']), doc: 'What the key is for.', required: true },
        }),
      ),
      'name of the endpoint',
    ),
    doc: 'Endpoints with their keys and rights.',
    required: true,
  },
};

const clickhouse: Keys = {
  databases: { schema: names, doc: 'Databases to create. Default: `main`.' },
  endpoints: {
    schema: namesTo(
      keysOf({
        default_database: { schema: text(), doc: 'The database that the relationship names as its `path`.' },
        port: { schema: { ...number, values: ['9000', '8123'] }, doc: '9000 for the native protocol, 8123 for HTTP.' },
        privileges: { schema: namesTo(text(), 'database'), doc: 'Rights by database.' },
      }),
      'name of the endpoint',
    ),
    doc: 'Users, each with rights of its own.',
  },
};

/** For services that have no documented setting. */
const nothing: Keys = {};

/** Keys of `configuration` by service type. */
const configurations: Readonly<Record<string, Keys>> = {
  mariadb,
  mysql: mariadb,
  'mariadb-replica': mariadb,
  'oracle-mysql': {
    ...sql,
    properties: { schema: anything, doc: 'Settings of the server.', foreign: 'Only MariaDB takes it.' },
  },
  postgresql,
  'postgresql-replica': postgresql,
  redis: keyValue,
  'redis-persistent': keyValue,
  valkey: keyValue,
  'valkey-persistent': keyValue,
  elasticsearch: search,
  'elasticsearch-enterprise': search,
  opensearch: search,
  solr,
  varnish,
  'vault-kms': vault,
  rabbitmq: { vhosts: { schema: names, doc: 'Virtual hosts to create.' } },
  clickhouse,
  ...Object.fromEntries(
    [
      'chrome-headless',
      'gotenberg',
      'influxdb',
      'kafka',
      'memcached',
      'mercure',
      'mongodb',
      'mongodb-enterprise',
      'network-storage',
    ].map((name) => [name, nothing]),
  ),
};

const needConfiguration: ReadonlySet<string | undefined> = new Set(['varnish', 'vault-kms']);
const needRelationships: ReadonlySet<string | undefined> = new Set([
  'varnish',
  'mariadb-replica',
  'postgresql-replica',
]);

const older = 'Remove it; disk and container sizes are set for each environment: `upsun resources:set`.';

const byType = new Map<string | undefined, Keys>();

/** The keys of a service. Those of `configuration` depend on its type; of an unknown type, anything goes. */
export function serviceKeys(type: string | undefined): Keys {
  const name = type !== undefined && Object.hasOwn(configurations, type) ? type : undefined;
  const known = byType.get(name) ?? keysForType(name);
  byType.set(name, known);
  return known;
}

function keysForType(type: string | undefined): Keys {
  const configuration = type === undefined ? undefined : configurations[type];
  return {
    type: {
      schema: text({ reference: 'service-type' }),
      doc: 'Service and version, as `postgresql:17`.',
      link: 'add-services.html#available-services',
      required: true,
    },
    configuration: {
      schema: orNull(configuration ? keysOf(configuration) : anything),
      doc: 'Settings of the service. Which ones there are depends on its type.',
      link: 'add-services.html',
      ...(needConfiguration.has(type) ? { required: true } : {}),
    },
    relationships: {
      ...relationships,
      ...(needRelationships.has(type) ? { required: true } : {}),
      doc: 'What this service may reach. Varnish and replicas need it; others take none.',
    },
    firewall,
    container_profile: containerProfile,
    access: { ...access, deprecated: 'Services have no SSH access; remove it.' },
    ...deprecatedResources,
    disk: { schema: number, doc: 'The disk size in the older configuration.', foreign: older },
  };
}
