import { describe, test } from 'vitest';
import { routeTargetMissing } from '../../../../server/manifest/rules/routeTargetMissing';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what can not be reached',
    `
    applications:
      app: {type: "nodejs:24"}
    services:
      db: {type: "postgresql:17"}
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
    ['"application:"', 'Change to "application:http"', '"application:http"'],
  ])('%s', (written, title, mended) => checkFix(route(written), routeTargetMissing, title, route(mended)));
});
