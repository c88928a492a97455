import { describe, test } from 'vitest';
import { wrongType } from '../../../../server/manifest/rules/wrongType';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'kinds of values',
    `
    applications:
      app:
        type: [nodejs, 24]
    #   ^^^^ error wrong-type: "type" must be a text, not a list
        relationships: db
    #                  ^^ error wrong-type: "relationships" must be a map, not a text
        web: true
    #        ^^^^ error wrong-type: "web" must be a map, not true or false
        hooks:
          build: {start: npm ci}
    #     ^^^^^ error wrong-type: "build" must be a text, not a map
        crons:
    #   ^^^^^ error wrong-type: "crons" must be a map, not a list
          - spec: "0 * * * *"
        workers:
          queue:
            commands: node worker.js
    #                 ^^^^^^^^^^^^^^ error wrong-type: "commands" must be a map, not a text
        variables:
          NODE_ENV: production
    #               ^^^^^^^^^^ error wrong-type: "NODE_ENV" must be a map, not a text: environment variables stand below "env"
    services:
    #^^^^^^^ error wrong-type: "services" must be a map, not a list (of names to their settings)
      - db
    routes: text
    #       ^^^^ error wrong-type: "routes" must be a map, not a text
    `,
  ],
  [
    'a manifest that is a list',
    `
    - applications
    #^^^^^^^^^^^^^… error wrong-type: The manifest must be a map, not a list
    `,
  ],
  [
    'values outside of their list',
    `
    applications:
      app:
        mounts:
          a: {source: storag}
    #                 ^^^^^^ error wrong-type: "storag" is not a value of "source": did you mean "storage"?
          b: {source: local}
    #                 ^^^^^ warning wrong-type: Mounts with "source: local" belong to the older configuration: write "storage" for data to keep, "tmp" or "instance" for the rest
          c: {source: nowhere}
    #                 ^^^^^^^ error wrong-type: "nowhere" is not a value of "source": storage, instance, tmp, temporary, service
        access: {ssh: viewr}
    #                 ^^^^^ error wrong-type: "viewr" is not a value of "ssh": did you mean "viewer"?
        web:
          upstream: {socket_family: 'TCP', protocol: http}
    #                               ^^^^^ error wrong-type: "TCP" is not a value of "socket_family": did you mean "tcp"?
    routes:
      a: {type: upsteam}
    #           ^^^^^^^ error wrong-type: "upsteam" is not a value of "type": did you mean "upstream"?
      b: {redirects: {paths: {/a: {to: /b, code: 303}}}}
    #                                            ^^^ error wrong-type: "303" is not a value of "code": 301, 302, 307, 308
    services:
      c:
        type: redis:8.0
        configuration: {maxmemory_policy: allkeys_lru}
    #                                     ^^^^^^^^^^^ error wrong-type: "allkeys_lru" is not a value of "maxmemory_policy": did you mean "allkeys-lru"?
    `,
  ],
  [
    'what YAML reads in other ways is taken',
    `
    applications:
      app:
        type: 24
        timezone:
        build: {flavor: heroku}
        relationships: {db: , cache: {}, queue: "queue:amqp"}
        variables: {env: {NUMBER: 1, FLAG: true, EMPTY: , LIST: [1], MAP: {a: 1}}}
        web: {locations: {/: {expires: -1, passthru: true}, /b: {expires: 1h, passthru: /index.php, root: }}}
        dependencies: {nodejs: {sharp: 1}}
    services:
    routes:
      a: {cache: false, redirects: {paths: {/a: {to: /b, code: 301}}}}
      b: {cache: {enabled: true}}
    `,
  ],
  [
    'what comes from another file is not judged',
    `
    applications:
      app: !include
        type: yaml
        path: app.yaml
    services:
      proxy:
        type: varnish:7.6
        configuration:
          vcl: !include {type: string, path: config.vcl}
      search:
        type: solr:9.9
        configuration:
          core_config: !archive conf
    `,
  ],
  [
    'behind an alias, the alias is underlined',
    `
    x: &x {source: storag}
    applications:
      app:
        mounts:
          a: {source: &s nowhere}
    #                    ^^^^^^^ error wrong-type: "nowhere" is not a value of "source": storage, instance, tmp, temporary, service
          b: {source: *s}
    #                 ^^ error wrong-type: "nowhere" is not a value of "source": storage, instance, tmp, temporary, service
    `,
  ],
])('wrong-type: %s', (_, drawing) => checkProblems(drawing, [wrongType]));

describe('wrong-type fixes', () => {
  test('keep the quotes and the comment', () => {
    checkFix(
      `
      applications:
        app:
          mounts:
            a: {source: 'storag'} # kept
      `,
      wrongType,
      'Change to "storage"',
      `
      applications:
        app:
          mounts:
            a: {source: 'storage'} # kept
      `,
    );
  });

  test('of an older mount are offered, not preferred', () => {
    checkFix(
      `
      applications:
        app:
          mounts:
            a:
              source: local
      `,
      wrongType,
      'Change to "tmp"',
      `
      applications:
        app:
          mounts:
            a:
              source: tmp
      `,
    );
  });
});
