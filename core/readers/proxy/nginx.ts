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

/** Where nginx sends requests (nginx.org: server_name, location, return, rewrite, proxy_pass). Never throws. */
export function readNginx(text: string, file: ProjectPath): Proxy {
  const all = directivesIn(text, 'nginx');
  const http = all.flatMap((it) => (nameOf(it) === 'http' ? (it.block ?? []) : [it]));
  const upstreams = new Map(http.filter((it) => nameOf(it) === 'upstream').map((it) => [argument(it), hostsOf(it)]));
  const servers = http.filter((it) => nameOf(it) === 'server').map((it) => readServer(it, file, upstreams));
  const gap = servers.find((it) => it.gap !== undefined)?.gap ?? includeGap(http);
  return { routes: servers.flatMap(({ routes }) => routes), ...(gap === undefined ? {} : { gap }) };
}

type Upstreams = ReadonlyMap<string, readonly string[]>;

function nameOf({ words }: Directive): string {
  return words[0]?.text ?? '';
}

function argument({ words }: Directive): string {
  return words[1]?.text ?? '';
}

function named(block: readonly Directive[], ...names: readonly string[]): Directive[] {
  return block.filter((it) => names.includes(nameOf(it)));
}

/** The servers of an `upstream`. */
function hostsOf({ block = [] }: Directive): string[] {
  return [...new Set(named(block, 'server').map((it) => upstreamHost(argument(it)) ?? ''))];
}

/** Files beside the one that is read may hold servers and locations; those of parameters and types do not. */
function includeGap(block: readonly Directive[]): string | undefined {
  const more = named(block, 'include').find((it) => !/(?:mime\.types|params|\.types)$|\/conf\.d\//.test(argument(it)));
  return more && `${argument(more)} is included`;
}

function readServer({ words, block = [] }: Directive, file: ProjectPath, upstreams: Upstreams): Proxy {
  const place = named(block, 'server_name')[0]?.words[1] ?? words[0];
  const names = named(block, 'server_name').flatMap((it) => it.words.slice(1).map(({ text }) => text.toLowerCase()));
  const hosts = names.filter((it) => it !== '_' && it !== '');
  const locations = locationsIn(block);
  const gap = gapOf(hosts, block, locations);
  if (gap !== undefined || !place) return { routes: [], gap: gap ?? 'a server has no name' };
  const php = phpHost(locations, upstreams);
  const own = returned(block);
  const routes = [
    ...(own ? [{ path: '', answer: own, word: place }] : []),
    ...rewrites(block),
    ...locations.flatMap((it) => readLocation(it, upstreams, php)),
  ];
  const sides = hosts.length === 0 ? [undefined] : hosts;
  return {
    routes: sides.flatMap((host) =>
      routes.map(({ path, answer, word }) => ({ host, path, answer, source: sourceOf(file, word) })),
    ),
  };
}

/** Those in locations included. */
function locationsIn(block: readonly Directive[]): Directive[] {
  return named(block, 'location').flatMap((it) => [it, ...locationsIn(it.block ?? [])]);
}

function gapOf(
  hosts: readonly string[],
  block: readonly Directive[],
  locations: readonly Directive[],
): string | undefined {
  if (hosts.some((host) => !/^[\w.-]+$/.test(host))) return 'a server has a pattern for its name';
  const pattern = locations.find((it) => /^~/.test(argument(it)) && !isOfFiles(it) && sends(it));
  if (pattern) return 'a location is a pattern';
  const hidden = locations.find(({ block: own = [] }) =>
    named(own, 'proxy_pass', 'fastcgi_pass', 'uwsgi_pass').some((it) => upstreamHost(argument(it)) === undefined),
  );
  if (hidden) return 'a location leads to a variable';
  return includeGap(block) ?? locations.map(({ block: own = [] }) => includeGap(own)).find((it) => it !== undefined);
}

/** `~ \.php$` and the like tell files apart, not parts of the site. */
function isOfFiles({ words }: Directive): boolean {
  return /\\\.|index|app|^\^?\/\\?\./.test(words[2]?.text ?? '');
}

function sends({ block = [] }: Directive): boolean {
  return named(block, 'proxy_pass', 'fastcgi_pass', 'uwsgi_pass', 'return', 'rewrite').length > 0;
}

/** The one container that a server hands PHP to, wherever that stands. */
function phpHost(locations: readonly Directive[], upstreams: Upstreams): string | undefined {
  const passes = locations.flatMap(({ block = [] }) => named(block, 'fastcgi_pass'));
  const hosts = new Set(passes.map((it) => resolved(argument(it), upstreams)));
  return hosts.size === 1 ? [...hosts][0] : undefined;
}

interface Route extends Pick<ProxyRoute, 'path' | 'answer'> {
  readonly word: ConfigWord;
}

function readLocation({ words, block = [] }: Directive, upstreams: Upstreams, php: string | undefined): Route[] {
  const [, first, second] = words;
  const word = second ?? first;
  if (!word || /^~/.test(first?.text ?? '') || first?.text.startsWith('@')) return rewrites(block);
  const path = pathOf(word.text);
  if (path === undefined) return rewrites(block);
  const pass = named(block, 'proxy_pass', 'fastcgi_pass', 'uwsgi_pass')[0];
  const host = pass ? resolved(argument(pass), upstreams) : triesPhp(block) ? php : undefined;
  const answer: ProxyAnswer = host === undefined ? (returned(block) ?? otherAnswer) : { by: 'container', host };
  // One path alone is a page: of those only redirects are compared.
  if (first?.text === '=' && answer.by !== 'redirect') return rewrites(block);
  return [{ path, answer, word }, ...rewrites(block)];
}

function triesPhp(block: readonly Directive[]): boolean {
  return named(block, 'try_files', 'rewrite').some(({ words }) => words.some(({ text }) => /\.php|^@/.test(text)));
}

function resolved(written: string, upstreams: Upstreams): string | undefined {
  const host = upstreamHost(written);
  const servers = upstreams.get(host ?? '');
  return servers ? (servers.length === 1 ? servers[0] : undefined) : host;
}

/** `return 301 https://…` */
function returned(block: readonly Directive[]): ProxyAnswer | undefined {
  const [it] = named(block, 'return');
  const target = /^30[1278]$/.test(it ? argument(it) : '') ? it?.words[2] : undefined;
  return target && redirectTo(target.text);
}

/** `rewrite ^/old$ /new permanent` */
function rewrites(block: readonly Directive[]): Route[] {
  return named(block, 'rewrite').flatMap(({ words: [, pattern, to, flag] }) => {
    const path = pattern && pathOf(pattern.text.replace(/^\^/, '').replace(/(?:\/?\(?\.\*\)?)?\$?$/, ''));
    if (!pattern || !to || path === undefined || !/^\^\//.test(pattern.text)) return [];
    return /^(?:permanent|redirect)$/.test(flag?.text ?? '')
      ? [{ path, answer: redirectTo(to.text), word: pattern }]
      : [];
  });
}
