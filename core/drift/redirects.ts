import { parseUrl, type DeclaredRoute } from '../readers/declaredRoutes';
import { pathOf } from '../readers/proxy/proxy';
import type { SubdomainOf } from './localHosts';

/** Whether a redirect of the manifest leads elsewhere than the local one for the same request; false where that can't be told. */
export function redirectsDiffer(
  declared: DeclaredRoute,
  want: string,
  have: string,
  subdomainOf: SubdomainOf,
): boolean {
  const [to, from] = [declaredTarget(want, declared), localTarget(have, declared, subdomainOf)];
  return to !== undefined && from !== undefined && differ(to, from);
}

/** Where a redirect leads: on the project's domain, or on another one. */
interface Target {
  readonly subdomain?: string;
  readonly host?: string;
  readonly path: string;
}

/** A domain of its own and a sub-domain may be one and the same: the name does not tell. */
function differ(want: Target, have: Target): boolean {
  const [a, b] = [want.host ?? want.subdomain, have.host ?? have.subdomain];
  return (want.host === undefined) === (have.host === undefined) && (a !== b || want.path !== have.path);
}

function declaredTarget(to: string, { subdomain }: DeclaredRoute): Target | undefined {
  return parseUrl(to) ?? pathTarget(to, subdomain) ?? hostTarget(to);
}

function localTarget(to: string, { subdomain }: DeclaredRoute, subdomainOf: SubdomainOf): Target | undefined {
  const target = pathTarget(to, subdomain) ?? hostTarget(to);
  const known = target?.host === undefined ? undefined : subdomainOf(target.host);
  return target && known !== undefined ? { subdomain: known, path: target.path } : target;
}

function pathTarget(to: string, subdomain: string): Target | undefined {
  const path = to.startsWith('/') ? pathOf(to) : undefined;
  return path === undefined ? undefined : { subdomain, path };
}

function hostTarget(to: string): Target | undefined {
  const [, host, written = ''] = /^https?:\/\/([\w.-]+)(?::\d+)?(\/.*)?$/.exec(to) ?? [];
  const path = pathOf(written);
  return host === undefined || path === undefined ? undefined : { host: host.toLowerCase(), path };
}
