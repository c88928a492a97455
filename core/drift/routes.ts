import type { Manifest } from '../manifest/manifest';
import { declaredRoutes, type DeclaredRoute } from '../readers/declaredRoutes';
import type { Proxy, ProxyRoute } from '../readers/proxy/proxy';
import type { Comparison } from './drift';
import { subdomains, type SubdomainOf } from './localHosts';
import { redirectsDiffer } from './redirects';
import { RoutedContainers } from './routedContainers';

/** A request that the local proxy sends another way than production. */
export interface RouteDifference {
  readonly declared: DeclaredRoute;
  readonly local: ProxyRoute;
  /** Where it goes in production, and here: the name of an application, or the target of a redirect. */
  readonly want: string;
  readonly have: string;
}

/** An application that production serves, and that a proxy which serves others has no route to. */
export interface UnroutedApplication {
  readonly declared: DeclaredRoute;
  readonly application: string;
  /** A route of the proxy to another application. */
  readonly local: ProxyRoute;
}

export interface RouteSides {
  readonly differences: readonly RouteDifference[];
  readonly unrouted: readonly UnroutedApplication[];
}

/**
 * Where the proxy of a Compose project contradicts the routes of the manifest: for the same sub-domain and path, which are compared and
 * not the names of domains. Nothing where a part of its configuration can't be read. A proxy in front of one application says nothing of
 * the others, which have ways of their own.
 */
export function compareRoutes(manifest: Manifest, comparison: Comparison, proxy: Proxy): RouteSides {
  const { compose } = comparison;
  if (!compose || proxy.gap !== undefined || proxy.routes.length === 0) return { differences: [], unrouted: [] };
  const declared = declaredRoutes(manifest);
  const containers = new RoutedContainers(comparison, compose, proxy.routes);
  const routes = containers.outermost();
  const subdomainOf = subdomains(
    routes.flatMap(({ host }) => host ?? []),
    declared.map(({ subdomain }) => subdomain),
  );
  const sides = { declared, routes, subdomainOf, containers, served: containers.served() };
  return {
    differences: [...applicationDifferences(sides), ...redirectDifferences(sides)],
    unrouted: containers.areAllKnown() ? unrouted(sides) : [],
  };
}

interface Sides {
  readonly declared: readonly DeclaredRoute[];
  readonly routes: readonly ProxyRoute[];
  readonly subdomainOf: SubdomainOf;
  readonly containers: RoutedContainers;
  /** Route → the application that it leads to. */
  readonly served: ReadonlyMap<ProxyRoute, string>;
}

/** The local routes for the same request. */
function sameRoutes({ routes, subdomainOf }: Sides, { subdomain, path }: DeclaredRoute): ProxyRoute[] {
  return routes.filter((it) => it.path === path && subdomainOf(it.host) === subdomain);
}

function applicationDifferences(sides: Sides): RouteDifference[] {
  return sides.declared.flatMap((declared) => {
    const { answer } = declared;
    if (answer.by !== 'application' || !sides.containers.run(answer.name)) return [];
    const same = sameRoutes(sides, declared);
    const found = new Set(same.map((it) => sides.served.get(it)));
    const [[local], [have]] = [same, found];
    if (!local || have === undefined || found.size > 1 || !servesSeveral(sides, local)) return [];
    return declaresToo(sides, declared, have) ? [] : [{ declared, local, want: answer.name, have }];
  });
}

/** Whether the proxy of a route has routes to several applications. */
function servesSeveral({ routes, served }: Sides, { proxy }: ProxyRoute): boolean {
  const own = routes.filter((it) => it.proxy === proxy).flatMap((it) => served.get(it) ?? []);
  return new Set(own).size > 1;
}

/** A route of the manifest leads there as well: `{default}` and `{all}` may do so differently. */
function declaresToo({ declared }: Sides, { subdomain, path }: DeclaredRoute, name: string): boolean {
  return declared.some(
    (it) => it.subdomain === subdomain && it.path === path && it.answer.by === 'application' && it.answer.name === name,
  );
}

function redirectDifferences(sides: Sides): RouteDifference[] {
  return sides.declared.flatMap((declared) => {
    const { answer } = declared;
    if (answer.by !== 'redirect') return [];
    const same = sameRoutes(sides, declared);
    const targets = new Set(same.map((it) => (it.answer.by === 'redirect' ? it.answer.to : undefined)));
    const [[local], [have]] = [same, targets];
    if (!local || have === undefined || targets.size > 1) return [];
    return redirectsDiffer(declared, answer.to, have, sides.subdomainOf)
      ? [{ declared, local, want: answer.to, have }]
      : [];
  });
}

/** Applications that nothing but a proxy could reach, and that the one which serves several others does not. */
function unrouted(sides: Sides): UnroutedApplication[] {
  const local = sides.routes.find((it) => sides.served.has(it) && servesSeveral(sides, it));
  const reached = new Set(sides.served.values());
  return sides.declared.flatMap((declared) => {
    const application = declared.answer.by === 'application' ? declared.answer.name : undefined;
    if (!local || application === undefined || reached.has(application)) return [];
    reached.add(application);
    return sides.containers.areHidden(application) ? [{ declared, application, local }] : [];
  });
}
