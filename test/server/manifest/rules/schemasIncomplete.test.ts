import { test } from 'vitest';
import { schemasIncomplete } from '../../../../server/manifest/rules/schemasIncomplete';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'one without the other',
    `
    services:
      a: {type: "mariadb:11.8", configuration: {schemas: [main]}}
    #                                           ^^^^^^^ error schemas-incomplete: "schemas" needs "endpoints" beside it: with schemas of its own the service has no endpoint "mysql" by default
      b: {type: "oracle-mysql:8.4", configuration: {endpoints: {mysql: {default_schema: main}}}}
    #                                               ^^^^^^^^^ error schemas-incomplete: "endpoints" needs "schemas" beside it: with endpoints of its own the service has no schema "main" by default
    `,
  ],
  [
    'both, neither, other engines',
    `
    services:
      a: {type: "mariadb:11.8", configuration: {schemas: [main], endpoints: {mysql: {}}}}
      b: {type: "mariadb:11.8", configuration: {properties: {max_allowed_packet: 64}}}
      c: {type: "mariadb-replica:11.8", configuration: {endpoints: {mysql: {}}}}
      d: {type: "postgresql:17", configuration: {databases: [main]}}
      e: {type: "mariadb:11.8", configuration: !include configuration.yaml}
      f: {type: "mariadb:11.8", configuration: }
      g: {configuration: {schemas: [main]}}
    `,
  ],
])('schemas-incomplete: %s', (_, drawing) => checkProblems(drawing, [schemasIncomplete]));
