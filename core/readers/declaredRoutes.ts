import type { Manifest, ManifestEntry } from '../manifest/manifest';
import type { Source } from '../text';
import { asText, pairsOf, sourceIn, valueAt } from '../yaml';
import { pathOf } from './proxy/proxy';

/** Where production sends requests for one host and path of the project's own domain. */
export interface DeclaredRoute {
  /** What stands before the domain: `api` of `api.{default}`; empty for the domain itself. */
  readonly subdomain: string;
  /** Without a slash at its end: the root is empty. */
  readonly path: string;
  readonly answer:
    { readonly by: 'application'; readonly name: string } | { readonly by: 'redirect'; readonly to: string };
  /** As a person calls it: `https://api.{default}/`, or the path of a redirect. */
  readonly title: string;
  readonly source: Source;
}

/** The routes at placeholders (`{default}`, `{all}`) and their redirects, those by a pattern left out. */
export function declaredRoutes({ routes }: Manifest): DeclaredRoute[] {
  return routes.flatMap((entry) => {
    const url = parseUrl(entry.name);
    return url ? [...ownRoute(entry, url), ...pathRedirects(entry, url)] : [];
  });
}

/** A host and a path. */
export interface PlacedUrl {
  readonly subdomain: string;
  readonly path: string;
}

/** The parts of a URL at the project's domain; undefined for another domain, and for what is no URL. */
export function parseUrl(url: string): PlacedUrl | undefined {
  const match = /^https?:\/\/(?:([\w.-]+)\.)?\{(?:default|all)\}(\/.*)?$/i.exec(url);
  const path = pathOf(match?.[2] ?? '');
  return match && path !== undefined ? { subdomain: match[1]?.toLowerCase() ?? '', path } : undefined;
}

function ownRoute(entry: ManifestEntry, url: PlacedUrl): DeclaredRoute[] {
  const shared = { ...url, title: entry.name, source: entry.source };
  const to = asText(valueAt(entry.node, ['to']));
  if (asText(valueAt(entry.node, ['type'])) === 'redirect')
    return to === undefined ? [] : [{ ...shared, answer: { by: 'redirect', to } }];
  const name = asText(valueAt(entry.node, ['upstream']))?.split(':')[0];
  return name === undefined ? [] : [{ ...shared, answer: { by: 'application', name } }];
}

/** `redirects.paths` of a route at the root: whether those of others are relative to their path is not said. */
function pathRedirects({ node, file }: ManifestEntry, { subdomain, path: outer }: PlacedUrl): DeclaredRoute[] {
  if (outer !== '') return [];
  return pairsOf(valueAt(node, ['redirects', 'paths'])).flatMap(({ key, value }): DeclaredRoute[] => {
    const to = asText(valueAt(value, ['to']));
    const path = pathOf(key.text);
    if (to === undefined || path === undefined || path === '' || asText(valueAt(value, ['regexp'])) === 'true')
      return [];
    return [{ subdomain, path, answer: { by: 'redirect', to }, title: path, source: sourceIn(file, key) }];
  });
}
