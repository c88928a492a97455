import { test } from 'vitest';
import { serviceUnused } from '../../../../server/manifest/rules/serviceUnused';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'one that nothing leads to',
    `
    applications:
      app: {relationships: {db: , second: "named:redis", third: {service: mapped}}}
    services:
      db: {type: "postgresql:17"}
      named: {type: "redis:8.0"}
      mapped: {type: "redis:8.0"}
      left: {type: "redis:8.0"}
    # ^^^^ warning service-unused: Nothing uses "left": no relationship, mount or route leads to it
    `,
  ],
  [
    'all the ways to use one',
    `
    applications:
      app:
        web: {relationships: {a: }}
        workers: {queue: {relationships: {b: }, mounts: {files: {source: service, service: c}}}}
        mounts: {files: {source: service, service: d}}
    services:
      a: {type: "redis:8.0"}
      b: {type: "redis:8.0"}
      c: {type: "network-storage:1.0"}
      d: {type: "network-storage:1.0"}
      e: {type: "varnish:9.0", relationships: {f: "f:http"}}
      f: {type: "mercure:0"}
      g: {type: "redis:8.0"}
    routes:
      "https://{default}/": {upstream: "e:http"}
    tasks:
      clean: {relationships: {g: }}
    `,
  ],
  [
    'parts that are not read',
    `
    applications:
      app: !include app.yaml
    services:
      db: {type: "postgresql:17"}
    `,
  ],
  [
    'a relationship that leads to nothing may be meant for it',
    `
    applications:
      app: {relationships: {database: }}
    services:
      db: {type: "postgresql:17"}
    `,
  ],
  [
    'no application at all',
    `
    services:
      db: {type: "postgresql:17"}
    `,
  ],
])('service-unused: %s', (_, drawing) => checkProblems(drawing, [serviceUnused]));
