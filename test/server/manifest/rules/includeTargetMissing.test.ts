import { test } from 'vitest';
import { includeTargetMissing } from '../../../../server/manifest/rules/includeTargetMissing';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what is not there, or no type of include',
    `
    applications:
      one: !include gone.yaml
    #               ^^^^^^^^^ error include-target-missing: There is no file .upsun/gone.yaml or gone.yaml
      two:
        source: {root: api}
        hooks:
          build: !include {type: string, path: ../build.sh}
    #                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error include-target-missing: There is no file build.sh
          deploy: !include {type: text, path: a.sh}
    #                      ^^^^^^^^^^^^^^^^^^^^^^^^ error include-target-missing: "text" is no type of !include: write yaml, string or binary
          post_deploy: !include {type: string}
    #                           ^^^^^^^^^^^^^^ error include-target-missing: !include needs the path of a file
    services:
      search:
        configuration: {conf_dir: !archive solr/conf}
    #                                      ^^^^^^^^^ error include-target-missing: There is no folder .upsun/solr/conf with files
    `,
  ],
  [
    'the older layout',
    `
    #- /.platform.app.yaml
    name: app
    web: !include web.yaml
    variables: !include gone.yaml
    #                   ^^^^^^^^^ error include-target-missing: There is no file gone.yaml
    #- /web.yaml
    locations: {}
    `,
  ],
  [
    'files that include each other',
    `
    services: !include a/b.yaml
    #- /.upsun/a/b.yaml
    db: !include ../a/c.yaml
    #- /.upsun/a/c.yaml
    x: !include b.yaml
    #           ^^^^^^ error include-target-missing: .upsun/a/b.yaml leads back to this file: files that include each other never end
    `,
  ],
  [
    'a file that includes itself',
    `
    services: !include config.yaml
    #                  ^^^^^^^^^^^ error include-target-missing: .upsun/config.yaml leads back to this file: files that include each other never end
    `,
  ],
  [
    'what is there, or outside of the project',
    `
    applications:
      one: !include ../apps/one.yaml
      two: !include apps/two.yaml
      three:
        source: {root: api}
        hooks: {build: !include {type: string, path: build.sh}}
        web: !include web.yaml
        variables: !include ../../elsewhere.yaml
    services:
      search:
        configuration: {conf_dir: !archive "solr/conf"}
      cache:
        configuration: {vcl: !include {type: string, path: main.vcl}, logo: !include {type: binary, path: main.vcl}}
    #- /.upsun/solr/conf/schema.xml
    <schema/>
    #- /.upsun/main.vcl
    sub vcl_recv {}
    #- /.upsun/web.yaml
    {}
    #- /apps/one.yaml
    {}
    #- /apps/two.yaml
    {}
    #- /api/build.sh
    make
    `,
  ],
])('include-target-missing: %s', (_, drawing) => checkProblems(drawing, [includeTargetMissing]));
