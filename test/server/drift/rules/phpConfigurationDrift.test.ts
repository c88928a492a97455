import { describe, expect, test } from 'vitest';
import { phpConfigurationDrift } from '../../../../server/drift/rules/phpConfigurationDrift';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'a file that the Dockerfile copies',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: php:8.4
        variables:
          php:
            upload_max_filesize: 16M
    #                            ^^^ warning php-configuration-drift: upload_max_filesize is 16M in production and 64M locally (php, by docker/app.ini): files that one accepts the other refuses
            display_errors: "Off"
          "php:date.timezone": "Europe/Paris"
    #                           ^^^^^^^^^^^^ warning php-configuration-drift: date.timezone is Europe/Paris in production and UTC locally (php, by docker/app.ini): dates and times differ
    #- /Dockerfile
    FROM php:8.4
    COPY docker/app.ini $PHP_INI_DIR/conf.d/
    #- /compose.yaml
    services:
      php: {build: .}
    #- /docker/app.ini
    [PHP]
    display_errors = On
    upload_max_filesize = 64M ; for tests
    #                     ^^^ warning php-configuration-drift: upload_max_filesize is 64M here and 16M in production: files that one accepts the other refuses
    date.timezone = "UTC"
    #                ^^^ warning php-configuration-drift: date.timezone is UTC here and Europe/Paris in production: dates and times differ
    `,
  ],
  [
    'a folder that the Compose file mounts',
    `
    applications:
      app: {type: "php:8.4", source: {root: app}}
    #- /app/php.ini
    memory_limit = 256M
    #              ^^^^ information php-configuration-drift: memory_limit is 256M in production and -1 locally (php, by docker/conf.d/x.ini): what fits in memory in one may not fit in the other
    #- /compose.yaml
    services:
      php:
        image: php:8.4
        volumes: ["./docker/conf.d:/usr/local/etc/php/conf.d:ro"]
    #- /docker/conf.d/x.ini
    memory_limit=-1
    #            ^^ information php-configuration-drift: memory_limit is -1 here and 256M in production: what fits in memory in one may not fit in the other
    `,
  ],
  [
    'a line that the Dockerfile prints',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {php: {short_open_tag: 1}}}
    #                                                          ^ warning php-configuration-drift: short_open_tag is 1 in production and Off locally (php, by Dockerfile): code behind "<?" runs in one and is printed in the other
    #- /Dockerfile
    FROM php:8.4
    RUN { echo 'opcache.enable=1'; echo 'short_open_tag = Off'; } > "$PHP_INI_DIR/conf.d/app.ini"
    #                                                     ^^^ warning php-configuration-drift: short_open_tag is Off here and 1 in production: code behind "<?" runs in one and is printed in the other
    #- /compose.yaml
    services: {php: {build: .}}
    `,
  ],
  [
    'variables that a public image reads',
    `
    applications:
      app: {type: "php:8.4", variables: {php: {memory_limit: 512M, upload_max_filesize: 16M}}}
    #                                                        ^^^^ information php-configuration-drift: memory_limit is 512M in production and 256M locally (php, by compose.yaml): what fits in memory in one may not fit in the other
    #                                                                                   ^^^ warning php-configuration-drift: upload_max_filesize is 16M in production and 100M locally (php, by .docker/php.env): files that one accepts the other refuses
    #- /compose.yaml
    services:
      php:
        image: serversideup/php:8.4-fpm-nginx
        env_file: .docker/php.env
        environment:
          PHP_MEMORY_LIMIT: "256M"
    #                        ^^^^ information php-configuration-drift: memory_limit is 256M here and 512M in production: what fits in memory in one may not fit in the other
          PHP_DISPLAY_ERRORS: "On"
    #- /.docker/php.env
    PHP_UPLOAD_MAX_FILE_SIZE=100M
    #                        ^^^^ warning php-configuration-drift: upload_max_filesize is 100M here and 16M in production: files that one accepts the other refuses
    `,
  ],
  [
    'variables with the name of a setting, on an image that is built on',
    `
    applications:
      app: {type: "php:8.4", variables: {php: {max_input_vars: 1000, post_max_size: 8M}}}
    #                                                          ^^^^ warning php-configuration-drift: max_input_vars is 1000 in production and 5000 locally (php, by compose.yaml): long forms that one accepts the other cuts short
    #                                                                               ^^ warning php-configuration-drift: post_max_size is 8M in production and 64M locally (php, by compose.yaml): forms that one accepts the other refuses
    #- /Dockerfile
    FROM webdevops/php-nginx:8.4-alpine
    #- /compose.yaml
    services:
      php:
        build: .
        environment:
          - php.max_input_vars=5000
    #                          ^^^^ warning php-configuration-drift: max_input_vars is 5000 here and 1000 in production: long forms that one accepts the other cuts short
          - PHP_POST_MAX_SIZE=64M
    #                         ^^^ warning php-configuration-drift: post_max_size is 64M here and 8M in production: forms that one accepts the other refuses
    `,
  ],
  [
    'a variable in an ini file, in a folder that is scanned besides',
    `
    applications:
      app: {type: "php:8.4", variables: {php: {upload_max_filesize: 16M, post_max_size: 20M}}}
    #                                                               ^^^ warning php-configuration-drift: upload_max_filesize is 16M in production and 64M locally (php, by compose.yaml): files that one accepts the other refuses
    #                                                                                   ^^^ warning php-configuration-drift: post_max_size is 20M in production and 8M locally (php, by docker/app.ini): forms that one accepts the other refuses
    #- /Dockerfile
    FROM php:8.4
    ENV PHP_INI_SCAN_DIR=":$PHP_INI_DIR/app.conf.d"
    COPY docker/app.ini $PHP_INI_DIR/app.conf.d/
    #- /compose.yaml
    services:
      php: {build: ., environment: {UPLOADS: 64M}}
    #                                        ^^^ warning php-configuration-drift: upload_max_filesize is 64M here and 16M in production: files that one accepts the other refuses
    #- /docker/app.ini
    upload_max_filesize = \${UPLOADS}
    post_max_size = "\${FORMS:-8M}"
    #                         ^^ warning php-configuration-drift: post_max_size is 8M here and 20M in production: forms that one accepts the other refuses
    `,
  ],
])('php-configuration-drift: %s', (_, drawing) => checkProblems(drawing, [phpConfigurationDrift]));

const project = (declared: string, ini: string) => `applications:
  app: {type: "php:8.4", variables: {php: {${declared}}}}
#- /compose.yaml
services: {php: {image: "php:8.4", volumes: ["./my.ini:/usr/local/etc/php/conf.d/my.ini"]}}
#- /my.ini
${ini}
`;

test.each([
  ['the same size in another unit', 'memory_limit: 1G', 'memory_limit = 1024M'],
  ['the same switch in other words', 'short_open_tag: false', 'short_open_tag = Off'],
  [
    'the same file in another folder',
    'opcache.preload: config/preload.php',
    'opcache.preload = /app/config/preload.php',
  ],
  ['a setting of one side', 'memory_limit: 1G', 'post_max_size = 8M'],
  ['a setting for development', 'display_errors: "0"', 'display_errors = 1\nxdebug.mode = debug\nerror_reporting = 1'],
  ['a value of a variable', 'memory_limit: 1G', 'memory_limit = ${LIMIT}'],
  ['a value for some hosts', 'memory_limit: 1G', '[HOST=example.com]\nmemory_limit = 2G'],
  ['a value that a comment says', 'memory_limit: 1G', ';memory_limit = 2G\n#memory_limit = 2G'],
  ['two values', 'memory_limit: 1G', 'memory_limit = 2G\nmemory_limit = 1G'],
  ['a name of every object', '__proto__: 1, toString: 1', 'toString = 2\n__proto__ = 2'],
  ['bad input', 'memory_limit: [1]', '= 2\n[\nmemory_limit\n\0'],
])('php-configuration-drift: %s is no difference', (_, declared, ini) =>
  checkProblems(project(declared, ini), [phpConfigurationDrift]),
);

const container = (service: string, ini = '') => `applications:
  app: {type: "php:8.4", variables: {php: {memory_limit: 1G}}}
#- /compose.yaml
services: {php: {${service}}}
#- /Dockerfile
FROM php:8.4
ENV PHP_INI_SCAN_DIR=/app/ini
COPY my.ini /usr/local/etc/php/conf.d/
#- /my.ini
${ini}
`;

test.each([
  ['a variable that the image does not read', 'image: "php:8.4", environment: {PHP_MEMORY_LIMIT: 2G}'],
  ['a variable without a value', 'image: "serversideup/php:8.4-fpm", environment: [PHP_MEMORY_LIMIT]'],
  ['an empty variable', 'image: "serversideup/php:8.4-fpm", environment: {PHP_MEMORY_LIMIT: ""}'],
  ['a variable with the declared value', 'image: "wodby/php:8.4", environment: {PHP_MEMORY_LIMIT: 1024M}'],
  ['a name of every object', 'image: "wodby/php:8.4", environment: {constructor: 2G, __proto__: 2G}'],
  [
    'a variable against a file of the container',
    'image: "wodby/php:8.4", volumes: ["./my.ini:/usr/local/etc/php/conf.d/my.ini"], environment: {PHP_MEMORY_LIMIT: 2G}',
    'memory_limit = 1G',
  ],
  ['a file in a folder that is not scanned', 'build: .', 'memory_limit = 2G'],
  [
    'a file where the folders are not known',
    'image: "php:8.4", volumes: ["./my.ini:/usr/local/etc/php/conf.d/my.ini"], environment: [PHP_INI_SCAN_DIR]',
    'memory_limit = 2G',
  ],
  [
    'a file beside php.ini, which PHP does not read',
    'image: "php:8.4", volumes: ["./my.ini:/usr/local/etc/php/my.ini"]',
    'memory_limit = 2G',
  ],
  [
    'an ini file of the application itself',
    'image: "php:8.4", volumes: ["./my.ini:/app/php.ini"]',
    'memory_limit = 2G',
  ],
  [
    'a variable that somebody else sets',
    'image: "php:8.4", volumes: ["./my.ini:/usr/local/etc/php/php.ini"], environment: [LIMIT]',
    'memory_limit = ${LIMIT:-2G}',
  ],
])('php-configuration-drift: %s is no difference', (_, service, ini = '') =>
  checkProblems(container(service, ini), [phpConfigurationDrift]),
);

describe('php-configuration-drift fixes', () => {
  test.each([
    ['memory_limit = 2G ; much', 'memory_limit = 1G ; much'],
    ['memory_limit="2G"', 'memory_limit="1G"'],
  ])('%s', (before, after) => {
    const title = 'Set memory_limit to 1G in my.ini';
    checkFix(project('memory_limit: 1G', before), phpConfigurationDrift, title, `#- /my.ini\n${after}\n`);
    expect(fixTitles(project('memory_limit: 1G', before), phpConfigurationDrift)).toEqual(Array(2).fill(`* ${title}`));
  });

  test('a variable of the container', () => {
    const compose = (limit: string) =>
      `#- /compose.yaml\nservices:\n  php:\n    image: wodby/php:8.4\n    environment:\n      PHP_MEMORY_LIMIT: ${limit} # kept\n`;
    const drawing = `applications: {app: {type: "php:8.4", variables: {php: {memory_limit: 1G}}}}\n`;
    const title = 'Set memory_limit to 1G in compose.yaml';
    checkFix(drawing + compose("'2G'"), phpConfigurationDrift, title, compose("'1G'"));
    checkFix(drawing + compose('2G'), phpConfigurationDrift, title, compose('1G'));
    expect(fixTitles(drawing + compose('${LIMIT:-2G}'), phpConfigurationDrift)).toEqual([]);
  });

  test('none for a value that is not plain', () => {
    expect(fixTitles(project('disable_functions: "a,b"', 'disable_functions=c'), phpConfigurationDrift)).toEqual([]);
  });
});
