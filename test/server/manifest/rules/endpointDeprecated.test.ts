import { describe, test } from 'vitest';
import { endpointDeprecated } from '../../../../server/manifest/rules/endpointDeprecated';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test('endpoint-deprecated: php, of PHP applications', () => {
  checkProblems(
    `
    applications:
      site: {type: "php:8.4"}
      app:
        type: nodejs:24
        relationships:
          a: "site:php"
    #        ^^^^^^^^^^ warning endpoint-deprecated: The endpoint "php" is deprecated: write "site:http"
          b: {service: site, endpoint: php}
    #                                  ^^^ warning endpoint-deprecated: The endpoint "php" is deprecated: write "http"
          c: "site:http"
          d: "app:php"
          e: {endpoint: php}
          f: [php]
    services:
      proxy: {type: "varnish:9.0", relationships: {site: 'site:php'}}
    #                                                    ^^^^^^^^^^ warning endpoint-deprecated: The endpoint "php" is deprecated: write "site:http"
    routes:
      a: {upstream: site:php}
    #               ^^^^^^^^ warning endpoint-deprecated: The endpoint "php" is deprecated: write "site:http"
      b: {upstream: "other:php"}
      c: {upstream: [site:php]}
    `,
    [endpointDeprecated],
  );
});

describe('endpoint-deprecated fixes', () => {
  const route = (upstream: string) => `
    applications:
      site: {type: "php:8.4"}
    routes:
      a: {upstream: ${upstream}} # kept
  `;
  test('keep the quotes', () =>
    checkFix(route("'site:php'"), endpointDeprecated, 'Change to "site:http"', route("'site:http'")));
});
