import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directivesIn } from '../../../../core/readers/proxy/directives';
import { readCaddyfile } from '../../../../core/readers/proxy/caddyfile';
import { readNginx } from '../../../../core/readers/proxy/nginx';
import { ruleMatches } from '../../../../core/readers/proxy/traefikRule';
import { routeMissingLocally } from '../../../../server/drift/rules/routeMissingLocally';
import { checkProblems } from '../../checkProblems';

const table = [routeMissingLocally];

test.each([
  [
    'labels of Traefik, as a map and as a list',
    `
    #- /.upsun/config.yaml
    applications:
      shop: {type: "php:8.4"}
      api: {type: "nodejs:24"}
    routes:
      "https://{default}/": {type: upstream, upstream: "shop:http"}
      "https://{default}/api": {type: upstream, upstream: "api:http"}
    # ^^^^^^^^^^^^^^^^^^^^^^^ information route-missing-locally: https://{default}/api goes to api in production, and to shop locally (compose.yaml)
      "https://www.{default}/": {type: redirect, to: "https://{default}/"}
    #- /compose.yaml
    services:
      shop:
        image: php:8.4
        labels:
          - traefik.http.routers.shop.rule=Host(\`shop.test\`) || Host(\`shop.test\`) && PathPrefix(\`/api/\`)
    #                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information route-missing-locally: shop.test/api goes to shop here, https://{default}/api to api in production
          - traefik.http.routers.www.rule=Host(\`www.shop.test\`)
          - traefik.http.routers.www.middlewares=to-apex
          - traefik.http.middlewares.to-apex.redirectregex.regex=^https?://www\\.(.*)
          - traefik.http.middlewares.to-apex.redirectregex.replacement=https://$\${1}
      api:
        image: node:24
        labels:
          traefik.enable: true
          traefik.http.routers.api.rule: "Host(\`api.shop.test\`)"
    `,
  ],
  [
    'sub-domains, whatever the domain is',
    `
    #- /.upsun/config.yaml
    applications:
      web: {type: "php:8.4"}
      api: {type: "nodejs:24"}
    routes:
      "https://{all}/": {type: upstream, upstream: "web:http"}
    # ^^^^^^^^^^^^^^^^ information route-missing-locally: https://{all}/ goes to web in production, and to api locally (compose.yaml)
      "https://api.{all}/": {type: upstream, upstream: "api:http"}
    # ^^^^^^^^^^^^^^^^^^^^ information route-missing-locally: https://api.{all}/ goes to api in production, and to web locally (compose.yaml)
    #- /compose.yaml
    services:
      web:
        image: php:8.4
        labels: ["traefik.http.routers.a.rule=Host(\`api.localhost\`)"]
    #                                         ^^^^^^^^^^^^^^^^^^^^^ information route-missing-locally: api.localhost goes to web here, https://api.{all}/ to api in production
      api:
        image: node:24
        labels: ["traefik.http.routers.b.rule=Host(\`localhost\`)"]
    #                                         ^^^^^^^^^^^^^^^^^ information route-missing-locally: localhost goes to api here, https://{all}/ to web in production
    `,
  ],
  [
    'nginx, with PHP and an upstream',
    `
    #- /.upsun/config.yaml
    applications:
      site: {type: "php:8.4"}
      api: {type: "nodejs:24"}
      docs: {type: "python:3.14"}
    routes:
      "https://{default}/": {type: upstream, upstream: "site:http"}
      "https://{default}/api": {type: upstream, upstream: "docs:http"}
    # ^^^^^^^^^^^^^^^^^^^^^^^ information route-missing-locally: https://{default}/api goes to docs in production, and to api locally (nginx.conf)
    # ^^^^^^^^^^^^^^^^^^^^^^^ hint route-missing-locally: docs has no route in the local proxy, which serves other applications: add one for https://{default}/api
    #- /compose.yaml
    services:
      nginx:
        image: nginx:1.29
        ports: ["80:80"]
        volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf:ro"]
      site: {image: "php:8.4-fpm"}
      api: {image: "node:24"}
      docs: {image: "python:3.14"}
    #- /nginx.conf
    upstream backend { server api:3000; }
    server{
      listen 80;
      server_name shop.test; # the shop
      location / { try_files $uri /index.php$is_args$args; }
      location ~ \\.php$ { fastcgi_pass site:9000; include fastcgi_params; }
      location ^~ /api/ { proxy_pass http://backend/; }
    #             ^^^^^ information route-missing-locally: shop.test/api goes to api here, https://{default}/api to docs in production
    }
    `,
  ],
  [
    'redirects of nginx',
    `
    #- /.upsun/config.yaml
    applications:
      site: {type: "php:8.4"}
    routes:
      "https://{default}/":
        type: upstream
        upstream: site:http
        redirects:
          paths:
            /old: {to: /new}
    #       ^^^^ information route-missing-locally: /old is redirected to /new in production, and to /newer/ locally (nginx/site.conf)
            /away: {to: "https://example.com/a"}
    #       ^^^^^ information route-missing-locally: /away is redirected to https://example.com/a in production, and to https://example.com/b locally (nginx/site.conf)
            /same: {to: "https://{default}/there"}
            "^/x(.*)$": {to: /y, regexp: true}
      "https://www.{default}/": {type: redirect, to: "https://{default}/"}
    # ^^^^^^^^^^^^^^^^^^^^^^^^ information route-missing-locally: https://www.{default}/ is redirected to https://{default}/ in production, and to https://app.shop.test locally (nginx/site.conf)
    #- /compose.yaml
    services:
      nginx: {image: nginx, volumes: ["./nginx:/etc/nginx/conf.d"]}
      fpm: {image: "php:8.4-fpm"}
    #- /nginx/site.conf
    server {
      server_name www.shop.test;
    #             ^^^^^^^^^^^^^ information route-missing-locally: www.shop.test is redirected to https://app.shop.test here, https://www.{default}/ to https://{default}/ in production
      return 301 https://app.shop.test$request_uri;
    }
    server {
      server_name shop.test;
      location = /old { return 301 /newer/; }
    #            ^^^^ information route-missing-locally: shop.test/old is redirected to /newer/ here, /old to /new in production
      rewrite ^/away$ https://example.com/b permanent;
    #         ^^^^^^^ information route-missing-locally: shop.test/away is redirected to https://example.com/b here, /away to https://example.com/a in production
      location /same { return 302 /there; }
      location / { fastcgi_pass fpm:9000; }
    }
    `,
  ],
  [
    'a Caddyfile',
    `
    #- /.upsun/config.yaml
    applications:
      front: {type: "nodejs:24"}
      api: {type: "php:8.4"}
      admin: {type: "python:3.14"}
    routes:
      "https://{default}/": {type: upstream, upstream: "front:http"}
      "https://{default}/api": {type: upstream, upstream: "api:http"}
      "https://{default}/admin":
    # ^^^^^^^^^^^^^^^^^^^^^^^^^ information route-missing-locally: https://{default}/admin goes to admin in production, and to front locally (Caddyfile)
        type: upstream
        upstream: admin:http
        redirects: {paths: {/admin/in: {to: /login}, /out: {to: /logout}}}
    #- /compose.yaml
    services:
      caddy: {image: "caddy:2", volumes: ["./Caddyfile:/etc/caddy/Caddyfile"]}
      front: {image: "node:24"}
      api: {image: "php:8.4-fpm"}
      admin: {image: "python:3.14", ports: ["8000:8000"]}
    #- /Caddyfile
    {
      auto_https off
    }
    http://shop.test:8080 {
      @api path /api/*
      handle @api {
        php_fastcgi api:9000
      }
      handle_path /admin* {
        reverse_proxy http://front:3000
    #                 ^^^^^^^^^^^^^^^^^ information route-missing-locally: shop.test/admin goes to front here, https://{default}/admin to admin in production
      }
      redir /admin/out /bye
      handle {
        reverse_proxy front:3000
      }
    }
    `,
  ],
])('route-missing-locally: %s', (_, drawing) => checkProblems(drawing, table));

const manifest = `
applications:
  web: {type: "php:8.4"}
  api: {type: "nodejs:24"}
routes:
  "https://{default}/": {type: upstream, upstream: "web:http"}
  "https://api.{default}/": {type: upstream, upstream: "api:http"}
  "https://www.{default}/": {type: redirect, to: "https://{default}/"}
#- /compose.yaml
`;

const behindNginx = (conf: string, more = '') =>
  `${manifest}services:
  proxy: {image: nginx, volumes: ["./n.conf:/etc/nginx/nginx.conf"]}
  web: {image: "php:8.4"}
  api: {image: "node:24"${more}}
#- /n.conf
${conf}
`;

describe('route-missing-locally: no difference are', () => {
  test.each([
    ['ports, without a proxy', 'services: {web: {image: "php:8.4", ports: ["80:80"]}, api: {image: "node:24"}}\n'],
    [
      'labels behind a variable',
      'services: {web: {image: "php:8.4", labels: ["traefik.http.routers.a.rule=Host(`${HOST}`)"]}, api: {image: "node:24", labels: ["traefik.http.routers.b.rule=PathPrefix(`/`)"]}}\n',
    ],
    [
      'rules that ask for more',
      'services: {web: {image: "php:8.4", labels: ["traefik.http.routers.a.rule=Host(`api.a.test`) && Header(`X`, `1`)"]}, api: {image: "node:24", labels: ["traefik.http.routers.b.rule=Host(`a.test`)"]}}\n',
    ],
    [
      'hosts of other sub-domains',
      'services: {web: {image: "php:8.4", labels: ["traefik.http.routers.a.rule=Host(`front.test`)"]}, api: {image: "node:24", labels: ["traefik.http.routers.b.rule=Host(`back.test`)"]}}\n',
    ],
    [
      'containers that Traefik does not serve',
      'services: {web: {image: "php:8.4", labels: {traefik.enable: "false", "traefik.http.routers.a.rule": "Host(`api.a.test`)"}}, api: {image: "node:24", labels: ["traefik.http.routers.b.rule=Host(`a.test`)"]}}\n',
    ],
    [
      'a proxy of its own before each container',
      'services: {web: {image: "php:8.4"}, n: {image: nginx, labels: ["traefik.http.routers.a.rule=Host(`a.test`)"], volumes: ["./n.conf:/etc/nginx/nginx.conf"]}, api: {image: "node:24", labels: ["traefik.http.routers.b.rule=Host(`api.a.test`)"]}}\n#- /n.conf\nserver { location / { proxy_pass http://web; } }\n',
    ],
  ])('%s', (_, compose) => checkProblems(manifest + compose, table));

  test.each([
    ['nginx before one application', 'server { location / { proxy_pass http://api:3000; } }'],
    [
      'servers on several ports',
      'server { listen 80; location / { proxy_pass http://web; } } server { listen 81; location / { proxy_pass http://api; } }',
    ],
    [
      'the same as in production',
      'http { server { server_name a.test; location / { proxy_pass http://web; } } server { server_name api.a.test; location / { proxy_pass http://api; } } server { server_name www.a.test; return 301 $scheme://a.test$request_uri; } }',
    ],
    [
      'what is included',
      'include sites/*; server { server_name api.a.test; location / { proxy_pass http://web; } } server { server_name a.test; location / { proxy_pass http://api; } }',
    ],
    [
      'patterns',
      'server { server_name api.a.test; location ~ ^/(a|b) { proxy_pass http://web; } location / { proxy_pass http://web; } } server { server_name a.test; location / { proxy_pass http://api; } }',
    ],
    [
      'variables',
      'server { server_name api.a.test; set $x web; location / { proxy_pass http://$x; } } server { server_name a.test; location / { proxy_pass http://api; } }',
    ],
  ])('%s', (_, conf) => checkProblems(behindNginx(conf), table));

  test('an application with a port of its own', () => {
    checkProblems(behindNginx('server { location / { proxy_pass http://web; } }', ', ports: ["3000:3000"]'), table);
  });
});

test('route-missing-locally: configurations of any text are read', () => {
  const words = [
    'server',
    'location',
    '/',
    '{',
    '}',
    ';',
    '\n',
    '"',
    "'",
    '#',
    '${',
    'return',
    '@a',
    'handle',
    '(',
    '`',
  ];
  const texts = fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 40 });
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join(' ');
      expect(readNginx(text, 'a').routes).toBeInstanceOf(Array);
      expect(readCaddyfile(text, 'a', 'b').routes).toBeInstanceOf(Array);
      ruleMatches(text);
    }),
  );
  expect(directivesIn('{'.repeat(1000), 'nginx')).toHaveLength(1);
  expect(ruleMatches('('.repeat(1000))).toBeUndefined();
});
