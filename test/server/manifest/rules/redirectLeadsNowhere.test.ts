import { test } from 'vitest';
import { redirectLeadsNowhere } from '../../../../server/manifest/rules/redirectLeadsNowhere';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'to no route',
    `
    routes:
      "https://www.{default}/": {type: redirect, to: "https://{default}/"}
    #                                                ^^^^^^^^^^^^^^^^^^^^ warning redirect-leads-nowhere: No route of the project answers "https://{default}/"
      "https://{default}/api": {upstream: "app:http"}
    `,
  ],
  [
    'in a circle',
    `
    routes:
      "https://{default}/": {type: redirect, to: "https://www.{default}/"}
    #                                            ^^^^^^^^^^^^^^^^^^^^^^^^ warning redirect-leads-nowhere: This redirect leads back to itself: https://{default}/ → https://www.{default}/ → https://{default}/
      "https://www.{default}/": {type: redirect, to: "https://{default}/"}
    #                                                ^^^^^^^^^^^^^^^^^^^^ warning redirect-leads-nowhere: This redirect leads back to itself: https://www.{default}/ → https://{default}/ → https://www.{default}/
      "https://a.{default}/": {type: redirect, to: "https://a.{default}/en"}
    #                                              ^^^^^^^^^^^^^^^^^^^^^^^^ warning redirect-leads-nowhere: This redirect leads back to itself: https://a.{default}/ → https://a.{default}/
      "https://b.{default}/": {type: redirect, to: "http://b.{default}/"}
    #                                              ^^^^^^^^^^^^^^^^^^^^^ warning redirect-leads-nowhere: This redirect leads back to itself: https://b.{default}/ → https://b.{default}/
      "https://c.{default}/": {type: redirect, to: "https://{default}/"}
      "https://d.{default}/": {type: redirect, to: /path}
    #                                              ^^^^^ warning redirect-leads-nowhere: This redirect leads back to itself: https://d.{default}/ → https://d.{default}/
    `,
  ],
  [
    'to where they should',
    `
    routes:
      "https://{default}/": {upstream: "app:http"}
      "http://{default}/": {type: redirect, to: "https://{default}/"}
      "https://www.{default}/": {type: redirect, to: "https://{default}/welcome"}
      "https://old.{default}/": {type: redirect, to: "http://www.{default}/"}
      "https://away.{default}/": {type: redirect, to: "https://example.com/"}
      "https://path.{default}/old": {type: redirect, to: "/old-path"}
      "https://path.{default}/": {upstream: "app:http"}
      "https://deep.{default}/": {type: redirect, to: "https://deep.{default}/en/"}
      "https://deep.{default}/en": {upstream: "app:http"}
    `,
  ],
  [
    'to a route for all domains',
    `
    routes:
      "https://{all}/": {upstream: "app:http"}
      "https://www.{default}/": {type: redirect, to: "https://{default}/"}
    `,
  ],
  [
    'bad shapes',
    `
    routes:
      a: {type: redirect, to: "https://{default}/"}
    #                         ^^^^^^^^^^^^^^^^^^^^ warning redirect-leads-nowhere: No route of the project answers "https://{default}/"
      b: {type: redirect, to: [a]}
      c: {type: [redirect], to: "https://{default}/"}
      d: {type: redirect, to: "{default}"}
    `,
  ],
])('redirect-leads-nowhere: %s', (_, drawing) => checkProblems(drawing, [redirectLeadsNowhere]));
