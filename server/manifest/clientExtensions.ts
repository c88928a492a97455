/** The extensions by which PHP reaches a service, the one that most projects take first. */
export const clientExtensions: ReadonlyMap<string, readonly string[]> = new Map([
  ['postgresql', ['pdo_pgsql', 'pgsql']],
  ['redis', ['redis']],
  ['valkey', ['redis']],
  ['memcached', ['memcached']],
  ['mongodb', ['mongodb']],
  ['kafka', ['rdkafka']],
  ['rabbitmq', ['amqp']],
]);
