import { test } from 'vitest';
import { wildcardWithoutCertificate } from '../../../../server/manifest/rules/wildcardWithoutCertificate';
import { checkProblems } from '../../checkProblems';

test('wildcard-without-certificate: all subdomains by HTTPS', () => {
  checkProblems(
    `
    routes:
      "https://*.{default}/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^^^^ information wildcard-without-certificate: "*.{default}" needs a certificate of your own: none is issued for wildcards
      "http://*.example.com/": {upstream: "app:http"}
      "https://www.{default}/*": {upstream: "app:http"}
      odd:
    `,
    [wildcardWithoutCertificate],
  );
});
