/** How a declared service is run locally: as the platform runs it, as far as a container can. */
export interface LocalEngine {
  /** Image name before the tag; the tag is the declared version. */
  readonly image: string;
  readonly port: number;
  /** Scheme of the platform's connection URL. */
  readonly scheme: string;
  /** Absent for services without users. */
  readonly username?: string;
  /** Name of the database, the platform's `path`. */
  readonly path?: string;
  readonly environment: (password: string) => Readonly<Record<string, string>>;
  /** Exits with 0 once the service answers. Absent: a running container has to do. */
  readonly healthcheck?: readonly string[];
  /** Where the data is kept; absent for services that keep none. */
  readonly data?: (version: string) => string;
  /** A command in the container whose output holds the version that really runs. */
  readonly versionCommand?: readonly string[];
}

const noEnvironment = () => ({});

/** Users, databases and ports are the platform's own (reference, section 3.3). */
const table: Readonly<Record<string, LocalEngine>> = {
  postgresql: {
    image: 'postgres',
    port: 5432,
    scheme: 'pgsql',
    username: 'main',
    path: 'main',
    environment: (password) => ({ POSTGRES_USER: 'main', POSTGRES_PASSWORD: password, POSTGRES_DB: 'main' }),
    healthcheck: ['pg_isready', '-h', '127.0.0.1', '-U', 'main', '-d', 'main'],
    data: (version) => (Number.parseInt(version, 10) >= 18 ? '/var/lib/postgresql' : '/var/lib/postgresql/data'),
    versionCommand: ['postgres', '--version'],
  },
  mariadb: {
    image: 'mariadb',
    port: 3306,
    scheme: 'mysql',
    username: 'user',
    path: 'main',
    environment: (password) => ({
      MARIADB_USER: 'user',
      MARIADB_PASSWORD: password,
      MARIADB_DATABASE: 'main',
      MARIADB_RANDOM_ROOT_PASSWORD: '1',
    }),
    healthcheck: ['healthcheck.sh', '--connect', '--innodb_initialized'],
    data: () => '/var/lib/mysql',
    versionCommand: ['mariadbd', '--version'],
  },
  'oracle-mysql': {
    image: 'mysql',
    port: 3306,
    scheme: 'mysql',
    username: 'user',
    path: 'main',
    environment: (password) => ({
      MYSQL_USER: 'user',
      MYSQL_PASSWORD: password,
      MYSQL_DATABASE: 'main',
      MYSQL_RANDOM_ROOT_PASSWORD: '1',
    }),
    healthcheck: ['mysqladmin', 'ping', '-h', '127.0.0.1'],
    data: () => '/var/lib/mysql',
    versionCommand: ['mysqld', '--version'],
  },
  redis: {
    image: 'redis',
    port: 6379,
    scheme: 'redis',
    environment: noEnvironment,
    healthcheck: ['redis-cli', 'ping'],
    data: () => '/data',
    versionCommand: ['redis-server', '--version'],
  },
  valkey: {
    image: 'valkey/valkey',
    port: 6379,
    scheme: 'valkey',
    environment: noEnvironment,
    healthcheck: ['valkey-cli', 'ping'],
    data: () => '/data',
    versionCommand: ['valkey-server', '--version'],
  },
  memcached: {
    image: 'memcached',
    port: 11211,
    scheme: 'memcached',
    environment: noEnvironment,
    versionCommand: ['memcached', '--version'],
  },
  rabbitmq: {
    image: 'rabbitmq',
    port: 5672,
    scheme: 'amqp',
    username: 'guest',
    environment: (password) => ({ RABBITMQ_DEFAULT_USER: 'guest', RABBITMQ_DEFAULT_PASS: password }),
    healthcheck: ['rabbitmq-diagnostics', '-q', 'ping'],
    data: () => '/var/lib/rabbitmq',
    versionCommand: ['rabbitmqctl', 'version'],
  },
  mongodb: {
    image: 'mongo',
    port: 27017,
    scheme: 'mongodb',
    username: 'main',
    path: 'main',
    environment: (password) => ({
      MONGO_INITDB_ROOT_USERNAME: 'main',
      MONGO_INITDB_ROOT_PASSWORD: password,
      MONGO_INITDB_DATABASE: 'main',
    }),
    data: () => '/data/db',
    versionCommand: ['mongod', '--version'],
  },
  elasticsearch: {
    image: 'docker.elastic.co/elasticsearch/elasticsearch',
    port: 9200,
    scheme: 'http',
    environment: () => ({ 'discovery.type': 'single-node', 'xpack.security.enabled': 'false' }),
    data: () => '/usr/share/elasticsearch/data',
  },
  opensearch: {
    image: 'opensearchproject/opensearch',
    port: 9200,
    scheme: 'http',
    environment: () => ({
      'discovery.type': 'single-node',
      DISABLE_SECURITY_PLUGIN: 'true',
      DISABLE_INSTALL_DEMO_CONFIG: 'true',
    }),
    data: () => '/usr/share/opensearch/data',
  },
  gotenberg: { image: 'gotenberg/gotenberg', port: 3000, scheme: 'http', environment: noEnvironment },
};

/** Undefined for engines that no public image stands for. */
export function localEngine(engine: string): LocalEngine | undefined {
  return Object.hasOwn(table, engine) ? table[engine] : undefined;
}
