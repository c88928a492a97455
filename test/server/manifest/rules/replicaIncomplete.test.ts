import { test } from 'vitest';
import { replicaIncomplete } from '../../../../server/manifest/rules/replicaIncomplete';
import { checkProblems } from '../../checkProblems';

test('replica-incomplete: what a replica needs', () => {
  checkProblems(
    `
    services:
      db: {type: "postgresql:17"}
      sql: {type: "mysql:11.8"}
      a: {type: "postgresql-replica:17"}
    # ^ error replica-incomplete: A replica needs the relationship "primary: <service>:replicator"
      b: {type: "postgresql-replica:17", relationships: {db: "db:replicator"}}
    # ^ error replica-incomplete: A replica needs the relationship "primary: <service>:replicator"
      c: {type: "postgresql-replica:17", relationships: {primary: "db:postgresql"}}
    #                                                    ^^^^^^^ error replica-incomplete: A replica needs the relationship "primary: db:replicator"
      d: {type: "postgresql-replica:16", relationships: {primary: "db:replicator"}}
    #                               ^^ error replica-incomplete: "db" is postgresql:17: a replica has the version of its primary
      e: {type: "postgresql-replica:17", relationships: {primary: "sql:replicator"}}
    #            ^^^^^^^^^^^^^^^^^^ error replica-incomplete: "sql" is mysql: "e" can't be its replica
      f: {type: "postgresql-replica:17", relationships: {primary: {service: db, endpoint: replicator}}}
      g: {type: "mariadb-replica:11.8", relationships: {primary: "sql:replicator"}}
      h: {type: "mariadb-replica:11.8", relationships: {primary: "none:replicator"}}
      i: {type: "mariadb-replica:11.8", relationships: !include relationships.yaml}
      j: {type: [postgresql-replica]}
    `,
    [replicaIncomplete],
  );
});
