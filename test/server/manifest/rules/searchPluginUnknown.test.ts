import { test } from 'vitest';
import { searchPluginUnknown } from '../../../../server/manifest/rules/searchPluginUnknown';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what a version does not have',
    `
    services:
      a: {type: "opensearch:3", configuration: {plugins: [analysis_icu, analysis-nothing-at-all]}}
    #                                                                   ^^^^^^^^^^^^^^^^^^^^^^^ error search-plugin-unknown: opensearch 3 has no plugin "analysis-nothing-at-all"
    #                                                     ^^^^^^^^^^^^ error search-plugin-unknown: opensearch 3 has no plugin "analysis_icu": did you mean "analysis-icu"?
      b: {type: "opensearch:1.2", configuration: {plugins: [neural-search]}}
    #                                                       ^^^^^^^^^^^^^ error search-plugin-unknown: opensearch 1.2 has no plugin "neural-search"
      c: {type: "elasticsearch:7.10", configuration: {plugins: [lang-python]}}
    #                                                           ^^^^^^^^^^^ error search-plugin-unknown: elasticsearch 7.10 has no plugin "lang-python"
    `,
  ],
  [
    'what it has, and what is not known',
    `
    services:
      a: {type: "opensearch:2", configuration: {plugins: [neural-search, analysis-icu]}}
      b: {type: "elasticsearch:6.8", configuration: {plugins: [ingest-user-agent]}}
      c: {type: "elasticsearch-enterprise:8.19", configuration: {plugins: [transport-nio]}}
      d: {type: "opensearch:2", configuration: {plugins: {a: b}}}
      e: {type: "opensearch:2", configuration: {plugins: [{a: b}, null]}}
      f: {type: opensearch, configuration: {plugins: [nothing]}}
      g: {type: "constructor:1", configuration: {plugins: [nothing]}}
    `,
  ],
])('search-plugin-unknown: %s', (_, drawing) => checkProblems(drawing, [searchPluginUnknown]));

test('search-plugin-unknown fix: Change to "analysis-icu"', () => {
  checkFix(
    `
    services:
      db: {type: "opensearch:3", configuration: {plugins: [analysis_icu]}}
    `,
    searchPluginUnknown,
    'Change to "analysis-icu"',
    `
    services:
      db: {type: "opensearch:3", configuration: {plugins: [analysis-icu]}}
    `,
  );
});
