import type { Span } from '../text';

/** An image reference taken apart. `postgres` is the image `postgres` of the default registry. */
export interface ImageReference {
  /** Host and port; absent for the default registry. */
  readonly registry?: string;
  /** Path without the registry and without `library/`: `postgres`, `bitnami/redis`. */
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
}

const pattern = /^([\w./:-]*?[\w])(?::([\w][\w.-]{0,127}))?(?:@([A-Za-z][\w+.-]*:[0-9a-fA-F]{32,}))?$/;

/** Takes a reference apart by the distribution specification's grammar; undefined for what is none. */
export function parseImageReference(text: string): ImageReference | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, path = '', tag, digest] = match;
  const parts = path.split('/');
  const hasRegistry = parts.length > 1 && /[.:]|^localhost$/.test(parts[0] ?? '');
  const registry = hasRegistry ? parts.shift() : undefined;
  const isDefault = registry === undefined || registry === 'docker.io' || registry === 'index.docker.io';
  if (isDefault && parts.length === 2 && parts[0] === 'library') parts.shift();
  const name = parts.join('/');
  if (!/^[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/.test(name)) return undefined;
  return {
    ...(isDefault ? {} : { registry }),
    name,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Where the tag stands in a reference, without its colon; undefined where there is none. */
export function tagSpan(text: string): Span | undefined {
  const match = pattern.exec(text);
  if (match?.[2] === undefined) return undefined;
  const start = (match[1] ?? '').length + 1;
  return { start, end: start + match[2].length };
}
