import { factPerEntry } from '../../../core/manifest/keptPerEntry';
import type { ManifestEntry } from '../../../core/manifest/manifest';
import type { Source } from '../../../core/text';
import { asScalar, sourceIn, valueAt } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { ManifestRule } from '../manifestRule';
import { urlOf } from '../routeReach';
import { addressOf } from '../routeUrl';

export const routeDefinedTwice: ManifestRule = {
  code: 'route-defined-twice',
  severity: 'error',
  summary: 'Two routes share what only one can have',
  explanation:
    'A slash at the end of a route’s key is added where it is missing, so that keys with and without one name the same route. The `id` of a route stands for it alone, and one route at most is `primary`.',
  basis: 'Rules R143 and R150',
  *check({ manifest: { routes } }) {
    for (const finding of repeated(routes, addressMark, ({ name }) => `This is the route "${name}" once more`))
      yield { severity: 'warning', ...finding };
    yield* repeated(routes, idMark, ({ name }, id) => `The route "${name}" has the id "${id}", too`);
    yield* repeated(routes, primaryMark, ({ name }) => `Only one route can be primary, and "${name}" is`);
  },
};

/** What should be there once, and where it is written. */
interface Mark {
  readonly text: string;
  readonly source: Source;
}

function* repeated(
  routes: readonly ManifestEntry[],
  markOf: (route: ManifestEntry) => Mark | undefined,
  message: (first: ManifestEntry, text: string) => string,
): Iterable<Finding> {
  const firsts = new Map<string, { route: ManifestEntry; source: Source }>();
  for (const route of routes) {
    const mark = markOf(route);
    const first = mark && firsts.get(mark.text);
    if (mark && !first) firsts.set(mark.text, { route, source: mark.source });
    // The same key twice is another rule's.
    if (!mark || !first || first.route.name === route.name) continue;
    const related = [{ source: first.source, message: 'The first one' }];
    yield { message: message(first.route, mark.text), source: mark.source, related };
  }
}

function addressMark(route: ManifestEntry): Mark | undefined {
  const url = urlOf(route);
  return url && { text: addressOf(url), source: route.source };
}

const idMark = factPerEntry(({ node, file }): Mark | undefined => {
  const id = asScalar(valueAt(node, ['id']));
  return id && id.value !== null ? { text: id.text, source: sourceIn(file, id) } : undefined;
});

const primaryMark = factPerEntry(({ node, file }): Mark | undefined => {
  const primary = asScalar(valueAt(node, ['primary']));
  return primary?.value === true ? { text: 'primary', source: sourceIn(file, primary) } : undefined;
});
