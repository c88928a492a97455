import { test } from 'vitest';
import { routesMissing } from '../../../../server/manifest/rules/routesMissing';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'two applications',
    `
    applications:
      front: {type: "nodejs:24"}
    # ^^^^^ information routes-missing: There are 2 applications and no routes: define "routes" to say which one answers requests
      back: {type: "nodejs:24"}
    routes:
    `,
  ],
  [
    'one application',
    `
    applications:
      front: {type: "nodejs:24"}
    `,
  ],
  [
    'routes in another file',
    `
    #- /.upsun/a.yaml
    applications: {front: {}, back: {}}
    #- /.upsun/b.yaml
    routes: {"https://{default}/": {upstream: "front:http"}}
    `,
  ],
  [
    'routes that are not read',
    `
    applications: {front: {}, back: {}}
    routes: !include routes.txt
    `,
  ],
])('routes-missing: %s', (_, drawing) => checkProblems(drawing, [routesMissing]));
