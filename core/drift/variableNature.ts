/** Why the values of a variable differ between environments without being drift. */
export type VariableNature =
  /** How the application reaches a database, cache or the like: relationships bring it in production. */
  | 'wiring'
  | 'secret'
  /** Hosts, domains, ports, URLs, and accounts at other companies. */
  | 'address'
  | 'mail'
  /** What tells development from production: environments, debuggers, logs. */
  | 'switch'
  /** Set for a tool that builds or runs the application, not for its code. */
  | 'tool'
  | 'image'
  /** A connection in one text, with what belongs to one environment in it. */
  | 'connection'
  | 'path';

/** The first that fits counts. Conventions of the frameworks and of the official images. */
const natures: readonly (readonly [VariableNature, RegExp])[] = [
  ['image', /^(POSTGRES|MYSQL|MARIADB|MONGO_INITDB|RABBITMQ_DEFAULT|OPENSEARCH_INITIAL|ELASTIC|MINIO|PGADMIN|PMA)_/],
  [
    'secret',
    /SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|CREDENTIAL|PRIVATE|APIKEY|(^|_)(KEYS?|SALT|PASS|PWD|AUTH|JWT|CERT|LICEN[CS]E|HASH|SIGNATURE)(_|$)/,
  ],
  ['mail', /^(MAILER?|MAILTO|SMTP|EMAIL|SENDMAIL|MAILGUN|SENDGRID|POSTMARK)(_|$)|_(EMAIL|MAIL|SENDER)$/],
  [
    'switch',
    /(^|_)(ENV|ENVIRONMENT|DEBUG|DEBUGGER|VERBOSE|PROFILER?|XDEBUG|TELEMETRY|SETTINGS_MODULE|LOG|LOGS|LOGGING|LOGGER|STAGE|MODE|DEV|TEST|TESTING|PROD|PRODUCTION|RELOAD|WATCH|POLLING)(_|$)|^(WATCHPACK|CHOKIDAR|PHP_IDE|BLACKFIRE|SYMFONY_|RAILS_|FLASK_|LARAVEL_SAIL|PYTHONUNBUFFERED|PYTHONDONTWRITE)/,
  ],
  [
    'wiring',
    /^(DB|DATABASE|SQL|PG|PGSQL|POSTGRESQL|MONGO|MONGODB|REDIS|VALKEY|MEMCACHED?|RABBITMQ|AMQP|KAFKA|ELASTICSEARCH|OPENSEARCH|SOLR|DOCTRINE)(_|$)|_(DB|DATABASE)$|^(PGHOST|PGUSER|PGDATABASE|CONNECTION_STRING)/,
  ],
  [
    'tool',
    /^(N|NVM|NODE|NPM|YARN|PNPM|BUN|PIP|POETRY|UV|PYTHON|COMPOSER|PHP|GEM|BUNDLE|RUBY|JAVA|JVM|MAVEN|GRADLE|GO|CARGO|RUST|DOTNET|COMPOSE|DOCKER|CADDY|MERCURE|NGINX|APACHE|FRANKENPHP|SUPERVISOR|WWW|IMAGEMAGICK|MAGICK|GIT|CI)_|^(WWWUSER|WWWGROUP|UID|GID|PUID|PGID|TZ|TIMEZONE|LANG|LC_\w+|TERM|SHELL|COLUMNS|HOME|USER|PATH|PYTHONPATH|OUTPUT_DIR|GOPATH|SERVER_NAME)$|_(VERSION|OPTS|OPTIONS|ARGS|FLAGS|WORKERS|THREADS|CONCURRENCY|REPLICAS|MEMORY|LIMIT|TIMEOUT|UID|GID)$|^(TRUSTED_(PROXIES|HOSTS)|WEB_CONCURRENCY|GUNICORN_\w+|UVICORN_\w+)$/,
  ],
  [
    'address',
    /(^|_)(URLS?|URI|HOSTS?|HOSTNAME|DOMAINS?|PORTS?|ORIGINS?|ENDPOINTS?|SERVERS?|BROKERS?|ADDR|ADDRESS|IP|IPS|BUCKET|REGION|ACCOUNT|PROJECT|TENANT|USERNAME|ADMIN)(_|$)|_(ID|IDS)$/,
  ],
  ['connection', /(^|_)DSN(_|$)|CONNECTION_STRING/],
  ['path', /_(DIR|DIRECTORY|PATH|ROOT|FOLDER|FILE|PREFIX)$/],
];

/** What kind of variable a name tells of; undefined for a setting of the application itself. */
export function natureOf(name: string): VariableNature | undefined {
  return natures.find(([, pattern]) => pattern.test(name.toUpperCase()))?.[0];
}
