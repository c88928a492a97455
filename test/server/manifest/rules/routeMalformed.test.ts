import { describe, expect, test } from 'vitest';
import { routeMalformed } from '../../../../server/manifest/rules/routeMalformed';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'keys that are no absolute URL',
    `
    routes:
      "/": {upstream: "app:http"}
    # ^^^ error route-malformed: A route is named by an absolute URL, such as "https://{default}/"
      /api: {upstream: "app:http"}
    # ^^^^ error route-malformed: A route is named by an absolute URL, such as "https://{default}/api"
      "{default}/": {upstream: "app:http"}
    # ^^^^^^^^^^^^ error route-malformed: A route is named by an absolute URL, such as "https://{default}/"
      www.example.com: {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^ error route-malformed: A route is named by an absolute URL, such as "https://www.example.com"
      "https//example.com/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^^^ error route-malformed: A route is named by an absolute URL, such as "https://example.com/"
      "http:/{default}/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^ error route-malformed: A route is named by an absolute URL, such as "http://{default}/"
      "ftp://example.com/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^^ error route-malformed: A route is named by an absolute URL, such as "https://{default}/"
      app: {upstream: "app:http"}
    # ^^^ error route-malformed: A route is named by an absolute URL, such as "https://{default}/"
      "https://": {upstream: "app:http"}
    # ^^^^^^^^^^ error route-malformed: A route is named by an absolute URL, such as "https://{default}/"
      "https://{default}/a b": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^^^^^ error route-malformed: A route is named by an absolute URL, such as "https://{default}/"
    `,
  ],
  [
    'placeholders and ports that there are not',
    `
    routes:
      "https://{project}/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^^ error route-malformed: There is no placeholder "{project}": write {default} or {all}
      "https://www.{defualt}/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^^^^^^ error route-malformed: There is no placeholder "{defualt}": did you mean "{default}"?
      "https://default/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^ error route-malformed: "default" is not a domain: did you mean "{default}"?
      "https://{default}:8080/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^^^^^^^ error route-malformed: Routes have no ports: remove ":8080"
    `,
  ],
  [
    'all that the platform serves',
    `
    routes:
      "https://{default}/": {upstream: "app:http"}
      https://{default}: {upstream: "app:http"}
      http://{all}/a/b: {upstream: "app:http"}
      "https://www.{default}/": {upstream: "app:http"}
      "https://*.{default}/": {upstream: "app:http"}
      "HTTPS://Example.com": {upstream: "app:http"}
      "https://api.example.co.uk/v1/": {upstream: "app:http"}
      "https://xn--bcher-kva.example/": {upstream: "app:http"}
      .defaults: &defaults {type: upstream}
      <<: *defaults
    `,
  ],
  [
    'bad shapes',
    `
    applications: [a]
    routes:
      - "/": x
    `,
  ],
])('route-malformed: %s', (_, drawing) => checkProblems(drawing, [routeMalformed]));

const route = (key: string) => `
  routes:
    ${key}: {upstream: "app:http"} # kept
`;

describe('route-malformed fixes', () => {
  test.each([
    ['/api', 'Change to "https://{default}/api"', '"https://{default}/api"'],
    ["'{default}/'", 'Change to "https://{default}/"', "'https://{default}/'"],
    ['"http//{default}/"', 'Change to "http://{default}/"', '"http://{default}/"'],
    ['"https://{default}:443/a"', 'Change to "https://{default}/a"', '"https://{default}/a"'],
    ['"https://{al}/"', 'Change to "https://{all}/"', '"https://{all}/"'],
    ['"https://default"', 'Change to "https://{default}"', '"https://{default}"'],
  ])('%s', (written, title, mended) => checkFix(route(written), routeMalformed, title, route(mended)));

  test('none where nothing is near', () => expect(fixTitles(route('app'), routeMalformed)).toEqual([]));
});
