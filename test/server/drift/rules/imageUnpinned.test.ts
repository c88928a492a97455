import { test } from 'vitest';
import { imageUnpinned } from '../../../../server/drift/rules/imageUnpinned';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'no tag, latest, a flavour, a digest',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      a: {image: postgres}
    #            ^^^^^^^^ hint image-unpinned: Which PostgreSQL runs here is unknown (a): its image has no tag
      b: {image: "postgres:latest"}
    #                      ^^^^^^ hint image-unpinned: Which PostgreSQL runs here is unknown (b): the tag "latest" names no version
      c: {image: "redis:alpine"}
    #                   ^^^^^^ hint image-unpinned: Which Redis runs here is unknown (c): the tag "alpine" names no version
      d: {image: "mariadb@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
    #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint image-unpinned: Which MariaDB runs here is unknown (d): its image is pinned by digest alone
    `,
  ],
  [
    'a variable without a value',
    `
    #- /compose.yaml
    services:
      db: {image: "postgres:\${PG_TAG}"}
    #             ^^^^^^^^^^^^^^^^^^^^ hint image-unpinned: Which PostgreSQL runs here is unknown (db): the variable PG_TAG has no value here
      other: {image: "postgres:\${PG_TAG:-17}"}
    `,
  ],
  [
    'a Dockerfile',
    `
    applications:
      app: {type: "nodejs:24"}
    #- /Dockerfile
    FROM node:alpine
    #         ^^^^^^ hint image-unpinned: Which Node.js runs here is unknown (app): the tag "alpine" names no version
    #- /compose.yaml
    services:
      app: {build: .}
    `,
  ],
  [
    'images that number their own releases',
    `
    #- /compose.yaml
    services:
      queue: {image: "confluentinc/cp-kafka:7.3"}
      mail: {image: "axllent/mailpit"}
    `,
  ],
])('image-unpinned: %s', (_, drawing) => {
  checkProblems(drawing, [imageUnpinned]);
});
