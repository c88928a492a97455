import type { Source } from '../../text';
import type { ConfigWord } from './directives';

/** What stands between the browser and the containers on this machine, as far as its configuration says where requests go. */
export interface Proxy {
  readonly routes: readonly ProxyRoute[];
  /** Why requests may go another way than is read here. While there is a reason, nothing is said of them. */
  readonly gap?: string;
}

/** Where requests go that are for one host and one path. */
export interface ProxyRoute {
  /** The Compose service that the proxy runs in; undefined where labels of the other containers tell it where requests go. */
  readonly proxy?: string;
  /** In small letters, without a port; undefined where any host will do. */
  readonly host: string | undefined;
  /** Without a slash at its end: the root is empty. What lies below goes the same way. */
  readonly path: string;
  readonly answer: ProxyAnswer;
  readonly source: Source;
}

export type ProxyAnswer =
  /** The host name of a container. */
  | { readonly by: 'container'; readonly host: string }
  /** A URL or a path. */
  | { readonly by: 'redirect'; readonly to: string }
  /** Files of the proxy, or a status. */
  | { readonly by: 'other' };

export const otherAnswer: ProxyAnswer = { by: 'other' };

/** `/api`, `/api/`, `/api/*` and `/api*` as a route's path; undefined for a pattern. */
export function pathOf(written: string): string | undefined {
  const path = written.replace(/\/?\*$/, '').replace(/\/$/, '');
  return /^(?:\/[\w.~%@+-]+)*$/.test(path) ? path : undefined;
}

/** The name of the host in `api`, `api:3000` and `http://api:3000/x`; undefined for what is put together from variables. */
export function upstreamHost(written: string): string | undefined {
  return /^(?:[a-z0-9]+:\/\/)?([a-z0-9][\w.-]*)(?::\d+)?(?:\/[^${}]*)?$/i.exec(written)?.[1]?.toLowerCase();
}

/** Where a redirect leads, without what stands for the rest of the request; an answer of its own where that can't be told. */
export function redirectTo(written: string): ProxyAnswer {
  const to = written.replace(/\/?(?:\$(?:request_uri|uri|\d|\{\d\})|\{(?:http\.request\.)?uri\})$/, '');
  return /^(?:https?:\/\/[\w.-]+(?::\d+)?)?(?:\/[\w.~%/@+-]*)?$/i.test(to) && to !== ''
    ? { by: 'redirect', to }
    : otherAnswer;
}

export function sourceOf(file: string, { span }: ConfigWord): Source {
  return { file, span };
}
