import { deprecatedResources, instanceKeys } from './instance';
import {
  anything,
  boolean,
  either,
  keysOf,
  listOf,
  namesTo,
  number,
  oneOf,
  orNull,
  text,
  type Key,
  type Keys,
} from './types';

export function command(doc: string): Key {
  return { schema: text(), doc };
}

const headers = orNull(namesTo(text(), 'header'));

const expires = either(number, text({ format: 'duration' }));
const expiresDoc =
  'How long browsers keep static files: seconds, or a number with a unit (`ms`, `s`, `m`, `h`, `d`, `w`, `M`, `y`). Default: -1, no header.';

const ruleKeys: Keys = {
  expires: { schema: orNull(expires), doc: expiresDoc },
  passthru: {
    schema: either(boolean, text({ format: 'front controller' })),
    doc: 'Whether requests without a static file go to the application; a path names the front controller, such as `/index.php`.',
  },
  scripts: { schema: orNull(boolean), doc: 'Whether scripts may run. PHP only.' },
  allow: { schema: orNull(boolean), doc: 'Whether static files may be served. Default: `true`.' },
  headers: { schema: headers, doc: 'Headers for static files. In a rule they replace those of the location.' },
};

const ofLocation: Keys = Object.fromEntries(
  ['root', 'index', 'rules', 'request_buffering'].map((name) => [
    name,
    {
      schema: anything,
      doc: 'A setting of the location.',
      foreign: 'Rules do not take it: set it in the location.',
    } satisfies Key,
  ]),
);

const location = keysOf({
  root: {
    schema: orNull(text({ reference: 'folder' })),
    doc: 'Folder that is served, below the application root. Without it no static files are served.',
  },
  index: { schema: orNull(listOf(text())), doc: 'Files to serve for a folder, in this order, such as `index.html`.' },
  ...ruleKeys,
  request_buffering: {
    schema: keysOf({
      enabled: { schema: boolean, doc: 'Whether requests are read whole before they are passed on. Default: `true`.' },
      max_request_size: { schema: orNull(text()), doc: 'The largest request, such as `250m`, which is the default.' },
    }),
    doc: 'How requests are held before they reach the application.',
  },
  rules: {
    schema: orNull(namesTo(keysOf({ ...ruleKeys, ...ofLocation }), 'regular expression')),
    doc: 'Settings for paths that match a regular expression.',
  },
});

const ofApplication: Keys = Object.fromEntries(
  ['type', 'stack', 'source', 'build', 'dependencies', 'hooks', 'crons', 'runtime'].map((name) => [
    name,
    {
      schema: anything,
      doc: 'A setting of the whole application.',
      foreign: 'It is set for the whole application, one level up.',
    } satisfies Key,
  ]),
);

const older = 'Set it in `locations`.';

/** Settings of `web` from before there were locations. */
export const olderWebKeys: Keys = Object.fromEntries(
  ['document_root', 'passthru', 'index_files', 'whitelist', 'blacklist', 'expires', 'move_to_root'].map((name) => [
    name,
    {
      schema: { kinds: ['text', 'number', 'boolean', 'list', 'null'] },
      doc: 'A setting of the older form.',
      deprecated: older,
    } satisfies Key,
  ]),
);

export const web: Key = {
  schema: keysOf({
    commands: {
      schema: keysOf({
        start: command('Starts the server and stays in the foreground. PHP needs none: PHP-FPM is started.'),
        pre_start: command('Runs before `start`, in the same container; has to end soon.'),
        post_start: command('Runs after `start`, before the container takes requests.'),
      }),
      doc: 'What runs in the container.',
      link: 'create-apps/image-properties/web.html#web-commands',
    },
    upstream: {
      schema: keysOf({
        socket_family: {
          schema: oneOf(['tcp', 'unix'], {
            tcp: 'The application listens on `$PORT`.',
            unix: 'The application listens on `$SOCKET`.',
          }),
          doc: 'Where the application listens. Default: `tcp`; PHP: `unix`.',
        },
        protocol: {
          schema: orNull(oneOf(['http', 'fastcgi'])),
          doc: 'What the application speaks. Default: `http`; PHP: `fastcgi`.',
        },
      }),
      doc: 'How the web server reaches the application.',
      link: 'create-apps/image-properties/web.html#upstream',
    },
    locations: {
      schema: { ...namesTo(location, 'path, beginning with `/`'), nameFormat: 'path' },
      doc: 'How requests are answered, by path. The longest path that fits wins.',
      link: 'create-apps/image-properties/web.html#locations',
    },
    ...instanceKeys,
    ...deprecatedResources,
    ...olderWebKeys,
    ...ofApplication,
  }),
  doc: 'How the application is served.',
  link: 'create-apps/image-properties/web.html',
};

export const workers: Key = {
  schema: namesTo(
    keysOf({
      commands: {
        schema: keysOf({
          start: { ...command('The command that the worker keeps running.'), required: true },
          pre_start: command('Runs before `start`; has to end soon.'),
          post_start: command('Runs after `start`.'),
        }),
        doc: 'What runs in the worker.',
        required: true,
      },
      ...instanceKeys,
      ...deprecatedResources,
      disk: {
        schema: number,
        doc: 'The disk size in the older configuration.',
        deprecated: 'Disk sizes are set for each environment: `upsun resources:set --disk`.',
      },
      timezone: { schema: text(), doc: 'Time zone.', preview: true },
      operations: { schema: { kinds: ['map'] }, doc: 'Commands to start by hand.', preview: true },
      ...ofApplication,
    }),
    'name of the worker',
  ),
  doc: 'Processes that run beside the web server, from the same code, without requests of their own.',
  link: 'create-apps/image-properties/workers.html',
};
