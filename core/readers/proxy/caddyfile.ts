import type { ProjectPath } from '../../workspace';
import { directivesIn, type ConfigWord, type Directive } from './directives';
import {
  otherAnswer,
  pathOf,
  redirectTo,
  sourceOf,
  upstreamHost,
  type Proxy,
  type ProxyAnswer,
  type ProxyRoute,
} from './proxy';

/**
 * Where Caddy sends requests (caddyserver.com: Caddyfile concepts, handle, reverse_proxy, php_fastcgi, redir). Never throws.
 *
 * @param service the Compose service that runs it, which answers itself with FrankenPHP
 */
export function readCaddyfile(text: string, file: ProjectPath, service: string): Proxy {
  const [first, ...others] = directivesIn(text, 'caddy');
  const all = first ? [...(first.words.length === 0 ? [] : [first]), ...others] : [];
  const sites = all.some(({ block }) => block) ? all : siteWithoutBraces(all);
  const read = sites.map((it) => readSite(it, file, service));
  const gap = read.find((it) => it.gap !== undefined)?.gap;
  return { routes: read.flatMap(({ routes }) => routes), ...(gap === undefined ? {} : { gap }) };
}

/** A file of one site: its addresses stand on the first line. */
function siteWithoutBraces([address, ...block]: readonly Directive[]): Directive[] {
  return address ? [{ words: address.words, block }] : [];
}

function readSite({ words, block }: Directive, file: ProjectPath, service: string): Proxy {
  if (!block || /^\(/.test(words[0]?.text ?? ''))
    return { routes: [], gap: 'a part of its configuration is a snippet' };
  const hosts = words.flatMap(({ text }) =>
    text
      .split(',')
      .filter((it) => it !== '')
      .map(addressHost),
  );
  const reader = new SiteReader(block, service);
  const routes = reader.read(block, '');
  const gap = hosts.includes(null) ? 'a site has a pattern for its name' : reader.gap;
  if (gap !== undefined) return { routes: [], gap };
  return {
    routes: hosts.flatMap((host) =>
      routes.map(({ path, answer, word }) => ({ host: host ?? undefined, path, answer, source: sourceOf(file, word) })),
    ),
  };
}

/** The host of `https://api.localhost:8443`; undefined for any host, null for what is not known. */
function addressHost(written: string): string | undefined | null {
  const host = /^(?:https?:\/\/)?([\w.-]*)(?::\d+)?(?:\/\*?)?$/.exec(written)?.[1]?.toLowerCase();
  return host === '' ? undefined : (host ?? null);
}

interface Route extends Pick<ProxyRoute, 'path' | 'answer'> {
  readonly word: ConfigWord;
}

/** Directives that change what is answered, not by whom. */
const blocks = new Set(['handle', 'handle_path', 'route']);

class SiteReader {
  gap: string | undefined;
  private readonly matchers: ReadonlyMap<string, string | undefined>;

  constructor(
    site: readonly Directive[],
    private readonly service: string,
  ) {
    this.matchers = new Map(site.flatMap(namedMatcher));
  }

  read(block: readonly Directive[], outer: string): Route[] {
    return block.flatMap((it) => this.readDirective(it, outer));
  }

  private readDirective({ words, block = [] }: Directive, outer: string): Route[] {
    const [first, ...rest] = words;
    const name = first?.text ?? '';
    if (name === 'import') this.gap ??= 'a part of its configuration is imported';
    if (!first || (!blocks.has(name) && !Object.hasOwn(answers, name))) return [];
    const matched = /^[/@*]/.test(rest[0]?.text ?? '') && (name !== 'redir' || rest.length > 1);
    const path = matched ? this.pathOf(rest[0]?.text ?? '') : '';
    if (path === undefined) {
      this.gap ??= 'a matcher is a pattern';
      return [];
    }
    const whole = outer !== '' && !path.startsWith(outer) ? outer + path : path;
    if (blocks.has(name)) return this.read(block, whole);
    const target = rest[matched ? 1 : 0];
    const answer = answers[name]?.(target?.text ?? '', this.service);
    if (!answer) this.gap ??= 'a proxy leads to a variable';
    return answer ? [{ path: whole, answer, word: (matched ? rest[0] : target) ?? first }] : [];
  }

  private pathOf(matcher: string): string | undefined {
    return matcher.startsWith('@') ? this.matchers.get(matcher) : pathOf(matcher);
  }
}

/** `@api path /api/*`; undefined for what matches anything else than one path. */
function namedMatcher({ words: [name, kind, path, more], block }: Directive): [string, string | undefined][] {
  if (!name?.text.startsWith('@')) return [];
  return [[name.text, kind?.text === 'path' && path && !more && !block ? pathOf(path.text) : undefined]];
}

type Answer = (target: string, service: string) => ProxyAnswer | undefined;

const toContainer: Answer = (target) => {
  const host = upstreamHost(target);
  return host === undefined ? undefined : { by: 'container', host };
};

const answers: Readonly<Record<string, Answer>> = {
  reverse_proxy: toContainer,
  php_fastcgi: toContainer,
  php_server: (_, service) => ({ by: 'container', host: service }),
  redir: (target) => redirectTo(target),
  respond: () => otherAnswer,
};
