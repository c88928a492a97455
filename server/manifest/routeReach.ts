import { factPerEntry } from '../../core/manifest/keptPerEntry';
import type { ManifestEntry } from '../../core/manifest/manifest';
import type { Source } from '../../core/text';
import { asScalar, asText, sourceIn, valueAt } from '../../core/yaml';
import { routeUrl, type RouteUrl } from './routeUrl';

/** Where the whole of a redirect route leads; undefined for other routes. */
export const redirectOf = factPerEntry(({ node, file }): Redirect | undefined => {
  const to = asScalar(valueAt(node, ['to']));
  return asText(valueAt(node, ['type'])) === 'redirect' && to && to.value !== null
    ? { text: to.text, source: sourceIn(file, to) }
    : undefined;
});

export interface Redirect {
  readonly text: string;
  readonly source: Source;
}

/** The key of a route, taken apart; undefined where it is no absolute URL. */
export const urlOf = factPerEntry(({ name }) => routeUrl(name));

/** Routes by their hosts, to find the one that answers a URL. */
export class RouteReach {
  private readonly byHost = new Map<string, { url: RouteUrl; route: ManifestEntry }[]>();

  constructor(routes: readonly ManifestEntry[]) {
    for (const route of routes) {
      const url = urlOf(route);
      if (!url) continue;
      const sameHost = this.byHost.get(url.host);
      if (sameHost) sameHost.push({ url, route });
      else this.byHost.set(url.host, [{ url, route }]);
    }
  }

  /**
   * The route that answers a URL: of those for its host, the one with the longest path that fits. HTTP is led to HTTPS where no route
   * has it. What `{default}` stands for is in `{all}`, too.
   */
  find({ scheme, host, path }: RouteUrl): ManifestEntry | undefined {
    const fitting = [host, host.replace('{default}', '{all}')]
      .flatMap((it) => this.byHost.get(it) ?? [])
      .filter(({ url }) => path.startsWith(url.path))
      .sort((a, b) => b.url.path.length - a.url.path.length);
    const ofScheme = fitting.find(({ url }) => url.scheme === scheme);
    return (ofScheme ?? fitting.find(({ url }) => scheme === 'http' && url.scheme === 'https'))?.route;
  }
}
