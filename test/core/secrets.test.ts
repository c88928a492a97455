import { expect, test } from 'vitest';
import { withoutSecrets } from '../../core/secrets';

test.each([
  ['psql postgres://a:b@db/main', 'psql postgres://a:***@db/main'],
  ['API_TOKEN=abc PAGE=1 ./run', 'API_TOKEN=*** PAGE=1 ./run'],
  [`export DB_PASSWORD='a b' && ./run`, 'export DB_PASSWORD=*** && ./run'],
  ['./run --password abc --page 2', './run --password *** --page 2'],
  ['./run --api-key=abc', './run --api-key=***'],
  ['mysql -uroot -pabc main', 'mysql -uroot -p*** main'],
  ['mariadb-dump -pabc main | gzip', 'mariadb-dump -p*** main | gzip'],
])('%s is shown as %s', (command, shown) => {
  expect(withoutSecrets(command)).toBe(shown);
});

test.each(['php bin/console doctrine:migrations:migrate', 'npm run build -production', 'mkdir -p a/b', 'a pass b'])(
  '%s stays',
  (command) => {
    expect(withoutSecrets(command)).toBe(command);
  },
);
