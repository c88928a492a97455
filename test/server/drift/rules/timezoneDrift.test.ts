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
});
