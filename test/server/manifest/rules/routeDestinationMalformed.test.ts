import { describe, test } from 'vitest';
import { routeDestinationMalformed } from '../../../../server/manifest/rules/routeDestinationMalformed';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what can not be followed',
    `
    routes:
      a: {type: redirect, to: www.example.com}
    #                         ^^^^^^^^^^^^^^^ warning route-destination-malformed: A redirect leads to a path or an absolute URL, such as "https://www.example.com"
      b: {type: redirect, to: "{default}/"}
    #                         ^^^^^^^^^^^^ warning route-destination-malformed: A redirect leads to a path or an absolute URL, such as "https://{default}/"
      c: {type: redirect, to: "https://{project}/"}
    #                         ^^^^^^^^^^^^^^^^^^^^ error route-destination-malformed: There is no placeholder "{project}": write {default} or {all}
      d: {type: proxy, to: /path}
    #                      ^^^^^ error route-destination-malformed: A proxy leads to an absolute URL
      e: {type: proxy, to: "https://{default}/"}
    #                      ^^^^^^^^^^^^^^^^^^^^ error route-destination-malformed: A proxy leads outside of the project: use an upstream route for what is inside
      f: {type: redirect, to: "app:http"}
    #                         ^^^^^^^^^^ warning route-destination-malformed: A redirect leads to a path or an absolute URL
    `,
  ],
  [
    'what can',
    `
    routes:
      a: {type: redirect, to: "https://{default}/"}
      b: {type: redirect, to: /path}
      c: {type: redirect, to: "http://example.com?a=1#b"}
      d: {type: proxy, to: "https://example.com/"}
      e: {type: proxy, to: }
      f: {type: upstream, to: anything}
      g: {type: redirect, to: [a]}
      h: {type: redirect, to: !include {type: string, path: to.txt}}
      i:
    `,
  ],
])('route-destination-malformed: %s', (_, drawing) => checkProblems(drawing, [routeDestinationMalformed]));

const route = (to: string) => `
  routes:
    a:
      type: redirect
      to: ${to} # kept
`;

describe('route-destination-malformed fixes', () => {
  test.each([
    ['example.com/a', 'Change to "https://example.com/a"', 'https://example.com/a'],
    ['"{default}/"', 'Change to "https://{default}/"', '"https://{default}/"'],
  ])('%s', (written, title, mended) => checkFix(route(written), routeDestinationMalformed, title, route(mended)));
});
