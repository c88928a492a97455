import { test } from 'vitest';
import { solrModuleUnknown } from '../../../../server/manifest/rules/solrModuleUnknown';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'modules that are not there',
    `
    services:
      a: {type: "solr:9.9", configuration: {modules: [sqll, nothing-near-anything]}}
    #                                                       ^^^^^^^^^^^^^^^^^^^^^ error solr-module-unknown: Solr 9.9 has no module "nothing-near-anything"
    #                                                 ^^^^ error solr-module-unknown: Solr 9.9 has no module "sqll": did you mean "sql"?
      b: {type: "solr:10.0", configuration: {modules: [analytics]}}
    #                                                  ^^^^^^^^^ error solr-module-unknown: Solr 10.0 has no module "analytics"
      c: {type: "solr:9.6", configuration: {modules: [sql]}}
    #                                       ^^^^^^^ error solr-module-unknown: Solr 9.6 loads no modules: take 9.9 or later
    `,
  ],
  [
    'modules that are, and what is not known',
    `
    services:
      a: {type: "solr:9.9", configuration: {modules: [sql, analytics, null, {a: b}]}}
      b: {type: "solr:99.0", configuration: {modules: [nothing]}}
      c: {type: "solr:9.9", configuration: {modules: sql}}
      d: {type: "mariadb:11.8", configuration: {modules: [nothing]}}
    `,
  ],
])('solr-module-unknown: %s', (_, drawing) => checkProblems(drawing, [solrModuleUnknown]));
