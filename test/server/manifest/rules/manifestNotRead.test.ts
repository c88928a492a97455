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
    #| warning manifest-not-read: This file is not read: in folders of .upsun the platform reads only what an "!include" names
    #- /.upsun/apps/api.yaml
    type: nodejs:24
    #| warning manifest-not-read: This file is not read: in folders of .upsun the platform reads only what an "!include" names
    #- /.upsun/solr/schema.yaml
    type: text_general
    #- /.upsun/local/project.yaml
    routes: {}
    #- /.upsun/broken/a.yaml
    type: [nodejs:24
    #- /.upsun/services.yml
    services: {}
    #| warning manifest-not-read: This file is not read: the platform loads only files that end in ".yaml"
    `,
    [manifestNotRead],
  );
});

test('manifest-not-read: what is included is read', () => {
  checkProblems(
    `
    #- /.upsun/config.yaml
    applications:
      api: !include apps/api.yaml
      text: {hooks: {build: !include {type: string, path: .upsun/apps/text.yaml}}}
    #- /.upsun/apps/api.yaml
    type: nodejs:24
    #- /.upsun/apps/text.yaml
    type: nodejs:24
    `,
    [manifestNotRead],
  );
});
