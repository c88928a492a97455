import { test } from 'vitest';
import { runtimeKindDrift } from '../../../../server/drift/rules/runtimeKindDrift';
import { runtimeVersionDrift } from '../../../../server/drift/rules/runtimeVersionDrift';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rules = [runtimeVersionDrift, runtimeKindDrift];

test.each([
  [
    'an empty image',
    `
    applications:
      api: {type: "golang:1.25"}
    #                     ^^^^ warning runtime-version-drift: Go 1.25 is declared, 1.21 runs locally (api in Dockerfile)
    #- /Dockerfile
    FROM golang:1.21 AS build
    #           ^^^^ warning runtime-version-drift: Go 1.21 runs locally, 1.25 is declared
    RUN go build -o /api
    FROM scratch
    COPY --from=build /api /api
    #- /compose.yaml
    services:
      api: {build: .}
    `,
  ],
  [
    'a stage by its number, and another stage in between',
    `
    applications:
      api: {type: "golang:1.25"}
    #                     ^^^^ warning runtime-version-drift: Go 1.25 is declared, 1.24 runs locally (api in Dockerfile)
    #- /Dockerfile
    FROM golang:1.24-bookworm
    #           ^^^^^^^^^^^^^ warning runtime-version-drift: Go 1.24 runs locally, 1.25 is declared
    FROM node:24 AS assets
    FROM debian:12
    COPY --from=assets /dist /dist
    COPY --from=0 /api /api
    #- /compose.yaml
    services:
      api: {build: .}
    `,
  ],
  [
    'a tool that another application is given',
    `
    applications:
      api: {type: "nodejs:24"}
    #- /Dockerfile
    FROM golang:1.21 AS tool
    FROM debian:12
    COPY --from=tool /go/bin/tool /usr/bin/
    #- /compose.yaml
    services:
      api: {build: .}
    `,
  ],
  [
    'a web server with a program beside',
    `
    applications:
      api: {type: "golang:1.25"}
    #- /Dockerfile
    FROM golang:1.21 AS tool
    FROM nginx:1.29
    COPY --from=tool /go/bin/tool /usr/bin/
    #- /compose.yaml
    services:
      api: {build: .}
    `,
  ],
  [
    'a stage that the target does not copy from',
    `
    applications:
      api: {type: "golang:1.25"}
    #- /Dockerfile
    FROM golang:1.21 AS build
    FROM golang:1.25 AS dev
    FROM scratch
    COPY --from=build /api /api
    #- /compose.yaml
    services:
      api: {build: {context: ., target: dev}}
    `,
  ],
])('the version of a compiled program is its builder’s: %s', (_, drawing) => {
  checkProblems(drawing, rules);
});

test('the builder’s tag is changed', () => {
  const drawing = (tag: string) =>
    `#- /Dockerfile\nFROM golang:${tag} AS build\nFROM scratch\nCOPY --from=build /api /api\n`;
  checkFix(
    `applications: {api: {type: "golang:1.25"}}\n${drawing('1.21-alpine')}#- /compose.yaml\nservices: {api: {build: .}}\n`,
    runtimeVersionDrift,
    'Change the tag to 1.25-alpine',
    drawing('1.25-alpine'),
  );
});
