import { test } from 'vitest';
import { mountMissingLocally } from '../../../../server/drift/rules/mountMissingLocally';
import { checkProblems } from '../../checkProblems';

const sides = (volumes: string, mounts: string) => `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", mounts: {${mounts}}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", working_dir: /app, volumes: [${volumes}]}
    `;

test.each([
  [
    'one hint for all',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: php:8.4
        mounts:
          uploads: {source: storage}
          /private/: {source: storage}
    #     ^^^^^^^^^ hint mount-missing-locally: private and exports have no volume locally (php in compose.yaml)
          exports: {source: service, service: files}
          tmp: {source: tmp}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", working_dir: /app, volumes: ["uploads:/app/uploads"]}
    `,
  ],
  ['the code of this machine keeps everything', sides('".:/app"', 'uploads: {source: storage}')],
  ['a container without volumes is made to be thrown away', sides('', 'uploads: {source: storage}')],
  ['caches, logs and temporary folders', sides('"one:/app/a"', '/var/cache: {}, var/log: {}, /work: {source: tmp}')],
  ['a volume around it', sides('"one:/app/var"', 'var/uploads: {source: storage}')],
  ['mounts that are none', sides('"one:/app/a"', '.drush: {source: storage}')],
])('mount-missing-locally: %s', (_, drawing) => checkProblems(drawing, [mountMissingLocally]));
