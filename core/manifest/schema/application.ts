import { deprecatedResources, enabled, instanceKeys } from './instance';
import { phpOptions } from './php';
import { stack } from './stack';
import { anything, keysOf, listOf, namesTo, number, numberIn, oneOf, orNull, text, type Key, type Keys } from './types';
import { command, web, workers } from './web';

const roles = oneOf(['viewer', 'contributor', 'admin']);

const crons = namesTo(
  keysOf({
    spec: {
      schema: text({ reference: 'schedule' }),
      doc: 'When it runs: five fields (minute, hour, day of month, month, day of week). `H` spreads the load. At most every 5 minutes.',
      required: true,
    },
    commands: {
      schema: keysOf({
        start: { ...command('The command that runs. In Dash, below the application root.'), required: true },
        stop: command('Runs when the cron is cancelled. Default: `SIGTERM` to its process.'),
      }),
      doc: 'What runs.',
      required: true,
    },
    cmd: { schema: text(), doc: 'The command of the older form.', deprecated: 'Write `commands: { start: … }`.' },
    shutdown_timeout: {
      schema: numberIn({ minimum: 0, unit: 'seconds' }),
      doc: 'Seconds between a cancellation and the end by force. Default: 10.',
    },
    timeout: {
      schema: numberIn({ minimum: 0, maximum: 86400, unit: 'seconds' }),
      doc: 'Seconds after which the run is ended. At most and by default 86400.',
    },
  }),
  'name of the cron',
);

const hooks = keysOf({
  build: command(
    'Runs once when the code is built. The file system can be written; services, mounts and run-time variables are not there. Dash; begin with `set -e`.',
  ),
  deploy: command(
    'Runs before the new version takes requests, which wait. Services are there; only mounts and `/tmp` can be written.',
  ),
  post_deploy: command('Runs while the new version takes requests already, and again at every redeploy.'),
});

/** Words of package managers that stand in the place of a language. */
function wordFor(language: string, words: readonly string[]): Keys {
  const key: Key = { schema: anything, doc: `Another word for \`${language}\`.`, foreign: '', instead: language };
  return Object.fromEntries(words.map((word) => [word, key]));
}

const dependencies = {
  schema: keysOf({
    php: {
      schema: namesTo(anything, 'Composer package'),
      doc: 'Packages for the build, by Composer; `require` and `repositories` may be given.',
    },
    nodejs: { schema: namesTo(text(), 'npm package'), doc: 'Global packages for the build, by npm.' },
    python3: { schema: namesTo(text(), 'Python package'), doc: 'Packages for the build, by pip.' },
    python: { schema: namesTo(text(), 'Python package'), doc: 'Packages for the build, by pip.' },
    python2: { schema: namesTo(text(), 'Python package'), doc: 'Packages for Python 2.' },
    ruby: { schema: namesTo(text(), 'gem'), doc: 'Gems for the build.' },
    ...wordFor('nodejs', ['npm', 'node', 'yarn', 'pnpm']),
    ...wordFor('python3', ['pip', 'pip3']),
    ...wordFor('php', ['composer']),
    ...wordFor('ruby', ['gem', 'bundler']),
  }),
  doc: 'Tools that the build needs, by language. Not for composable images.',
  link: 'create-apps/app-reference/single-runtime-image.html#dependencies',
};

const operations = namesTo(
  keysOf({
    commands: {
      schema: keysOf({
        start: { ...command('The command that runs in the container.'), required: true },
        stop: { ...command('Runs when the operation is cancelled.'), preview: true },
      }),
      doc: 'What runs.',
      required: true,
    },
    role: { schema: roles, doc: 'The least role that may start it. Default: `contributor`.' },
    timeout: { schema: number, doc: 'Seconds.', preview: true },
  }),
  'name of the operation',
);

const movedOut = 'Not part of this manifest: on Upsun the key of the map is the name.';
const diskElsewhere = 'Disk sizes are set for each environment: `upsun resources:set --disk`.';

export const applicationKeys = {
  type: {
    schema: text({ reference: 'runtime-type' }),
    doc: 'Image and version of the runtime, as `nodejs:24` or `php:8.4`; or `composable:` with a channel.',
    link: 'create-apps/app-reference/single-runtime-image.html#types',
    required: true,
  },
  stack,
  ...instanceKeys,
  web,
  workers,
  timezone: {
    schema: text({ reference: 'timezone' }),
    doc: 'Time zone of the crons, such as `Europe/Paris`. Default: UTC. The clock of the application stays UTC.',
    link: 'create-apps/timezone.html',
  },
  build: {
    schema: keysOf({
      flavor: {
        schema: text({ values: ['none', 'composer', 'default'] }),
        doc: '`none`, or what the language brings: `composer` for PHP, `default` for Node.js.',
      },
      caches: { schema: anything, doc: 'Folders kept between builds.', preview: true },
    }),
    doc: 'The standard build before the build hook. Not for composable images.',
    link: 'create-apps/app-reference/single-runtime-image.html#build',
  },
  dependencies,
  hooks: { schema: hooks, doc: 'Scripts at the stages of a deployment.', link: 'create-apps/hooks.html' },
  crons: {
    schema: crons,
    doc: 'Commands that run on a schedule, in a container of the application.',
    link: 'create-apps/image-properties/crons.html',
  },
  source: {
    schema: keysOf({
      root: {
        schema: text({ reference: 'folder' }),
        doc: 'Folder of the application in the repository. Default: its root.',
      },
      operations: {
        schema: namesTo(
          keysOf({ command: { ...command('The command that changes the code.'), required: true } }),
          'name of the operation',
        ),
        doc: 'Commands that change the code and commit it, such as updates.',
      },
    }),
    doc: 'Where the code is, and what may change it.',
    link: 'create-apps/image-properties/source.html',
  },
  runtime: {
    schema: keysOf(phpOptions),
    doc: 'Settings of PHP. Not for composable images.',
    link: 'create-apps/app-reference/single-runtime-image.html#runtime',
  },
  operations: {
    schema: operations,
    doc: 'Commands that can be started by hand in the running container.',
    link: 'create-apps/runtime-operations.html',
  },
  preflight: {
    schema: keysOf({ enabled, ignored_rules: { schema: listOf(text()), doc: 'Checks to leave out.' } }),
    doc: 'Security checks before the build.',
  },
  resources: deprecatedResources.resources,
  name: { schema: text(), doc: 'The name in the older configuration.', foreign: movedOut },
  disk: { schema: number, doc: 'The disk size in the older configuration.', foreign: diskElsewhere },
  size: {
    schema: text(),
    doc: 'The container size in the older configuration.',
    foreign: 'Resources are set for each environment: `upsun resources:set`.',
  },
  egress: { schema: anything, doc: 'Domains that may be reached.', preview: true },
  authorizations: { schema: anything, doc: 'What the container may do on the platform.', preview: true },
  image: { schema: anything, doc: 'An image built from a file of your own.', preview: true },
} satisfies Keys;

export const taskKeys: Keys = {
  type: applicationKeys.type,
  run: {
    schema: keysOf({
      command: { ...command('The command that runs to its end.'), required: true },
      timeout: { schema: number, doc: 'Seconds.' },
    }),
    doc: 'What runs.',
    required: true,
  },
  source: {
    schema: keysOf({ root: { schema: text(), doc: 'Folder of the code in the repository.' } }),
    doc: 'Where the code is.',
  },
  hooks: { schema: orNull(hooks), doc: 'Scripts at the stages of a deployment.' },
  ...instanceKeys,
  timezone: applicationKeys.timezone,
  dependencies,
  runtime: applicationKeys.runtime,
  authorizations: applicationKeys.authorizations,
  stack,
};
