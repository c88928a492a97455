import { test } from 'vitest';
import { redirectRedundant } from '../../../../server/manifest/rules/redirectRedundant';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test('redirect-redundant: HTTP to HTTPS of the same address', () => {
  checkProblems(
    `
    routes:
      "https://{default}/": {upstream: "app:http"}
      "http://{default}/": {type: redirect, to: "https://{default}"}
    # ^^^^^^^^^^^^^^^^^^^ hint redirect-redundant: This route is not needed: "http://{default}/" is led to HTTPS by itself
      "http://www.{default}/": {type: redirect, to: "https://{default}/"}
      "http://{default}/a": {upstream: "app:http"}
      "http://lost.{default}/": {type: redirect, to: "https://lost.{default}/"}
      odd: {type: redirect, to: [a]}
    `,
    [redirectRedundant],
  );
});

test('redirect-redundant fix: the route goes', () => {
  checkFix(
    `
    routes:
      "https://{default}/":
        upstream: "app:http"
      "http://{default}/":
        type: redirect
        to: "https://{default}/"
    `,
    redirectRedundant,
    'Remove "http://{default}/"',
    `
    routes:
      "https://{default}/":
        upstream: "app:http"
    `,
  );
});
