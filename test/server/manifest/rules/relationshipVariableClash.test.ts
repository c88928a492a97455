import { test } from 'vitest';
import { relationshipVariableClash } from '../../../../server/manifest/rules/relationshipVariableClash';
import { checkProblems } from '../../checkProblems';

test('relationship-variable-clash: variables of one name', () => {
  checkProblems(
    `
    applications:
      app:
        relationships:
          my-db: "db:postgresql"
          my_db: "db:postgresql"
    #     ^^^^^ information relationship-variable-clash: "my-db" and "my_db" both become MY_DB_…: rename one of them
          cache:
        variables:
          env:
            MY_DB_URL: x
    #       ^^^^^^^^^ information relationship-variable-clash: "MY_DB_URL" is given by the relationship "my-db", too
            cache_host: x
    #       ^^^^^^^^^^ information relationship-variable-clash: "cache_host" is given by the relationship "cache", too
            CACHE_TTL: 1
            OTHER_URL: x
          php: {CACHE_HOST: 1}
      other: {variables: {env: {CACHE_URL: x}}}
      odd: {relationships: [cache], variables: {env: [CACHE_URL]}}
      empty:
    `,
    [relationshipVariableClash],
  );
});
