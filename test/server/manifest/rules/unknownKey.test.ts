import { describe, expect, test } from 'vitest';
import { unknownKey } from '../../../../server/manifest/rules/unknownKey';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'near to a known one',
    `
    applications:
      app:
        typ: nodejs:24
    #   ^^^ warning unknown-key: Unknown key "typ": did you mean "type"?
        relationship:
    #   ^^^^^^^^^^^^ warning unknown-key: Unknown key "relationship": did you mean "relationships"?
          db:
        web:
          comands:
    #     ^^^^^^^ warning unknown-key: Unknown key "comands": did you mean "commands"?
            start: node .
    service:
    #^^^^^^ error unknown-key: Unknown key "service": did you mean "services"?
      db:
        type: postgresql:17
        configuration:
          extension: [vector]
    `,
  ],
  [
    'near to nothing',
    `
    applications:
      app:
        type: nodejs:24
        colour: red
    #   ^^^^^^ warning unknown-key: Unknown key "colour"
    colour: red
    #^^^^^ error unknown-key: Unknown key "colour"
    `,
  ],
  [
    'of another place: the whole application, a location, another engine',
    `
    applications:
      app:
        type: php:8.4
        web:
          hooks: {build: make}
    #     ^^^^^ error unknown-key: "hooks" is not a key here. It is set for the whole application, one level up
          locations:
            /: {rules: {'x': {root: public, index: [a]}}}
    #                                       ^^^^^ error unknown-key: "index" is not a key here. Rules do not take it: set it in the location
    #                         ^^^^ error unknown-key: "root" is not a key here. Rules do not take it: set it in the location
        workers:
          queue: {commands: {start: a}, crons: {}}
    #                                   ^^^^^ error unknown-key: "crons" is not a key here. It is set for the whole application, one level up
    services:
      db: {type: "oracle-mysql:8.4", configuration: {properties: {}}}
    #                                                ^^^^^^^^^^ error unknown-key: "properties" is not a key here. Only MariaDB takes it
      bus: {type: "kafka:4.1", configuration: {topics: [a]}}
    #                                          ^^^^^^ warning unknown-key: Unknown key "topics"
    `,
  ],
  [
    'copied from Compose',
    `
    version: "3"
    #^^^^^^ error unknown-key: Unknown key "version" (a key of Docker Compose?)
    volumes: {}
    #^^^^^^ error unknown-key: Unknown key "volumes" (a key of Docker Compose?)
    applications: {}
    `,
  ],
  [
    'extensions as Compose has them',
    `
    x-shared: {}
    #^^^^^^^ warning unknown-key: Unknown key "x-shared": a key that is only there for its anchor begins with a dot
    `,
  ],
  [
    'of the older configuration',
    `
    applications:
      app:
        name: app
    #   ^^^^ error unknown-key: "name" is not a key here. Not part of this manifest: on Upsun the key of the map is the name
        type: nodejs:24
        disk: 1024
    #   ^^^^ error unknown-key: "disk" is not a key here. Disk sizes are set for each environment: \`upsun resources:set --disk\`
        size: S
    #   ^^^^ error unknown-key: "size" is not a key here. Resources are set for each environment: \`upsun resources:set\`
    `,
  ],
  [
    'that depends on the type of the service',
    `
    services:
      db:
        type: mariadb:11.8
        configuration:
          schemas: [main]
          databases: [main]
    #     ^^^^^^^^^ warning unknown-key: Unknown key "databases"
      pg:
        type: postgresql:17
        configuration:
          databases: [main]
          schemas: [main]
    #     ^^^^^^^ warning unknown-key: Unknown key "schemas"
      odd:
        type: whatever:1
        configuration:
          goes: true
      bus:
        type: rabbitmq:4.1
        configuration:
          vhosts: [a]
    `,
  ],
  [
    'in routes and lists',
    `
    applications:
      app:
        firewall:
          outbound:
            - port: [443]
    #         ^^^^ warning unknown-key: Unknown key "port": did you mean "ports"?
              domains: [example.com]
    routes:
      "https://{default}/":
        upstrem: "app:http"
    #   ^^^^^^^ warning unknown-key: Unknown key "upstrem": did you mean "upstream"?
        redirects:
          paths:
            "/a": {to: /b, cod: 301}
    #                      ^^^ warning unknown-key: Unknown key "cod": did you mean "code"?
    `,
  ],
  [
    'free names, anchors and merges are fine',
    `
    .shared: &shared
      variables: {env: {ANY: 1}, odd: {ANY: 2}}
    applications:
      any name:
        <<: *shared
        .hidden: 1
        type: nodejs:24
        crons: {any: {spec: "0 * * * *", commands: {start: "true"}}}
        mounts: {any/path: {source: tmp}}
        web: {locations: {"/any": {rules: {'\\.any$': {expires: 1h}}}}}
    `,
  ],
  [
    'words of package managers in the place of a language',
    `
    applications:
      app:
        type: nodejs:24
        dependencies: {npm: {yarn: "*"}, nodejs: {}, pip: {poetry: "*"}}
    #                                                ^^^ error unknown-key: "pip" is not a key here: did you mean "python3"?
    #                  ^^^ error unknown-key: "npm" is not a key here: did you mean "nodejs"?
    `,
  ],
])('unknown-key: %s', (_, drawing) => checkProblems(drawing, [unknownKey]));

describe('unknown-key fixes', () => {
  test('rename, and keep what stands around', () => {
    checkFix(
      `
      applications:
        app:
          typ: nodejs:24 # the language
          # kept
          web: {}
      `,
      unknownKey,
      'Rename to "type"',
      `
      applications:
        app:
          type: nodejs:24 # the language
          # kept
          web: {}
      `,
    );
  });

  test('a quoted key stays quoted', () => {
    checkFix(
      `
      applications:
        app: {"typ": "nodejs:24"}
      `,
      unknownKey,
      'Rename to "type"',
      `
      applications:
        app: {"type": "nodejs:24"}
      `,
    );
  });

  const older = `
    applications:
      app:
        disk: 1024 # MB
        # the language
        type: nodejs:24
        size: S
    `;

  test('remove the first key of a map', () => {
    checkFix(
      older,
      unknownKey,
      'Remove "disk"',
      `
    applications:
      app:
        # the language
        type: nodejs:24
        size: S
    `,
    );
  });

  test('remove the last key of a map', () => {
    checkFix(
      older,
      unknownKey,
      'Remove "size"',
      `
    applications:
      app:
        disk: 1024 # MB
        # the language
        type: nodejs:24
    `,
    );
  });

  test('a key that is there already is not proposed again', () => {
    expect(fixTitles('applications:\n  app:\n    type: php:8.4\n    typ: php:8.4\n', unknownKey)).toEqual([]);
  });

  test('nothing that would leave an empty map is proposed', () => {
    expect(fixTitles('applications:\n  app:\n    disk: 1024\n', unknownKey)).toEqual([]);
  });
});
