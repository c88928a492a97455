import { describe, expect, test } from 'vitest';
import { routesTooMany } from '../../../../server/manifest/rules/routesTooMany';
import { check } from '../../../../server/check';
import { projectOf } from '../../../fixture';

function messages(routes: string[]): string[] {
  const text = ['routes:', ...routes, ''].join('\n');
  return check(projectOf({ texts: { '.upsun/config.yaml': text } }), [routesTooMany]).problems.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

const route = (index: number) => `  "https://{default}/${index}": {upstream: "app:http"}`;
const thousands = (count: number) =>
  Array.from({ length: count }, (_, index) => `  route${index}: {redirects: {paths: *thousand}}`);
const thousand = Array.from({ length: 1000 }, (_, index) => `    /${index}: {to: /}`);

describe('routes-too-many', () => {
  test('a hundred routes are fine, one more is not', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => route(index));
    expect(messages(hundred)).toEqual([]);
    expect(messages([...hundred, route(100)])).toEqual([
      'warning There are 101 routes: more than 100 may be refused for their size',
    ]);
  });

  test('redirects of all routes together', () => {
    const shared = ['  .shared: &thousand', ...thousand];
    expect(messages([...shared, ...thousands(50)])).toEqual([]);
    expect(messages([...shared, ...thousands(51)])).toEqual([
      'error Here the redirects become 51000: an environment has 50000 at most',
    ]);
  });
});
