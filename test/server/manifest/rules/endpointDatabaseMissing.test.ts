import { test } from 'vitest';
import { endpointDatabaseMissing } from '../../../../server/manifest/rules/endpointDatabaseMissing';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'schemas and databases that are not on the list',
    `
    services:
      a:
        type: mariadb:11.8
        configuration:
          schemas: [main, legacy]
          endpoints:
            admin: {default_schema: mian, privileges: {main: admin, other: ro}}
    #                                                               ^^^^^ error endpoint-database-missing: "other" is not a schema of this service: add it to "schemas"
    #                               ^^^^ error endpoint-database-missing: "mian" is not a schema of this service: did you mean "main"?
      b: {type: "postgresql:17", configuration: {endpoints: {reader: {default_database: app, privileges: {main: ro, app: rw}}}}}
    #                                                                                                               ^^^ error endpoint-database-missing: "app" is not a database of this service: add it to "databases"
    #                                                                                   ^^^ error endpoint-database-missing: "app" is not a database of this service: add it to "databases"
      c: {type: "clickhouse:25.8", configuration: {databases: [main], endpoints: {main: {default_database: logs}}}}
    #                                                                                                      ^^^^ error endpoint-database-missing: "logs" is not a database of this service: add it to "databases"
      d: {type: "oracle-mysql:8.4", configuration: {schemas: [], endpoints: {main: {default_schema: main}}}}
    #                                                                                               ^^^^ error endpoint-database-missing: "main" is not a schema of this service: add it to "schemas"
    `,
  ],
  [
    'those that are, and what is not known',
    `
    services:
      a: {type: "mysql:11.8", configuration: {schemas: [main], endpoints: {mysql: {default_schema: main, privileges: {main: admin}}}}}
      b: {type: "postgresql:17", configuration: {endpoints: {reader: {default_database: main, privileges: }, none: , list: [a]}}}
      c: {type: "mariadb:11.8", configuration: {schemas: !include schemas.yaml, endpoints: {mysql: {default_schema: other}}}}
      d: {type: "mariadb:11.8", configuration: {schemas: text, endpoints: {mysql: {default_schema: other}}}}
      e: {type: "solr:9.9", configuration: {endpoints: {main: {default_schema: other}}}}
      f: {type: "postgresql:17", configuration: !include configuration.yaml}
      g: {type: "postgresql-replica:17", configuration: {endpoints: {a: {default_database: other}}}}
      h: {configuration: {endpoints: {a: {default_database: other}}}}
    `,
  ],
])('endpoint-database-missing: %s', (_, drawing) => checkProblems(drawing, [endpointDatabaseMissing]));

test('endpoint-database-missing fix: Change to "main"', () => {
  checkFix(
    `
    services:
      db: {type: "postgresql:17", configuration: {endpoints: {reader: {default_database: mian}}}}
    `,
    endpointDatabaseMissing,
    'Change to "main"',
    `
    services:
      db: {type: "postgresql:17", configuration: {endpoints: {reader: {default_database: main}}}}
    `,
  );
});
