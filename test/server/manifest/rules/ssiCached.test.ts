import { test } from 'vitest';
import { ssiCached } from '../../../../server/manifest/rules/ssiCached';
import { checkProblems } from '../../checkProblems';

test('ssi-cached: includes on a route with a cache', () => {
  checkProblems(
    `
    routes:
      a: {ssi: {enabled: true}}
    #     ^^^ warning ssi-cached: Pages with server-side includes are cached whole: write "cache: {enabled: false}" for this route
      b: {ssi: true, cache: {enabled: true}}
    #     ^^^ warning ssi-cached: Pages with server-side includes are cached whole: write "cache: {enabled: false}" for this route
      c: {ssi: {enabled: true}, cache: {enabled: false}}
      d: {ssi: true, cache: false}
      e: {ssi: {enabled: false}}
      f: {ssi: false}
      g: {ssi: [true], cache: []}
      h: {ssi: {enabled: true}, cache: !include cache.yaml}
      i:
    `,
    [ssiCached],
  );
});
