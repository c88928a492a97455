import { test } from 'vitest';
import { missingKey } from '../../../../server/manifest/rules/missingKey';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what the platform asks for',
    `
    applications:
      app:
    # ^^^ error missing-key: "app" needs "type"
        web: {}
        workers: {queue: {}}
    #             ^^^^^ error missing-key: "queue" needs "commands"
        crons: {clean: {spec: "0 3 * * *", commands: {}}, other: {cmd: "true"}, third: {spec: "0 3 * * *"}}
    #                                                                           ^^^^^ error missing-key: "third" needs "commands"
    #                                                     ^^^^^ error missing-key: "other" needs "spec"
    #                                      ^^^^^^^^ error missing-key: "commands" needs "start"
        mounts: {a: {source_path: a}}
    #            ^ error missing-key: "a" needs "source"
        operations: {clear: {}}
    #                ^^^^^ error missing-key: "clear" needs "commands"
        firewall: {}
    #   ^^^^^^^^ error missing-key: "firewall" needs "outbound"
    services:
      db: {}
    # ^^ error missing-key: "db" needs "type"
      proxy: {type: "varnish:7.6", configuration: {}}
    #                              ^^^^^^^^^^^^^ error missing-key: "configuration" needs "vcl"
    # ^^^^^ error missing-key: "proxy" needs "relationships"
      search:
        type: solr:9.9
        configuration: {endpoints: {main: {}}}
    #                               ^^^^ error missing-key: "main" needs "core"
      keys: {type: "vault-kms:1.12"}
    # ^^^^ error missing-key: "keys" needs "configuration"
      copy: {type: "mariadb-replica:11.8"}
    # ^^^^ error missing-key: "copy" needs "relationships"
    routes:
      a: {redirects: {}}
    #     ^^^^^^^^^ error missing-key: "redirects" needs "paths"
      b: {redirects: {paths: {/a: {}}}}
    #                         ^^ error missing-key: "/a" needs "to"
      c: {cache: {default_ttl: 60}}
    #     ^^^^^ error missing-key: "cache" needs "enabled"
    `,
  ],
  [
    'a value that is missing',
    `
    applications:
      app:
        type:
    #   ^^^^ error missing-key: "type" has no value
        workers:
          queue:
    #     ^^^^^ error missing-key: "queue" needs "commands"
      other: &empty
    # ^^^^^ error missing-key: "other" needs "type"
      third: *empty
    # ^^^^^ error missing-key: "third" needs "type"
      fourth: {type: null}
    #          ^^^^ error missing-key: "type" has no value
    services:
      db:
    # ^^ error missing-key: "db" needs "type"
    `,
  ],
  [
    'a stack stands in for a type, a merged map for keys',
    `
    .base: &base
      type: nodejs:24
    applications:
      composed:
        stack: {runtimes: ["php@8.4"]}
      merged:
        <<: *base
      included: !include {type: yaml, path: app.yaml}
    services:
    routes:
      a: {tls: , cache: }
    `,
  ],
])('missing-key: %s', (_, drawing) => checkProblems(drawing, [missingKey]));
