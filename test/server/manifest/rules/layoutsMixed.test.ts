import { test } from 'vitest';
import { layoutsMixed } from '../../../../server/manifest/rules/layoutsMixed';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'both layouts',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #- /.platform/services.yaml
    db: {type: "postgresql:17"}
    #| error layouts-mixed: Both .upsun/ and .platform/services.yaml are here: the platform refuses to deploy, and only .upsun/ is read
    `,
  ],
  [
    'the older layout alone',
    `
    #- /.platform.app.yaml
    name: app
    type: "php:8.4"
    `,
  ],
])('%s', (_, drawing) => {
  checkProblems(drawing, [layoutsMixed]);
});
