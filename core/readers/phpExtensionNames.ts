/** Names under which tools and package managers know an extension that PHP has another name for. */
const otherNames: Readonly<Record<string, string>> = {
  zend_opcache: 'opcache',
  pecl_http: 'http',
  ioncube_loader: 'ioncube',
  sybase_ct: 'sybase',
  apcu_bc: 'apc',
  datadog_profiling: 'datadog-profiling',
};

/** The name that PHP and the platform have for an extension: `Zend-OPcache` is `opcache`. */
export function extensionName(written: string): string {
  const name = written.toLowerCase().replaceAll('-', '_');
  return (Object.hasOwn(otherNames, name) ? otherNames[name] : undefined) ?? name;
}

/**
 * In every official PHP image without being installed (docker-library/php: what its Dockerfiles configure, and what PHP has by default).
 * FTP is in those of older versions.
 */
export const officialImageExtensions: readonly string[] = [
  ...['core', 'ctype', 'curl', 'date', 'dom', 'fileinfo', 'filter', 'ftp', 'hash', 'iconv', 'json', 'libxml'],
  ...['mbstring', 'mysqlnd', 'openssl', 'pcre', 'pdo', 'pdo_sqlite', 'phar', 'posix', 'random', 'readline'],
  ...['reflection', 'session', 'simplexml', 'sodium', 'spl', 'sqlite3', 'standard', 'tokenizer', 'xml'],
  ...['xmlreader', 'xmlwriter', 'zlib'],
];

/** What the packages of Debian and Ubuntu for PHP itself bring (packages.debian.org: `-cli`, and `-common`, which all of them need). */
export const debianPackageExtensions: readonly string[] = [
  ...[
    'calendar',
    'core',
    'ctype',
    'date',
    'exif',
    'ffi',
    'fileinfo',
    'filter',
    'ftp',
    'gettext',
    'hash',
    'iconv',
    'json',
  ],
  ...['libxml', 'opcache', 'openssl', 'pcntl', 'pcre', 'pdo', 'phar', 'posix', 'random', 'readline', 'reflection'],
  ...['session', 'shmop', 'sockets', 'sodium', 'spl', 'standard', 'sysvmsg', 'sysvsem', 'sysvshm', 'tokenizer', 'zlib'],
];

/** Extension → the package of PHP's own source that holds it in Debian, behind `php8.3-`. */
const debianPackages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'bcmath',
      'bz2',
      'curl',
      'gd',
      'gmp',
      'intl',
      'ldap',
      'mbstring',
      'mysql',
      'pgsql',
      'soap',
      'sqlite3',
      'tidy',
      'zip',
    ].map((name) => [name, name]),
  ),
  mysqli: 'mysql',
  pdo_mysql: 'mysql',
  pdo_pgsql: 'pgsql',
  pdo_sqlite: 'sqlite3',
  ...Object.fromEntries(['dom', 'simplexml', 'xml', 'xmlreader', 'xmlwriter', 'xsl'].map((name) => [name, 'xml'])),
};

/** The packages that bring some extensions; undefined where Debian's own PHP has no package for one of them. */
export function debianPackagesOf(names: readonly string[]): readonly string[] | undefined {
  const found = names.map((name) => (Object.hasOwn(debianPackages, name) ? debianPackages[name] : undefined));
  return found.every((it) => it !== undefined) ? [...new Set(found)] : undefined;
}

/** Extensions of PHP's own source that build in an official image as it is: no library has to be installed first. */
const selfContained: readonly string[] = [
  ...[
    'bcmath',
    'calendar',
    'exif',
    'mysqli',
    'pcntl',
    'pdo_mysql',
    'shmop',
    'sockets',
    'sysvmsg',
    'sysvsem',
    'sysvshm',
  ],
];

export function isSelfContained(name: string): boolean {
  return selfContained.includes(name);
}

/** For development, tests or monitoring, or with no effect on what an application can do: no environment has to agree with another. */
const indifferent: readonly string[] = [
  ...['ast', 'blackfire', 'datadog-profiling', 'ddtrace', 'excimer', 'memprof', 'newrelic', 'opcache', 'opencensus'],
  ...['opentelemetry', 'pcov', 'spx', 'tideways', 'tideways_xhprof', 'uopz', 'vld', 'xdebug', 'xhprof', 'zend_test'],
  // They come along with others that need them.
  ...['mysqlnd', 'propro', 'raphf'],
];

/** Extensions that install-php-extensions, PECL or PHP's own source have. Other words in a Dockerfile may be anything. */
const published: ReadonlySet<string> = new Set([
  ...['amqp', 'apc', 'apcu', 'bcmath', 'bitset', 'brotli', 'bz2', 'calendar', 'cassandra', 'cmark', 'csv', 'ctype'],
  ...['curl', 'dba', 'decimal', 'dom', 'ds', 'ecma_intl', 'enchant', 'ev', 'event', 'exif', 'ffi', 'fileinfo', 'ftp'],
  ...['gd', 'gearman', 'geoip', 'geos', 'geospatial', 'gettext', 'gmagick', 'gmp', 'gnupg', 'grpc', 'http', 'iconv'],
  ...['igbinary', 'imagick', 'imap', 'inotify', 'interbase', 'intl', 'ion', 'ioncube', 'jsmin', 'json_post'],
  ...['jsonpath', 'ldap', 'luasandbox', 'lz4', 'lzf', 'mailparse', 'maxminddb', 'mbstring', 'mcrypt', 'md4c'],
  ...['memcache', 'memcached', 'mongo', 'mongodb', 'mosquitto', 'msgpack', 'mssql', 'mysql', 'mysqli', 'oauth', 'oci8'],
  ...['odbc', 'openswoole', 'parallel', 'parle', 'pcntl', 'pdo', 'pdo_dblib', 'pdo_firebird', 'pdo_mysql', 'pdo_oci'],
  ...['pdo_odbc', 'pdo_pgsql', 'pdo_sqlite', 'pdo_sqlsrv', 'pgsql', 'phalcon', 'phar', 'phpy', 'pkcs11', 'posix', 'pq'],
  ...['protobuf', 'pspell', 'psr', 'pthreads', 'rdkafka', 'readline', 'recode', 'relay', 'redis', 'saxon', 'seaslog'],
  ...['shmop', 'simdjson', 'simplexml', 'smbclient', 'snappy', 'snmp', 'snuffleupagus', 'soap', 'sockets', 'sodium'],
  ...['solr', 'sourceguardian', 'sqlite3', 'sqlsrv', 'ssh2', 'stomp', 'swoole', 'sybase', 'sync', 'sysvmsg', 'sysvsem'],
  ...['sysvshm', 'tensor', 'tidy', 'timezonedb', 'tokenizer', 'uploadprogress', 'uuid', 'uv', 'vips', 'wddx'],
  ...['wikidiff2', 'xattr', 'xdiff', 'xlswriter', 'xml', 'xmldiff', 'xmlreader', 'xmlrpc', 'xmlwriter', 'xpass', 'xsl'],
  ...['yac', 'yaml', 'yar', 'zip', 'zmq', 'zookeeper', 'zstd'],
]);

/** Whether two environments have to agree on an extension: it is one, and it matters to the application. */
export function isComparable(name: string): boolean {
  return published.has(name) && !indifferent.includes(name);
}
