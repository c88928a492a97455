import { test } from 'vitest';
import { applicationUnused } from '../../../../server/manifest/rules/applicationUnused';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'no route, no relationship, nothing of its own',
    `
    applications:
      web: {relationships: {api: "api:http", self: "web:http"}}
      api: {mounts: {a: {source: storage, service: files}}}
      files: {}
      queue: {workers: {a: {commands: {start: x}}}}
      nightly: {crons: {a: {}}}
      orphan: {relationships: {orphan: }}
    # ^^^^^^ information application-unused: "orphan" has no route, and nothing else uses it
      cached: {}
    services:
      varnish: {type: "varnish:9.0", relationships: {app: "cached:http"}}
    routes:
      "https://{default}/": {upstream: "web:http"}
    `,
  ],
  ['a single application, and no routes', 'applications: {a: {}, b: {}}'],
  ['routes that are elsewhere', 'applications: {a: {}, b: {}}\nroutes: {a: !include route.yaml}'],
])('application-unused: %s', (_, drawing) => checkProblems(drawing, [applicationUnused]));
