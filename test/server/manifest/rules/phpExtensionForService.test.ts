import { test } from 'vitest';
import { phpExtensionForService } from '../../../../server/manifest/rules/phpExtensionForService';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = phpExtensionForService;

test('php-extension-for-service: services without their extension', () =>
  checkProblems(
    `
    applications:
      a:
        type: php:8.4
        relationships: {db: , replica: "db:postgresql", cache: "cache:redis", sql: "sql:mysql", gone: , queue: {service: queue}}
    #                                                                                                   ^^^^^ hint php-extension-for-service: The extension "amqp", by which PHP reaches "queue" (rabbitmq), is not in runtime.extensions
    #                                                   ^^^^^ hint php-extension-for-service: The extension "redis", by which PHP reaches "cache" (redis), is not in runtime.extensions
    #                   ^^ information php-extension-for-service: The extension "pdo_pgsql", by which PHP reaches "db" (postgresql), is not in runtime.extensions
      b:
        type: php:8.4
        runtime: {extensions: [pgsql, redis, {name: amqp}]}
        relationships: {db: , cache: , queue: }
      c: {type: "python:3.14", relationships: {db: }}
      d: {type: "php:5.4", relationships: [db]}
      e: {type: "php:8.4", relationships: {db: }, runtime: {extensions: !include extensions.yaml}}
    services:
      db: {type: "postgresql:17"}
      cache: {type: "redis-persistent:8.0"}
      queue: {type: "rabbitmq:4.3"}
      sql: {type: "mariadb:11.8"}
    `,
    [rule],
  ));

test('php-extension-for-service: the fix', () => {
  checkFix(
    `
    applications:
      app:
        type: php:8.4
        relationships:
          db:
        runtime:
          extensions:
            - redis
    services: {db: {type: "postgresql:17"}}
    `,
    rule,
    'Enable pdo_pgsql in the manifest',
    `
    applications:
      app:
        type: php:8.4
        relationships:
          db:
        runtime:
          extensions:
            - redis
            - pdo_pgsql
    services: {db: {type: "postgresql:17"}}
    `,
  );
});
