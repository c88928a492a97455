// What the test images are made of. Packages are named one by one: no solver, so that a layer holds what it needs and nothing else.

/**
 * @typedef {object} Layer
 * @property {import('../aptSource.mjs').Suite} [suite]
 * @property {string[]} [packages] Debian packages, unpacked without their maintainer scripts
 * @property {string[]} [npm] npm packages whose content goes to /usr/local (Node itself) or /usr/local/lib/node_modules
 * @property {string[]} [prune] paths that the unpacked packages do not need here
 * @property {Record<string, string>} [files] file of the folder `files` → absolute path in the image
 * @property {string} [user] added to the base's users with uid and gid 999
 * @property {Record<string, number>} [folders] absolute path in the image → owner (uid and gid), mode 0755
 * @property {string} [locale] compiled with the `locales` package, which stays outside
 */
/**
 * @typedef {object} Image
 * @property {string[]} layers names of layers, lowest first
 * @property {Record<string, string>} [env]
 * @property {string[]} [entrypoint]
 * @property {string[]} cmd
 * @property {string} [workdir]
 * @property {string[]} [volumes]
 * @property {string[]} [ports]
 * @property {string} [stopSignal]
 */

const shell = [
  'bash',
  'dash',
  'coreutils',
  'findutils',
  'grep',
  'sed',
  'mawk',
  'tar',
  'gzip',
  'debianutils',
  'diffutils',
  'hostname',
];
const system = [
  'base-files',
  'base-passwd',
  'netbase',
  'tzdata',
  'ca-certificates',
  'openssl',
  'procps',
  'util-linux',
  'ncurses-base',
];
const libraries = [
  ...[
    'libacl1',
    'libattr1',
    'libaudit1',
    'libbz2-1.0',
    'libc-bin',
    'libc6',
    'libcap-ng0',
    'libcap2',
    'libcrypt1',
    'libgcc-s1',
  ],
  ...['libgmp10', 'libblkid1', 'libmount1', 'libuuid1', 'libsmartcols1', 'liblz4-1', 'liblzma5', 'libzstd1', 'zlib1g'],
  ...[
    'libncursesw6',
    'libtinfo6',
    'libpam0g',
    'libpcre2-8-0',
    'libproc2-0',
    'libselinux1',
    'libstdc++6',
    'libsystemd0',
  ],
  ...['libudev1', 'libxxhash0', 'libatomic1', 'readline-common'],
];
const kerberosAndLdap = [
  ...['libgssapi-krb5-2', 'libk5crypto3', 'libkrb5-3', 'libkrb5support0', 'libkeyutils1', 'libcom-err2'],
  ...['libsasl2-2', 'libsasl2-modules-db'],
];
const terminal = ['libedit2', 'libbsd0', 'libmd0'];
const postgresLibraries = [
  ...kerberosAndLdap,
  ...terminal,
  'libxml2',
  'libxslt1.1',
  'libgcrypt20',
  'libgpg-error0',
  'libpq5',
];
/** Debian 12's libldap speaks TLS with it. */
const gnuTls = [
  'libgnutls30',
  'libp11-kit0',
  'libtasn1-6',
  'libunistring2',
  'libidn2-0',
  'libhogweed6',
  'libnettle8',
  'libffi8',
];
/** Programs whose libraries are left out. */
const unusable = ['/usr/bin/lslogins', '/usr/sbin/update-passwd'];

/** @param {string} major @returns {Partial<Layer>} */
function postgres(major) {
  const home = `/usr/lib/postgresql/${major}`;
  return {
    // The JIT compiler would want libLLVM, 120 MB.
    prune: [`${home}/lib/llvmjit.so`, `${home}/lib/bitcode`, '/usr/lib/systemd', '/usr/share/postgresql-common'],
    files: { 'postgres-entrypoint.sh': '/usr/local/bin/docker-entrypoint.sh' },
    folders: {
      '/var/lib/postgresql': 999,
      '/var/lib/postgresql/data': 999,
      '/run/postgresql': 999,
      '/docker-entrypoint-initdb.d': 0,
    },
    user: 'postgres',
    locale: 'en_US',
  };
}

/** @type {Record<string, Layer>} */
export const layers = {
  trixie: {
    suite: 'trixie',
    packages: [
      ...shell,
      ...system,
      ...libraries,
      'libssl3t64',
      'openssl-provider-legacy',
      'libreadline8t64',
      'libdb5.3t64',
    ],
    prune: unusable,
  },
  bookworm: {
    suite: 'bookworm',
    packages: [...shell, ...system, ...libraries, 'libssl3', 'libreadline8', 'libdb5.3'],
    prune: unusable,
  },
  postgres17: {
    ...postgres('17'),
    suite: 'trixie',
    packages: [...postgresLibraries, 'libldap2', 'libicu76', 'postgresql-17', 'postgresql-client-17'],
  },
  postgres15: {
    ...postgres('15'),
    suite: 'bookworm',
    packages: [...postgresLibraries, ...gnuTls, 'libldap-2.5-0', 'libicu72', 'postgresql-15', 'postgresql-client-15'],
  },
  mariadb: {
    suite: 'trixie',
    packages: [
      ...['mariadb-server-core', 'mariadb-client-core', 'mariadb-client', 'mariadb-common', 'mysql-common'],
      ...[...terminal, 'libaio1t64', 'libnuma1', 'liburing2', 'libncurses6', 'libpcre2-posix3'],
    ],
    prune: ['/usr/lib/systemd', '/usr/bin/mariadb-slap', '/usr/bin/mysqlslap', '/usr/bin/aria_chk'],
    files: {
      'mariadb-entrypoint.sh': '/usr/local/bin/docker-entrypoint.sh',
      'mariadb-healthcheck.sh': '/usr/local/bin/healthcheck.sh',
      'mariadb.cnf': '/etc/mysql/my.cnf',
    },
    user: 'mysql',
    folders: { '/var/lib/mysql': 999, '/run/mysqld': 999, '/docker-entrypoint-initdb.d': 0, '/etc/mysql/conf.d': 0 },
  },
  keyValue: { suite: 'trixie', packages: ['libjemalloc2', 'liblzf1'], folders: { '/data': 999 } },
  redis: {
    suite: 'trixie',
    packages: ['redis-server', 'redis-tools'],
    user: 'redis',
    files: { 'key-value-entrypoint.sh': '/usr/local/bin/docker-entrypoint.sh' },
  },
  valkey: {
    suite: 'trixie',
    packages: ['valkey-server', 'valkey-tools'],
    user: 'valkey',
    files: { 'key-value-entrypoint.sh': '/usr/local/bin/docker-entrypoint.sh' },
  },
  /** Loop devices and XFS, for the store of cloned data. */
  xfs: {
    suite: 'trixie',
    packages: ['mount', 'xfsprogs', 'libinih1', 'liburcu8t64', ...terminal],
    prune: ['/usr/lib/systemd', '/usr/sbin/xfs_scrub', '/usr/sbin/xfs_scrub_all', '/usr/libexec/xfsprogs'],
  },
  node: { npm: ['node-linux-ARCH@24.21.0', 'npm@11.19.1'] },
};

const entrypoint = ['docker-entrypoint.sh'];

/** @param {string} major @returns {Omit<Image, 'layers'>} */
function postgresImage(major) {
  return {
    env: {
      PATH: `/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/${major}/bin`,
      LANG: 'en_US.utf8',
      PG_MAJOR: major,
      PGDATA: '/var/lib/postgresql/data',
    },
    entrypoint,
    cmd: ['postgres'],
    volumes: ['/var/lib/postgresql/data'],
    ports: ['5432/tcp'],
    stopSignal: 'SIGINT',
  };
}

/** @type {Record<string, Image>} the official image's name → what stands in for it below `parity.test/` */
export const images = {
  'postgres:17': { layers: ['trixie', 'postgres17'], ...postgresImage('17') },
  'postgres:15': { layers: ['bookworm', 'postgres15'], ...postgresImage('15') },
  'mariadb:11.8': {
    layers: ['trixie', 'mariadb'],
    entrypoint,
    cmd: ['mariadbd'],
    volumes: ['/var/lib/mysql'],
    ports: ['3306/tcp'],
  },
  'redis:8.0': {
    layers: ['trixie', 'keyValue', 'redis'],
    entrypoint,
    cmd: ['redis-server'],
    workdir: '/data',
    volumes: ['/data'],
    ports: ['6379/tcp'],
  },
  'valkey/valkey:8.1': {
    layers: ['trixie', 'keyValue', 'valkey'],
    entrypoint,
    cmd: ['valkey-server'],
    workdir: '/data',
    volumes: ['/data'],
    ports: ['6379/tcp'],
  },
  'debian:13-slim': { layers: ['trixie', 'xfs'], cmd: ['bash'] },
  'node:24': { layers: ['trixie', 'node'], cmd: ['node'] },
};
