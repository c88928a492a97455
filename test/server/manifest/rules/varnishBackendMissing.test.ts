import { test } from 'vitest';
import { varnishBackendMissing } from '../../../../server/manifest/rules/varnishBackendMissing';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'no application',
    `
    services:
      proxy:
        type: varnish:9.0
        relationships: {db: "db:mysql"}
    #   ^^^^^^^^^^^^^ error varnish-backend-missing: Varnish needs a relationship to an application, such as "application: app:http"
        configuration:
          vcl: |
    #     ^^^ error varnish-backend-missing: The VCL chooses the backend "app", and there is no relationship of that name
            sub vcl_recv { set req.backend_hint = app.backend(); } # or other.backend()
      db: {type: "mariadb:11.8"}
    `,
  ],
  [
    'an application, by a relationship of the name in the VCL',
    `
    applications:
      app: {type: "php:8.4"}
    services:
      a:
        type: varnish:9.0
        relationships: {application: "app:http"}
        configuration: {vcl: "sub vcl_recv { set req.backend_hint = application.backend(); set x = lb.backend(); new lb = directors.round_robin(); }"}
      b: {type: "varnish:9.0", relationships: {missing: "nothing:http"}, configuration: {vcl: !include {type: string, path: none.vcl}}}
      c: {type: "varnish:9.0", relationships: [app], configuration: [vcl]}
      d: {type: "varnish:9.0"}
      e: {type: "mariadb:11.8", relationships: {db: "a:http"}}
    `,
  ],
])('varnish-backend-missing: %s', (_, drawing) => checkProblems(drawing, [varnishBackendMissing]));
