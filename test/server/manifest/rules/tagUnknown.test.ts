import { test } from 'vitest';
import { tagUnknown } from '../../../../server/manifest/rules/tagUnknown';
import { checkProblems } from '../../checkProblems';

test('tag-unknown: tags that are not of the platform', () => {
  checkProblems(
    `
    applications:
      app:
        type: !env PHP
    #              ^^^ warning tag-unknown: Unknown tag "!env": there are !include and !archive
        hooks:
          build: !inlcude {type: string, path: build.sh}
    #                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning tag-unknown: Unknown tag "!inlcude": did you mean "!include"?
          deploy: !!str 12
        variables: {env: {A: !file a.txt, B: [! plain]}}
    #                              ^^^^^ warning tag-unknown: Unknown tag "!file": there are !include and !archive
      other: !include other.yaml
    services:
      search: {configuration: {conf_dir: !archive solr}}
      cache: !reset
    #              | warning tag-unknown: Unknown tag "!reset": there are !include and !archive
    routes: [!a b]
    `,
    [tagUnknown],
  );
});
