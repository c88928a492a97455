import { test } from 'vitest';
import { manifestNotRead } from '../../../../server/manifest/rules/manifestNotRead';
import { checkProblems } from '../../checkProblems';

test('manifest-not-read: alone, it is an error', () => {
  checkProblems(
    `
    #- /.upsun/config.yml
    applications: {}
    #| error manifest-not-read: This file is not read: the platform loads only files that end in ".yaml"
    services: {}
    `,
    [manifestNotRead],
  );
});

test('manifest-not-read: beside files that are read, it is a warning', () => {
  checkProblems(
    `
    #- /.upsun/README.md
    Text
    #- /.upsun/config.yaml
    applications: {}
    #- /.upsun/routes/extra.yaml
    routes: {}
    #- /.upsun/services.yml
    services: {}
    #| warning manifest-not-read: This file is not read: the platform loads only files that end in ".yaml"
    `,
    [manifestNotRead],
  );
});
