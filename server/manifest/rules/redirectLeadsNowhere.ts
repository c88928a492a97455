import type { ManifestEntry } from '../../../core/manifest/manifest';
import type { Finding } from '../../problem';
import type { ManifestRule } from '../manifestRule';
import { redirectOf, RouteReach, urlOf } from '../routeReach';
import { routeUrl, type RouteUrl } from '../routeUrl';

export const redirectLeadsNowhere: ManifestRule = {
  code: 'redirect-leads-nowhere',
  severity: 'warning',
  summary: 'A redirect route leads to no route of the project, or back to itself',
  explanation:
    'A redirect to a URL with `{default}` or `{all}` has to lead to another route of the project. Where redirects lead to each other, browsers give up after some rounds.',
  basis: 'Rule R149',
  *check({ manifest: { routes, state } }) {
    if (state !== 'known' || !routes.some(redirectOf)) return;
    const reach = new RouteReach(routes);
    for (const route of routes) {
      const finding = judge(route, reach);
      if (finding) yield finding;
    }
  },
};

function judge(route: ManifestEntry, reach: RouteReach): Finding | undefined {
  const to = redirectOf(route);
  const url = to && destination(route);
  if (!url || !/\{(default|all)\}/.test(url.host)) return undefined;
  const { source } = to;
  const [next, ...others] = chain(route, reach);
  if (!next) return { message: `No route of the project answers "${to.text}"`, source };
  const loop = [route, next, ...others];
  return loop.at(-1) === route
    ? { message: `This redirect leads back to itself: ${loop.map(({ name }) => name).join(' → ')}`, source }
    : undefined;
}

/** The routes that a redirect leads through, until one answers or comes again. */
function chain(route: ManifestEntry, reach: RouteReach): ManifestEntry[] {
  const passed: ManifestEntry[] = [];
  for (let at: ManifestEntry | undefined = route; at;) {
    const url = destination(at);
    const next: ManifestEntry | undefined = url && reach.find(url);
    const isKnown = next !== undefined && (next === route || passed.includes(next));
    if (next) passed.push(next);
    at = isKnown || passed.length > longest ? undefined : next;
  }
  return passed;
}

/** Redirects that are followed: browsers follow no more than twenty. */
const longest = 20;

function destination(route: ManifestEntry): RouteUrl | undefined {
  const to = redirectOf(route)?.text;
  const own = urlOf(route);
  return to === undefined ? undefined : routeUrl(to.startsWith('/') && own ? `${own.scheme}://${own.host}${to}` : to);
}
