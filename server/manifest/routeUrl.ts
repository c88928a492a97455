/** The key of a route, or where a redirect leads, taken apart. Hosts may hold `{default}` and `{all}`. */
export interface RouteUrl {
  readonly scheme: 'http' | 'https';
  /** In small letters. */
  readonly host: string;
  readonly port: string | undefined;
  /** With a slash at its beginning and end: the platform adds the last one where it is missing. */
  readonly path: string;
}

/** Undefined for what is no absolute URL. */
export function routeUrl(written: string): RouteUrl | undefined {
  const match = /^(https?):\/\/([^/:?#\s]+)(?::(\d*))?(\/[^?#\s]*)?$/i.exec(written);
  if (!match) return undefined;
  const [, scheme = '', host = '', port, path = '/'] = match;
  return {
    scheme: scheme.toLowerCase() === 'http' ? 'http' : 'https',
    host: host.toLowerCase(),
    port,
    path: path.endsWith('/') ? path : `${path}/`,
  };
}

/** Two keys with the same address are one route. */
export function addressOf({ scheme, host, path }: RouteUrl): string {
  return `${scheme}://${host}${path}`;
}
