import { test } from 'vitest';
import { archiveTagMissing } from '../../../../server/manifest/rules/archiveTagMissing';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'folders that are not packed',
    `
    services:
      a: {type: "solr:9.9", configuration: {core_config: conf, configsets: {one: "sets/one"}, cores: {main: {conf_dir: solr/conf}}}}
    #                                                                                                                  ^^^^^^^^^ error archive-tag-missing: "solr/conf" is a text here: write !archive before it to pack the folder
    #                                                                            ^^^^^^^^^^ error archive-tag-missing: "sets/one" is a text here: write !archive before it to pack the folder
    #                                                    ^^^^ error archive-tag-missing: "conf" is a text here: write !archive before it to pack the folder
    `,
  ],
  [
    'folders that are, and other values',
    `
    services:
      a: {type: "solr:9.9", configuration: {core_config: !archive conf, cores: {main: {conf_dir: !archive "solr/conf", core_properties: text}}}}
      b: {type: "solr:9.9", configuration: {cores: {main: {conf_dir: }, list: [conf_dir]}}}
      c: {type: "mariadb:11.8", configuration: {core_config: conf}}
    `,
  ],
])('archive-tag-missing: %s', (_, drawing) => checkProblems(drawing, [archiveTagMissing]));

test('archive-tag-missing fix: Pack the folder with !archive', () => {
  checkFix(
    `
    services:
      a: {type: "solr:9.9", configuration: {cores: {main: {conf_dir: "solr/conf"}}}}
    `,
    archiveTagMissing,
    'Pack the folder with !archive',
    `
    services:
      a: {type: "solr:9.9", configuration: {cores: {main: {conf_dir: !archive "solr/conf"}}}}
    `,
  );
});
