import { test } from 'vitest';
import { workerMissingLocally } from '../../../../server/drift/rules/workerMissingLocally';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'one hint for all',
    `
    applications:
      app:
        type: "nodejs:24"
        workers:
          first: {}
    #     ^^^^^ hint worker-missing-locally: 2 workers of production do not run in Compose: first, second
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
        workers: {first: {}}
    #- /compose.yaml
    services:
      web: {image: "node:24"}
      consumer: {image: "node:24"}
    `,
  ],
  [
    'the application runs on the host',
    `
    applications:
      app:
        type: "nodejs:24"
        workers: {first: {}}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
    `,
  ],
])('worker-missing-locally: %s', (_, drawing) => {
  checkProblems(drawing, [workerMissingLocally]);
});
