/** What a declared service looks like in a Compose file, with the platform's own names and credentials. */
export interface ComposeTemplate {
  readonly image: string;
  readonly hasData: boolean;
  /** Lines below the service's name, in steps of two blanks. */
  lines(volume: string): readonly string[];
}

interface Entry {
  /** Image name before the tag. */
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the image keeps its data; absent for what keeps none. */
  readonly data?: string;
  readonly healthcheck?: readonly string[];
}

/** Users, passwords and databases are the platform's defaults, so that the application's own settings fit (reference, section 3.3). */
const table: Readonly<Record<string, Entry>> = {
  postgresql: {
    image: 'postgres',
    environment: { POSTGRES_USER: 'main', POSTGRES_PASSWORD: 'main', POSTGRES_DB: 'main' },
    data: '/var/lib/postgresql/data',
    healthcheck: ['pg_isready', '-h', '127.0.0.1', '-U', 'main'],
  },
  mariadb: {
    image: 'mariadb',
    environment: {
      MARIADB_USER: 'user',
      MARIADB_PASSWORD: 'user',
      MARIADB_DATABASE: 'main',
      MARIADB_RANDOM_ROOT_PASSWORD: '1',
    },
    data: '/var/lib/mysql',
    healthcheck: ['healthcheck.sh', '--connect', '--innodb_initialized'],
  },
  'oracle-mysql': {
    image: 'mysql',
    environment: {
      MYSQL_USER: 'user',
      MYSQL_PASSWORD: 'user',
      MYSQL_DATABASE: 'main',
      MYSQL_RANDOM_ROOT_PASSWORD: '1',
    },
    data: '/var/lib/mysql',
    healthcheck: ['mysqladmin', 'ping', '-h', '127.0.0.1'],
  },
  redis: { image: 'redis', healthcheck: ['redis-cli', 'ping'] },
  valkey: { image: 'valkey/valkey', healthcheck: ['valkey-cli', 'ping'] },
  memcached: { image: 'memcached' },
  rabbitmq: { image: 'rabbitmq', healthcheck: ['rabbitmq-diagnostics', '-q', 'ping'] },
  mongodb: { image: 'mongo', data: '/data/db' },
  opensearch: {
    image: 'opensearchproject/opensearch',
    environment: { 'discovery.type': 'single-node', DISABLE_SECURITY_PLUGIN: 'true' },
  },
  gotenberg: { image: 'gotenberg/gotenberg' },
};

/** PostgreSQL's image moved its data folder with version 18. */
function dataFolder(engine: string, entry: Entry, version: string): string | undefined {
  return engine === 'postgresql' && Number.parseInt(version, 10) >= 18 ? '/var/lib/postgresql' : entry.data;
}

/** Undefined for an engine that no public image stands for. */
export function composeTemplate(engine: string, version: string): ComposeTemplate | undefined {
  const entry = Object.hasOwn(table, engine) ? table[engine] : undefined;
  if (!entry || !/^[\w.]+$/.test(version)) return undefined;
  const image = `${entry.image}:${version}`;
  const data = dataFolder(engine, entry, version);
  return { image, hasData: data !== undefined, lines: (volume) => linesOf(entry, image, data, volume) };
}

function linesOf(entry: Entry, image: string, data: string | undefined, volume: string): string[] {
  const environment = Object.entries(entry.environment ?? {});
  return [
    `image: ${image}`,
    ...(environment.length > 0
      ? ['environment:', ...environment.map(([name, value]) => `  ${name}: ${quoted(value)}`)]
      : []),
    ...(data === undefined ? [] : ['volumes:', `  - ${volume}:${data}`]),
    ...(entry.healthcheck
      ? [
          'healthcheck:',
          `  test: ${JSON.stringify(['CMD', ...entry.healthcheck]).replaceAll(',', ', ')}`,
          '  interval: 2s',
          '  retries: 30',
        ]
      : []),
  ];
}

/** Values that YAML would read as numbers or booleans are quoted. */
function quoted(value: string): string {
  return /^[a-z][a-z-]*$/.test(value) && !['true', 'false', 'null', 'yes', 'no', 'on', 'off'].includes(value)
    ? value
    : JSON.stringify(value);
}
