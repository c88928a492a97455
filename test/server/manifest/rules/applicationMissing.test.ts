import { test } from 'vitest';
import { applicationMissing } from '../../../../server/manifest/rules/applicationMissing';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'services alone',
    `
    services:
    #| error application-missing: At least one application must be defined, below "applications"
      db: {type: "postgresql:17"}
    `,
  ],
  [
    'an empty section',
    `
    services: {}
    applications:
    #^^^^^^^^^^^ error application-missing: At least one application must be defined, below "applications"
    `,
  ],
  [
    'in another file',
    `
    #- /.upsun/a.yaml
    services: {}
    #- /.upsun/b.yaml
    applications: {app: {type: "nodejs:24"}}
    `,
  ],
  [
    'what is not read, or of another shape',
    `
    #- /.upsun/a.yaml
    applications: [a]
    services: !include services.txt
    `,
  ],
  [
    'broken text',
    `
    applications: {app: {
    `,
  ],
])('application-missing: %s', (_, drawing) => checkProblems(drawing, [applicationMissing]));
