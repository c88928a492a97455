import { describe, expect, test } from 'vitest';
import { valueMalformed } from '../../../../server/manifest/rules/valueMalformed';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'locations',
    `
    applications:
      app:
        type: nodejs:24
        web:
          locations:
            static: {root: static}
    #       ^^^^^^ error value-malformed: "static" is not a path from the root: did you mean "/static"?
            /a: {passthru: index.php, expires: 1 day}
    #                                          ^^^^^ error value-malformed: "1 day" is not a duration: did you mean "1d"?
    #                      ^^^^^^^^^ error value-malformed: "index.php" is not a front controller: did you mean "/index.php"?
            /b:
              passthru: "yes, please"
    #                   ^^^^^^^^^^^^^ error value-malformed: "yes, please" is not a front controller: write true, false, or a path that begins with "/", such as /index.php
              rules: {a: {expires: soon}}
    #                              ^^^^ error value-malformed: "soon" is not a duration: write seconds, or a number with ms, s, m, h, d, w, M (months) or y, such as 1d
    `,
  ],
  [
    'a firewall',
    `
    services:
      db:
        type: postgresql:17
        firewall:
          outbound:
            - ips: [1.2.3.4, 1.2.3.4/33, 1.2.3.0/24, "2001:db8::/32", 300.1.1.1/8]
    #                                                                 ^^^^^^^^^^^ error value-malformed: "300.1.1.1/8" is not a network in CIDR notation: write an address and its bits, such as 1.2.3.4/32
    #                        ^^^^^^^^^^ error value-malformed: "1.2.3.4/33" is not a network in CIDR notation: write an address and its bits, such as 1.2.3.4/32
    #               ^^^^^^^ error value-malformed: "1.2.3.4" is not a network in CIDR notation: did you mean "1.2.3.4/32"?
            - domains: [example.com, "https://api.example.com/v1", "*.example.com", localhost]
    #                                                                               ^^^^^^^^^ warning value-malformed: "localhost" is not a host name: write it in full, without scheme, path and wildcard
    #                                                              ^^^^^^^^^^^^^^^ warning value-malformed: "*.example.com" is not a host name: write it in full, without scheme, path and wildcard
    #                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning value-malformed: "https://api.example.com/v1" is not a host name: did you mean "api.example.com"?
    `,
  ],
  [
    'what is written as asked for, or unknown, empty, or of another kind',
    `
    .shared: &shared {static: {expires: never}}
    applications:
      app:
        type: php:8.4
        web:
          locations:
            <<: *shared
            .kept: {}
            /: {passthru: /index.php, expires: 3600, rules: {a: {expires: -1}, b: {expires: 1d12h}, c: {expires: 2M}}}
            /a: {passthru: true, expires: "3600"}
            /b: {passthru: , expires: [1]}
            /c: !include location.yaml
            /d: [passthru]
        firewall: {outbound: [{ips: [null, {}], domains: }]}
    routes: []
    `,
  ],
  [
    'behind an alias, the alias is underlined',
    `
    applications:
      app:
        type: php:8.4
        web:
          locations:
            /: {expires: &long 1 year}
    #                          ^^^^^^ error value-malformed: "1 year" is not a duration: did you mean "1y"?
            /a: {expires: *long}
    #                     ^^^^^ error value-malformed: "1 year" is not a duration: did you mean "1y"?
    `,
  ],
])('value-malformed: %s', (_, drawing) => checkProblems(drawing, [valueMalformed]));

describe('value-malformed fixes', () => {
  test('keep the quotes', () => {
    checkFix(
      `
      applications:
        app:
          web:
            locations:
              'static': {expires: "2 Weeks"} # kept
      `,
      valueMalformed,
      'Change to "/static"',
      `
      applications:
        app:
          web:
            locations:
              '/static': {expires: "2 Weeks"} # kept
      `,
    );
  });

  test('months and minutes are not taken for each other', () => {
    const locations = ['1 min', '1 minute', '1 month', '3 M', '3 m', '5 Hours', '1 eon', '10 ms', '9 millis']
      .map((text, index) => `/${index}: {expires: ${text}}`)
      .join(', ');
    expect(fixTitles(`applications: {app: {web: {locations: {${locations}}}}}`, valueMalformed)).toEqual(
      ['1m', '1m', '1M', '3M', '3m', '5h', '10ms', '9ms'].map((text) => `* Change to "${text}"`),
    );
  });
});
