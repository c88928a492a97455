import { test } from 'vitest';
import { endpointWithoutSchema } from '../../../../server/manifest/rules/endpointWithoutSchema';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'no default',
    `
    services:
      a: {type: "mariadb:11.8", configuration: {schemas: [main], endpoints: {reader: {privileges: {main: ro}}}}}
    #                                                                        ^^^^^^ information endpoint-without-schema: "reader" names no "default_schema": the path of its relationships is empty
    `,
  ],
  [
    'a default, no rights, replication, other engines',
    `
    services:
      a: {type: "mysql:11.8", configuration: {endpoints: {a: {default_schema: main, privileges: {main: ro}}, b: , c: {}}}}
      b: {type: "mariadb:11.8", configuration: {endpoints: {replicator: {privileges: {main: replication}}}}}
      c: {type: "postgresql:17", configuration: {endpoints: {a: {privileges: {main: ro}}}}}
      d: {type: "mariadb:11.8", configuration: {endpoints: {a: !include a.yaml}}}
    `,
  ],
])('endpoint-without-schema: %s', (_, drawing) => checkProblems(drawing, [endpointWithoutSchema]));
