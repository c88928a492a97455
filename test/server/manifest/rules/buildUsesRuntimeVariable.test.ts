import { test } from 'vitest';
import { buildUsesRuntimeVariable } from '../../../../server/manifest/rules/buildUsesRuntimeVariable';
import { checkProblems } from '../../checkProblems';

test('build-uses-runtime-variable: of relationships and environments, unless there is another value', () =>
  checkProblems(
    `
    applications:
      app:
        relationships: {database: , my-cache: "cache:redis"}
        variables: {env: {database_path: x}}
        hooks:
          build: |
            psql "$DATABASE_URL" -c x # $DATABASE_PORT
    #              ^^^^^^^^^^^^ warning build-uses-runtime-variable: DATABASE_URL is not there during the build: the relationship "database" gives it at run time
            psql $DATABASE_URL '$DATABASE_HOST' $DATABASE_PATH \${DATABASE_NAME:-main} $DATABASE_POOL
            redis-cli -h \${MY_CACHE_HOST}
    #                      ^^^^^^^^^^^^^ warning build-uses-runtime-variable: MY_CACHE_HOST is not there during the build: the relationship "my-cache" gives it at run time
            [ "$PLATFORM_BRANCH" = main ] && x
    #           ^^^^^^^^^^^^^^^ warning build-uses-runtime-variable: PLATFORM_BRANCH is not there during the build: the platform sets it at run time
            [ -n "$PLATFORM_ENVIRONMENT" ] && x "$PLATFORM_ENVIRONMENT"
            DATABASE_HOST=x go $DATABASE_HOST $PLATFORM_APP_DIR $PATH
          deploy: psql $DATABASE_URL
    `,
    [buildUsesRuntimeVariable],
  ));
