import { test } from 'vitest';
import { tlsOutdated } from '../../../../server/manifest/rules/tlsOutdated';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test('tls-outdated: versions before 1.2', () => {
  checkProblems(
    `
    routes:
      a: {tls: {min_version: TLSv1.0}}
    #                        ^^^^^^^ warning tls-outdated: TLS before 1.2 is no longer accepted: "TLSv1.0" has no effect
      b: {tls: {min_version: 'TLSv1.1'}}
    #                        ^^^^^^^^^ warning tls-outdated: TLS before 1.2 is no longer accepted: "TLSv1.1" has no effect
      c: {tls: {min_version: TLSv1.2}}
      d: {tls: {min_version: }}
      e: {tls: [TLSv1.0]}
      f: {tls: {min_version: {TLSv1.0: 1}}}
    `,
    [tlsOutdated],
  );
});

test('tls-outdated fix: the oldest version that is accepted', () => {
  const route = (version: string) => `
    routes:
      a: {tls: {min_version: ${version}}} # kept
  `;
  checkFix(route("'TLSv1.0'"), tlsOutdated, 'Change to "TLSv1.2"', route("'TLSv1.2'"));
});
