/** What a comparer must know of a technology. Sources: the platform's registry, and the upgrade notes of each engine. */
export interface Engine {
  /** As a person writes it. */
  readonly title: string;
  /** How many parts of a version tell two of them apart: PostgreSQL 17.2 and 17.5 are one, MariaDB 11.4 and 11.8 are two. */
  readonly precision: 1 | 2;
  /** Which data an engine opens: of its own major version, of any older one, or of any. */
  readonly opens: 'same major' | 'older' | 'any';
  /** Exists on the platform only; nobody runs it locally, so it is never missing there. */
  readonly platformOnly?: true;
  /** Its data outlives its container; those of the families of databases need no mark. */
  readonly isDatabase?: true;
  /** Technologies that stand in for each other: what differs is the kind, not the version. */
  readonly family?: 'sql' | 'key-value' | 'search' | 'document';
}

const table: Readonly<Record<string, Engine>> = {
  postgresql: { title: 'PostgreSQL', precision: 1, opens: 'same major', family: 'sql' },
  mariadb: { title: 'MariaDB', precision: 2, opens: 'older', family: 'sql' },
  'oracle-mysql': { title: 'MySQL', precision: 2, opens: 'older', family: 'sql' },
  sqlite: { title: 'SQLite', precision: 1, opens: 'any', family: 'sql' },
  redis: { title: 'Redis', precision: 2, opens: 'older', family: 'key-value' },
  valkey: { title: 'Valkey', precision: 2, opens: 'older', family: 'key-value' },
  memcached: { title: 'Memcached', precision: 2, opens: 'any' },
  mongodb: { title: 'MongoDB', precision: 2, opens: 'same major', family: 'document' },
  rabbitmq: { title: 'RabbitMQ', precision: 2, opens: 'older' },
  kafka: { title: 'Kafka', precision: 2, opens: 'older' },
  elasticsearch: { title: 'Elasticsearch', precision: 1, opens: 'older', family: 'search' },
  opensearch: { title: 'OpenSearch', precision: 1, opens: 'older', family: 'search' },
  solr: { title: 'Solr', precision: 2, opens: 'older' },
  clickhouse: { title: 'ClickHouse', precision: 2, opens: 'older', isDatabase: true },
  influxdb: { title: 'InfluxDB', precision: 1, opens: 'same major', isDatabase: true },
  meilisearch: { title: 'Meilisearch', precision: 2, opens: 'same major' },
  typesense: { title: 'Typesense', precision: 1, opens: 'older' },
  neo4j: { title: 'Neo4j', precision: 1, opens: 'same major', isDatabase: true },
  cassandra: { title: 'Cassandra', precision: 1, opens: 'same major', isDatabase: true },
  couchdb: { title: 'CouchDB', precision: 1, opens: 'older', isDatabase: true },
  nats: { title: 'NATS', precision: 1, opens: 'older' },
  gotenberg: { title: 'Gotenberg', precision: 1, opens: 'any' },
  mercure: { title: 'Mercure', precision: 1, opens: 'any' },
  varnish: { title: 'Varnish', precision: 1, opens: 'any', platformOnly: true },
  'chrome-headless': { title: 'Headless Chrome', precision: 1, opens: 'any', platformOnly: true },
  'network-storage': { title: 'Network storage', precision: 1, opens: 'any', platformOnly: true },
  'vault-kms': { title: 'Vault', precision: 2, opens: 'any', platformOnly: true },
  php: { title: 'PHP', precision: 2, opens: 'any' },
  nodejs: { title: 'Node.js', precision: 1, opens: 'any' },
  python: { title: 'Python', precision: 2, opens: 'any' },
  ruby: { title: 'Ruby', precision: 2, opens: 'any' },
  golang: { title: 'Go', precision: 2, opens: 'any' },
  java: { title: 'Java', precision: 1, opens: 'any' },
  dotnet: { title: '.NET', precision: 1, opens: 'any' },
  elixir: { title: 'Elixir', precision: 2, opens: 'any' },
  rust: { title: 'Rust', precision: 1, opens: 'any' },
};

/** What is known of an engine or runtime; undefined for one that this release can't compare. */
export function engineInfo(name: string): Engine | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export function titleOf(name: string): string {
  return engineInfo(name)?.title ?? name;
}
