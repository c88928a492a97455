import { test } from 'vitest';
import { cacheHeaderRefused } from '../../../../server/manifest/rules/cacheHeaderRefused';
import { checkProblems } from '../../checkProblems';

test('cache-header-refused: headers of one connection, and cookies', () => {
  checkProblems(
    `
    routes:
      a: {cache: {enabled: true, headers: [Accept, Cookie, te]}}
    #                                              ^^^^^^ error cache-header-refused: The header "Cookie" can't be part of the cache key: name the cookies in "cookies"
    #                                                      ^^ error cache-header-refused: The header "te" can't be part of the cache key
      b: {cache: {enabled: true, headers: [Accept-Language, X-Any]}}
      c: {cache: {headers: [[Cookie], {Cookie: 1}, ]}}
      d: {cache: {headers: Cookie}}
      e: {cache: false}
      f:
    `,
    [cacheHeaderRefused],
  );
});
