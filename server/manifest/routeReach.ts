import type { ManifestEntry } from '../../core/manifest/manifest';
import { asScalar, asText, valueAt, type YamlScalar } from '../../core/yaml';
import { routeUrl, type RouteUrl } from './routeUrl';

/** Where the whole of a redirect route leads; undefined for other routes. */
export function redirectOf({ node }: ManifestEntry): YamlScalar | undefined {
  const to = asScalar(valueAt(node, ['to']));
  return asText(valueAt(node, ['type'])) === 'redirect' && to && to.value !== null ? to : undefined;
}

/** Routes by their hosts, to find the one that answers a URL. */
export class RouteReach {
  private readonly byHost = new Map<string, { url: RouteUrl; route: ManifestEntry }[]>();

  constructor(routes: readonly ManifestEntry[]) {
    for (const route of routes) {
      const url = routeUrl(route.name);
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
