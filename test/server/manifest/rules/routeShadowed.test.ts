import { test } from 'vitest';
import { routeShadowed } from '../../../../server/manifest/rules/routeShadowed';
import { checkProblems } from '../../checkProblems';

test('route-shadowed: one path for the default domain and for all', () => {
  checkProblems(
    `
    routes:
      "https://{all}/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^ hint route-shadowed: For the default domain "https://{default}" answers; this route is for the other domains
      "https://{default}": {upstream: "app:http"}
      "https://{all}/a": {upstream: "app:http"}
      "http://{all}/": {upstream: "app:http"}
      odd:
    `,
    [routeShadowed],
  );
});
