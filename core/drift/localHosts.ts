/** The sub-domain that a local host stands for. */
export type SubdomainOf = (host: string | undefined) => string | undefined;

/**
 * Tells the sub-domains of local hosts from their common domain, since that one has another name than in production: `api` of
 * `api.shop.test` beside `shop.test`, or beside `www.shop.test`. Any host is the domain itself; a host that does not belong to the
 * others is not known.
 *
 * @param declared the sub-domains of production, by which a host that stands alone is read
 */
export function subdomains(hosts: readonly string[], declared: readonly string[]): SubdomainOf {
  const domain = domainOf([...new Set(hosts)], declared);
  return (host) => {
    if (host === undefined) return '';
    if (domain === undefined) return undefined;
    if (host === domain) return '';
    return host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : undefined;
  };
}

function domainOf(hosts: readonly string[], declared: readonly string[]): string | undefined {
  const [shortest] = hosts.toSorted((a, b) => a.length - b.length);
  if (shortest === undefined) return undefined;
  const [first = '', ...rest] = shortest.split('.');
  const isBelow = (domain: string) => hosts.every((host) => host === domain || host.endsWith(`.${domain}`));
  const parent = rest.join('.');
  if (declared.includes(first) && parent !== '' && isBelow(parent)) return parent;
  if (isBelow(shortest)) return shortest;
  return parent !== '' && isBelow(parent) ? parent : undefined;
}
