import { expect, test } from 'vitest';
import { manifestRules } from '../../../server/manifest/rules';
import { check } from '../../../server/check';
import { projectOf } from '../../fixture';
import { checkProblems } from '../checkProblems';

/** Manifests as people write them, with every part of the language: nothing in them is a mistake. */
test.each([
  [
    'a PHP application with workers, crons and services',
    `
    applications:
      shop:
        type: "php:8.4"
        source:
          root: "/"
          operations:
            update: {command: "composer update && git commit -am update"}
        container_profile: BALANCED
        build: {flavor: none}
        dependencies:
          php: {composer/composer: "^2"}
          nodejs: {n: "*"}
        runtime:
          extensions: [amqp, redis, apcu, {blackfire: {}}]
          disabled_extensions: [gd]
          sizing_hints: {request_memory: 60, reserved_memory: 80}
        relationships:
          database: "db:mysql"
          cache:
          queue: {service: bus, endpoint: rabbitmq}
          search: "search:opensearch"
        variables:
          env: {APP_ENV: prod, DEBUG: 0}
          php: {memory_limit: 256M}
        mounts:
          "/var/cache": {source: instance, source_path: cache}
          "/var/uploads": {source: storage}
          "/shared": {source: service, service: files, source_path: ""}
        web:
          locations:
            "/":
              root: public
              passthru: /index.php
              expires: 5m
              index: [index.php]
              allow: true
              scripts: true
              headers: {X-Frame-Options: DENY}
              rules:
                "\\\\.(css|js)$": {expires: 4w, allow: true}
        workers:
          queue:
            commands: {start: "bin/console messenger:consume"}
            variables: {env: {WORKER: 1}}
            relationships: {database: "db:mysql"}
        crons:
          clean:
            spec: "H 3 * * *"
            commands: {start: "bin/console clean", stop: "true"}
            shutdown_timeout: 20
            timeout: 3600
        hooks:
          build: |
            set -e
            composer install --no-dev
          deploy: bin/console migrate
          post_deploy: "true"
        operations:
          clear: {role: admin, commands: {start: "bin/console cache:clear"}}
        timezone: Europe/Paris
        access: {ssh: contributor}
        firewall:
          outbound: [{protocol: tcp, domains: [example.com], ports: [443]}]
        additional_hosts: {api.internal: 192.0.2.1}
    services:
      db:
        type: mariadb:11.8
        configuration:
          schemas: [main, reports]
          endpoints:
            mysql: {default_schema: main, privileges: {main: admin, reports: ro}}
          properties: {max_allowed_packet: 64}
      cache: {type: "redis:8.0", configuration: {maxmemory_policy: allkeys-lfu}}
      bus: {type: "rabbitmq:4.3", configuration: {vhosts: [main]}}
      search: {type: "opensearch:3", configuration: {plugins: [analysis-icu]}}
      files: {type: "network-storage:1.0"}
    routes:
      "https://{default}/":
        type: upstream
        upstream: "shop:http"
        primary: true
        id: main
        cache: {enabled: true, default_ttl: 0, cookies: ["*"], headers: [Accept]}
        redirects:
          expires: 1d
          paths:
            "/old": {to: "/new", code: 301, prefix: false}
            "^/a/(.*)$": {to: "/b/$1", regexp: true}
        tls: {strict_transport_security: {enabled: true, include_subdomains: true}}
        attributes: {team: shop}
      "https://www.{default}/":
        type: redirect
        to: "https://{default}/"
    `,
  ],
  [
    'several applications in a composable image and others, behind Varnish',
    `
    applications:
      api:
        type: "composable:26.05"
        source: {root: api}
        stack:
          runtimes:
            - "php@8.4": {extensions: [redis, pdo_pgsql], disabled_extensions: [gd]}
            - "nodejs@24"
          packages:
            - yarn
            - package: wkhtmltopdf
              channel: unstable
        relationships: {database: "db:postgresql", keys: "kms:signing", search: "solr:main"}
        web:
          upstream: {socket_family: unix, protocol: fastcgi}
          commands: {pre_start: "true", start: php-fpm, post_start: "true"}
          locations: {"/": {root: public, passthru: "/index.php"}}
      front:
        type: nodejs:24
        source: {root: front}
        relationships: {api: "api:http"}
        web: {commands: {start: node server.js}}
    services:
      db:
        type: postgresql:17
        configuration:
          databases: [main, legacy]
          endpoints:
            postgresql: {default_database: main, privileges: {main: admin}}
            reader: {default_database: legacy, privileges: {legacy: ro}}
          extensions: [pg_trgm, postgis]
      proxy:
        type: varnish:9.0
        relationships: {front: "front:http"}
        configuration: {vcl: !include {type: string, path: config.vcl}}
      solr:
        type: solr:9.9
        configuration:
          cores:
            main: {conf_dir: !archive "solr/conf"}
          endpoints: {main: {core: main}}
      kms:
        type: vault-kms:1.12
        configuration:
          endpoints:
            signing:
              - {policy: admin, key: vault-sign, type: sign}
              - {policy: sign, key: vault-sign, type: sign}
    routes:
      "https://{default}/": {type: upstream, upstream: "proxy:http", cache: {enabled: false}}
      "https://api.{default}/": {type: upstream, upstream: "api:http"}
      "https://solr.{default}/": {type: proxy, to: "https://example.com"}
    #- /api/public/index.php
    <?php
    #- /front/server.js
    listen();
    #- /.upsun/config.vcl
    sub vcl_recv {}
    #- /.upsun/solr/conf/schema.xml
    <schema/>
    `,
  ],
  [
    'small ones in several files, with anchors',
    `
    #- /two/app.py
    #- /.upsun/applications.yaml
    .worker: &worker
      variables: &variables {env: {MODE: worker}}
    applications:
      one: &one
        type: python:3.13
        <<: *worker
        relationships: {store: {service: mongo}}
        web: {commands: {start: "gunicorn app:app"}}
      two:
        <<: *one
        source: {root: two}
    #- /.upsun/routes.yaml
    routes:
      "https://{default}/": {type: upstream, upstream: one:http}
      "https://two.{default}/": {type: upstream, upstream: two:http}
    #- /.upsun/services.yaml
    services:
      mongo: {type: "mongodb-enterprise:7.0"}
    #                ^^^^^^^^^^^^^^^^^^ information premium-service: MongoDB is a premium service: your organisation must have it
    `,
  ],
])('%s', (_, drawing) => checkProblems(drawing, manifestRules));

test('mistakes behind a bomb of aliases are found, each once, and the check ends', () => {
  const level = (name: string, child: string) =>
    `x-${name}: &${name} {${Array.from({ length: 60 }, (_, at) => `k${at}: *${child}`).join(', ')}}`;
  const text = [
    'x-mount: &mount {source: nowhere}',
    level('mounts', 'mount'),
    'x-worker: &worker {commands: {start: a}, mounts: *mounts}',
    level('workers', 'worker'),
    'x-app: &app {type: "nodejs:24", workers: *workers, mounts: *mounts}',
    `applications: {${Array.from({ length: 60 }, (_, at) => `a${at}: *app`).join(', ')}}`,
  ].join('\n');
  const { problems } = check(projectOf({ texts: { '.upsun/config.yaml': text } }), manifestRules);
  expect(problems.filter(({ code }) => code === 'wrong-type')).toHaveLength(1);
});
