import { test } from 'vitest';
import { cronMissingLocally } from '../../../../server/drift/rules/cronMissingLocally';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'one hint for all',
    `
    applications:
      app:
        type: "nodejs:24"
        crons:
          first: {}
    #     ^^^^^ hint cron-missing-locally: 2 cron jobs of production do not run in Compose: first, second
          second: {}
    #- /compose.yaml
    services:
      web: {image: "node:24"}
    `,
  ],
  [
    'a container tells of it by its name or command',
    `
    applications:
      app:
        type: "nodejs:24"
        crons: {first: {}}
    #- /compose.yaml
    services:
      web: {image: "node:24"}
      cron: {image: "node:24"}
    `,
  ],
  [
    'the application runs on the host',
    `
    applications:
      app:
        type: "nodejs:24"
        crons: {first: {}}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
    `,
  ],
])('cron-missing-locally: %s', (_, drawing) => {
  checkProblems(drawing, [cronMissingLocally]);
});
