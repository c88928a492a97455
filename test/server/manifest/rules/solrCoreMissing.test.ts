import { test } from 'vitest';
import { solrCoreMissing } from '../../../../server/manifest/rules/solrCoreMissing';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'cores that are not there',
    `
    services:
      a: {type: "solr:9.9", configuration: {cores: {main: {}}, endpoints: {one: {core: mian}, two: {core: elsewhere}}}}
    #                                                                                                     ^^^^^^^^^ error solr-core-missing: "elsewhere" is not a core of this service: add it to "cores"
    #                                                                                  ^^^^ error solr-core-missing: "mian" is not a core of this service: did you mean "main"?
      b: {type: "solr:9.9", configuration: {cores: {main: {}}}}
    #                                       ^^^^^ error solr-core-missing: "cores" needs "endpoints" beside it: each core is reached by its own
      c: {type: "solr:9.9", configuration: {endpoints: {one: {core: main}}}}
    #                                                               ^^^^ error solr-core-missing: "main" is not a core of this service: add it to "cores"
    `,
  ],
  [
    'cores that are, and what is not known',
    `
    services:
      a: {type: "solr:9.9", configuration: {cores: {main: {}}, endpoints: {one: {core: main}, none: , list: [a]}}}
      b: {type: "solr:9.9", configuration: {endpoints: {solr: {core: collection1}}}}
      c: {type: "solr:9.9", configuration: {cores: !include cores.yaml, endpoints: {one: {core: main}}}}
      d: {type: "mariadb:11.8", configuration: {cores: {main: {}}}}
      e: {type: "solr:9.9", configuration: !include configuration.yaml}
    `,
  ],
])('solr-core-missing: %s', (_, drawing) => checkProblems(drawing, [solrCoreMissing]));

test('solr-core-missing fix: Change to "main"', () => {
  checkFix(
    `
    services:
      a: {type: "solr:9.9", configuration: {cores: {main: {}}, endpoints: {one: {core: mian}}}}
    `,
    solrCoreMissing,
    'Change to "main"',
    `
    services:
      a: {type: "solr:9.9", configuration: {cores: {main: {}}, endpoints: {one: {core: main}}}}
    `,
  );
});
