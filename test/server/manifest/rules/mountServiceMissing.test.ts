import { test } from 'vitest';
import { mountServiceMissing } from '../../../../server/manifest/rules/mountServiceMissing';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what can not hold a mount',
    `
    applications:
      app:
        mounts:
          a: {source: service}
    #                 ^^^^^^^ error mount-service-missing: A mount with "source: service" needs "service"
          b: {source: service, service: nothing}
    #                                   ^^^^^^^ error mount-service-missing: "nothing" is not a service
          c: {source: service, service: db}
    #                                   ^^ error mount-service-missing: "db" is postgresql:17: "source: service" needs a network-storage service
          d: {source: storage, service: files}
    #                                   ^^^^^ error mount-service-missing: "files" is not an application: with "source: storage", "service" names the application whose storage is shared
    services:
      db: {type: "postgresql:17"}
      files: {type: "network-storage:1.0"}
    `,
  ],
  [
    'what can',
    `
    applications:
      app:
        mounts:
          a: {source: service, service: files}
          b: {source: storage, service: other}
          c: {source: storage}
          d: {source: tmp, service: nothing}
          e: {source: service, service: untyped}
      other: {}
    services:
      files: {type: "network-storage:1.0"}
      untyped: {}
    `,
  ],
])('mount-service-missing: %s', (_, drawing) => checkProblems(drawing, [mountServiceMissing]));
