import { describe, test } from 'vitest';
import { routeTargetMissing } from '../../../../server/manifest/rules/routeTargetMissing';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what can not be reached',
    `
    applications:
      app: {type: "nodejs:24", workers: {queue: {}}}
    services:
      db: {type: "postgresql:17"}
      proxy: {type: "varnish:9.0"}
      hub: {type: "mercure:0"}
    routes:
      a: {type: upstream, upstream: "ap:http"}
    #                               ^^^^^^^^^ error route-target-missing: Upstream "ap" is not an application or service: did you mean "app"?
      b: {type: upstream, upstream: app}
    #                               ^^^ error route-target-missing: The endpoint is missing: "app:http"
      c: {upstream: "app:"}
    #               ^^^^^^ error route-target-missing: The endpoint is missing: "app:http"
      d: {type: upstream}
    # ^ error route-target-missing: An upstream route needs "upstream", as "app:http"
      e: {type: redirect}
    # ^ error route-target-missing: A redirect route needs "to"
      f: {type: proxy, upstream: "app:http"}
    # ^ error route-target-missing: A proxy route needs "to"
      g: {upstream: "db:postgresql"}
    #               ^^^^^^^^^^^^^^^ warning route-target-missing: "db" (postgresql) does not answer HTTP
      h: {upstream: 'nothing:http'}
    #               ^^^^^^^^^^^^^^ error route-target-missing: Upstream "nothing" is not an application or service
      i:
    # ^ error route-target-missing: An upstream route needs "upstream", as "app:http"
      k: {upstream: "app:web"}
    #               ^^^^^^^^^ error route-target-missing: "app" has no endpoint "web"; it has http
      l: {upstream: "app--queue:http"}
    #               ^^^^^^^^^^^^^^^^^ error route-target-missing: "app--queue" is a worker of "app": workers take no requests
      m: {upstream: "http://app:8080"}
    #               ^^^^^^^^^^^^^^^^^ error route-target-missing: An upstream is an application or service with its endpoint, as "app:http", not a URL
      n: {upstream: "proxy:web"}
    #               ^^^^^^^^^^^ error route-target-missing: "proxy" has no endpoint "web"; it has http, http+stats
      o: {upstream: proxy}
    #               ^^^^^ error route-target-missing: The endpoint is missing: "proxy:<endpoint>"
      p: {upstream: hub}
    #               ^^^ error route-target-missing: The endpoint is missing: "hub:mercure"
      j: {type: upstream, upstream: }
    # ^ error route-target-missing: An upstream route needs "upstream", as "app:http"
    `,
  ],
  [
    'what can',
    `
    applications:
      app: {type: "nodejs:24"}
    services:
      proxy: {type: "varnish:7.6"}
      search: {type: "elasticsearch-enterprise:8.19"}
      stats: {type: "varnish:9.0"}
      engine: {type: "solr:9.9"}
      vault: {type: "vault-kms:1.12"}
      odd: {}
      elsewhere: !include {type: yaml, path: service.yaml}
    routes:
      a: {type: upstream, upstream: "app:http"}
      b: {upstream: "proxy:http"}
      c: {type: redirect, to: "https://{default}/"}
      d: {type: proxy, to: "https://example.com"}
      e: {upstream: "search:elasticsearch"}
      f: {upstream: "odd:http"}
      g: {upstream: !include {type: string, path: upstream.txt}}
      i: {upstream: "elsewhere:http"}
      j: {upstream: "stats:http+stats"}
      k: {upstream: "engine:solr"}
      l: {upstream: "vault:anything"}
      h: !include {type: yaml, path: route.yaml}
    `,
  ],
])('route-target-missing: %s', (_, drawing) => checkProblems(drawing, [routeTargetMissing]));

const route = (upstream: string) => `
  applications:
    application: {type: "nodejs:24"}
  routes:
    a:
      upstream: ${upstream} # kept
`;

describe('route-target-missing fixes', () => {
  test.each([
    ['"applicaton:http"', 'Change to "application"', '"application:http"'],
    ['applicaton:http', 'Change to "application"', 'application:http'],
    ["'application'", 'Change to "application:http"', "'application:http'"],
    ['"application:web"', 'Change to "http"', '"application:http"'],
    ["'application:application'", 'Change to "http"', "'application:http'"],
    ['"application:"', 'Change to "application:http"', '"application:http"'],
  ])('%s', (written, title, mended) => checkFix(route(written), routeTargetMissing, title, route(mended)));
});
