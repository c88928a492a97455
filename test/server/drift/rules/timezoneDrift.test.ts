import { describe, test } from 'vitest';
import { timezoneDrift } from '../../../../server/drift/rules/timezoneDrift';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'an application and its database',
    `
    #- /.upsun/config.yaml
    applications:
      web:
        type: nodejs:24
        timezone: Europe/Paris
    #   ^^^^^^^^^^^^^^^^^^^^^^ information timezone-drift: The clock of web shows UTC in production and Europe/Paris locally (web): timezone moves the crons alone
    services:
      db: {type: "postgresql:17"}
    # ^^ information timezone-drift: The clock of db shows UTC in production and Asia/Tokyo locally (db)
    #- /compose.yaml
    services:
      web:
        image: node:24
        environment: {TZ: Europe/Paris}
    #                     ^^^^^^^^^^^^ information timezone-drift: The time zone of web is Europe/Paris here and UTC in production
      db:
        image: postgres:17
        environment: [TZ=Asia/Tokyo]
    #                    ^^^^^^^^^^ information timezone-drift: The time zone of db is Asia/Tokyo here and UTC in production
    `,
  ],
  [
    'the command of a database, before TZ',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
    # ^^ information timezone-drift: The clock of db shows UTC in production and +02:00 locally (db)
      pg: {type: "postgresql:17"}
    # ^^ information timezone-drift: The clock of pg shows UTC in production and America/Lima locally (pg)
    #- /compose.yaml
    services:
      db:
        image: mariadb:11.8
        command: mariadbd --default-time-zone='+02:00' --max_connections=9
    #                                          ^^^^^^ information timezone-drift: The time zone of db is +02:00 here and UTC in production
        environment: {TZ: UTC}
      pg:
        image: postgres:17
        command: ["postgres", "-c", "TimeZone=America/Lima"]
    #                                         ^^^^^^^^^^^^ information timezone-drift: The time zone of pg is America/Lima here and UTC in production
    `,
  ],
  [
    'the configuration file of a database',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "oracle-mysql:8.0"}
    # ^^ information timezone-drift: The clock of db shows UTC in production and Asia/Tokyo locally (mysql)
    #- /compose.yaml
    services:
      mysql:
        image: mysql:8.0
        volumes: ["./my.cnf:/etc/mysql/conf.d/my.cnf"]
    #- /my.cnf
    [mysqld]
    default_time_zone = 'Asia/Tokyo'
    #                    ^^^^^^^^^^ information timezone-drift: The time zone of db is Asia/Tokyo here and UTC in production
    `,
  ],
  [
    'a Dockerfile',
    `
    #- /.upsun/config.yaml
    applications:
      web: {type: "python:3.14"}
    # ^^^ information timezone-drift: The clock of web shows UTC in production and Europe/Berlin locally (web)
    #- /Dockerfile
    FROM python:3.14
    ENV LANG=C TZ="Europe/Berlin"
    #              ^^^^^^^^^^^^^ information timezone-drift: The time zone of web is Europe/Berlin here and UTC in production
    #- /compose.yaml
    services: {web: {build: .}}
    `,
  ],
  [
    'an ini file of PHP, which does not heed TZ',
    `
    applications:
      app: {type: "php:8.4"}
    # ^^^ information timezone-drift: The clock of app shows UTC in production and Europe/Paris locally (php)
    #- /compose.yaml
    services:
      php:
        image: php:8.4
        environment: {TZ: Asia/Tokyo}
        volumes: ["./app.ini:/usr/local/etc/php/conf.d/app.ini"]
    #- /app.ini
    date.timezone = Europe/Paris
    #               ^^^^^^^^^^^^ information timezone-drift: The time zone of app is Europe/Paris here and UTC in production
    `,
  ],
])('timezone-drift: %s', (_, drawing) => checkProblems(drawing, [timezoneDrift]));

test.each([
  ['UTC', '', 'image: "node:24", environment: {TZ: Etc/UTC}'],
  ['no time zone here', 'timezone: Europe/Paris', 'image: "node:24"'],
  [
    'a time zone that production sets',
    'variables: {env: {TZ: Europe/Paris}}',
    'image: "node:24", environment: {TZ: Europe/Rome}',
  ],
  ['a variable without a value', '', 'image: "node:24", environment: {TZ: "${ZONE}"}'],
  ['the time zone of whoever starts it', '', 'image: "node:24", environment: [TZ]'],
  ['a cache', '', 'image: "redis:8", environment: {TZ: Europe/Paris}'],
  ['what is no time zone', '', 'image: "node:24", environment: {TZ: "a b"}'],
])('timezone-drift: %s is no difference', (_, application, service) =>
  checkProblems(
    `applications: {web: {type: "nodejs:24", ${application}}}\nservices: {cache: {type: "redis:8"}}\n#- /compose.yaml\nservices: {web: {${service}}}\n`,
    [timezoneDrift],
  ),
);

test.each([
  ['UTC by its command, whatever TZ says', 'command: --default-time-zone=UTC, environment: {TZ: Europe/Paris}'],
  ['an offset of nothing', "command: [mariadbd, '--default-time-zone=+00:00']"],
  ['the time zone of its machine', 'command: --default-time-zone=SYSTEM'],
  ['a variable', 'command: "--default-time-zone=${ZONE}"'],
  ['what is said twice', 'command: "--default-time-zone=Asia/Tokyo --default-time-zone=UTC"'],
  ['the option of another server', 'command: "-c timezone=Asia/Tokyo"'],
])('timezone-drift: a database with %s is no difference', (_, service) =>
  checkProblems(
    `services: {db: {type: "mariadb:11.8"}}\n#- /compose.yaml\nservices: {db: {image: "mariadb:11.8", ${service}}}\n`,
    [timezoneDrift],
  ),
);

describe('timezone-drift fixes', () => {
  test.each([
    ['{TZ: "Europe/Paris"}', '{TZ: "UTC"}'],
    ['[TZ=Europe/Paris]', '[TZ=UTC]'],
  ])('%s', (before, after) => {
    const compose = (environment: string) =>
      `#- /compose.yaml\nservices: {web: {image: "node:24", environment: ${environment}}}\n`;
    const drawing = `applications: {web: {type: "nodejs:24"}}\n${compose(before)}`;
    checkFix(drawing, timezoneDrift, 'Set the time zone to UTC', compose(after));
  });

  test.each([
    ['Asia/Tokyo', 'UTC'],
    ['+02:00', '+00:00'],
  ])('the option %s of a database', (before, after) => {
    const compose = (zone: string) =>
      `#- /compose.yaml\nservices: {db: {image: "mysql:8.0", command: "mysqld --default-time-zone=${zone} -v"}}\n`;
    const drawing = `services: {db: {type: "oracle-mysql:8.0"}}\n${compose(before)}`;
    checkFix(drawing, timezoneDrift, 'Set the time zone to UTC', compose(after));
  });
});
