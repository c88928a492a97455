import type { ComposeMount, ComposeProject, ComposeService } from '../../compose/compose';
import { joinPath, type Files, type ProjectPath } from '../../workspace';
import { readCaddyfile } from './caddyfile';
import { readNginx } from './nginx';
import type { Proxy } from './proxy';
import { readTraefik } from './traefik';

/** Everything that the proxies of a Compose project are told of where requests go: by labels, and by files that are mounted. */
export function readProxies(compose: ComposeProject, files: Files): Proxy {
  const mounted = compose.services.filter(({ active }) => active).flatMap((service) => mountedProxies(service, files));
  const read = [readTraefik(compose), ...mounted];
  const gap = read.find((it) => it.gap !== undefined)?.gap;
  return { routes: read.flatMap(({ routes }) => routes), ...(gap === undefined ? {} : { gap }) };
}

function mountedProxies(service: ComposeService, files: Files): Proxy[] {
  return service.volumes.flatMap((mount) => {
    const read = readerFor(mount.target, service.name);
    return read ? configurationFiles(mount, files).map((path) => named(readFile(path, read, files), service.name)) : [];
  });
}

type Reader = (text: string, file: ProjectPath) => Proxy;

function readerFor(target: string, service: string): Reader | undefined {
  if (/^\/etc\/nginx\/(?:nginx\.conf|(?:conf\.d|templates|sites-enabled)(?:\/|$))/.test(target)) return readNginx;
  return /\/Caddyfile[\w.-]*$/.test(target) ? (text, file) => readCaddyfile(text, file, service) : undefined;
}

/** The file itself, or all of a folder. */
function configurationFiles({ kind, from, folder }: ComposeMount, files: Files): ProjectPath[] {
  const path = kind === 'bind' && from !== undefined && folder !== undefined ? joinPath(folder, from) : undefined;
  if (path === undefined) return [];
  if (/(?:\.(?:conf|template)|Caddyfile[\w.-]*)$/.test(path)) return [path];
  return (files.list(path) ?? []).filter((name) => /\.(?:conf|template)$/.test(name)).map((name) => `${path}/${name}`);
}

function readFile(path: ProjectPath, read: Reader, files: Files): Proxy {
  const state = files.read(path);
  return state.state === 'known' ? read(state.text, path) : { routes: [], gap: `${path} can't be read` };
}

function named(proxy: Proxy, service: string): Proxy {
  return { ...proxy, routes: proxy.routes.map((route) => ({ ...route, proxy: service })) };
}
