import { test } from 'vitest';
import { searchAuthenticationUnsupported } from '../../../../server/manifest/rules/searchAuthenticationUnsupported';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'too old',
    `
    services:
      a: {type: "elasticsearch:6.8", configuration: {authentication: {enabled: true}}}
    #                                                ^^^^^^^^^^^^^^ error search-authentication-unsupported: Elasticsearch 6.8 has no passwords: take 7.2 or later, or leave out "authentication"
    `,
  ],
  [
    'new enough, switched off, or another engine',
    `
    services:
      a: {type: "elasticsearch:7.10", configuration: {authentication: {enabled: true}}}
      b: {type: "elasticsearch:7.2", configuration: {authentication: {enabled: true}}}
      c: {type: "elasticsearch:6.8", configuration: {authentication: {enabled: false}}}
      d: {type: "opensearch:1", configuration: {authentication: {enabled: true}}}
      e: {type: elasticsearch, configuration: {authentication: {enabled: true}}}
    `,
  ],
])('search-authentication-unsupported: %s', (_, drawing) => checkProblems(drawing, [searchAuthenticationUnsupported]));
