import type { ComposeProject, ComposeService, ComposeValue } from '../../compose/compose';
import { otherAnswer, pathOf, redirectTo, type Proxy, type ProxyAnswer, type ProxyRoute } from './proxy';
import { ruleMatches } from './traefikRule';

/** Where Traefik sends requests by the labels of the containers (doc.traefik.io, Docker provider). */
export function readTraefik({ services }: ComposeProject): Proxy {
  const read = services.filter(isEnabled).map((service) => readRouters(service, services));
  const gap = read.find((it) => it.gap !== undefined)?.gap;
  return { routes: read.flatMap(({ routes }) => routes), ...(gap === undefined ? {} : { gap }) };
}

function isEnabled({ labels }: ComposeService): boolean {
  return !labels.some(({ name, value }) => name === 'traefik.enable' && value?.value === 'false');
}

function readRouters(service: ComposeService, services: readonly ComposeService[]): Proxy {
  const routers = service.labels.flatMap(({ name, value }) => {
    const router = /^traefik\.http\.routers\.(.+)\.rule$/i.exec(name)?.[1];
    return router === undefined || !value ? [] : [{ router, rule: value }];
  });
  const read = routers.map(({ router, rule }) => readRouter(router, rule, service, services));
  const gap = read.some((it) => it === undefined)
    ? `a rule of ${service.name} asks for more than host and path`
    : undefined;
  return { routes: read.flatMap((it) => it ?? []), ...(gap === undefined ? {} : { gap }) };
}

function readRouter(
  router: string,
  rule: ComposeValue,
  service: ComposeService,
  services: readonly ComposeService[],
): ProxyRoute[] | undefined {
  const option = (name: string) => labelOf([service], `traefik.http.routers.${router}.${name}`)?.value;
  const matches = rule.value === undefined ? undefined : ruleMatches(rule.value);
  if (!matches) return undefined;
  const middlewares = (option('middlewares') ?? '').split(',').map((it) => it.trim().replace(/@docker$/, ''));
  const isOf = (middleware: string, kind: string) =>
    labelOf(services, `traefik.http.middlewares.${middleware}.redirect${kind}`) !== undefined;
  // To the same place over another scheme.
  if (middlewares.some((it) => isOf(it, 'scheme.scheme'))) return [];
  const redirect = middlewares.find((it) => isOf(it, 'regex.replacement'));
  return matches.flatMap(({ host, path }) => {
    const prefix = pathOf(path ?? '');
    const answer =
      redirect === undefined ? servedBy(option('service'), service, services) : redirected(redirect, host, services);
    return prefix === undefined ? [] : [{ host, path: prefix, answer, source: rule.source }];
  });
}

/** A router may name the service of another container, or one of Traefik's own. */
function servedBy(name: string | undefined, own: ComposeService, services: readonly ComposeService[]): ProxyAnswer {
  const wanted = name?.replace(/@docker$/, '');
  if (wanted?.includes('@')) return otherAnswer;
  const declares = ({ labels }: ComposeService) =>
    labels.some((label) => label.name.toLowerCase().startsWith(`traefik.http.services.${wanted ?? ''}.`.toLowerCase()));
  const owner = wanted === undefined || declares(own) ? own : services.find(declares);
  return owner ? { by: 'container', host: owner.name } : otherAnswer;
}

/** `https://example.com/${1}`; and `^https?://www\.(.*)` with `https://${1}`, which takes the prefix of the host away. */
function redirected(middleware: string, host: string | undefined, services: readonly ComposeService[]): ProxyAnswer {
  const option = (name: string) =>
    labelOf(services, `traefik.http.middlewares.${middleware}.redirectregex.${name}`)?.value;
  const [regex = '', replacement = ''] = [option('regex'), option('replacement')];
  const takesWww = /^\^?https?\??:\/\/\(?(?:\?:)?www\\?\\?\.\)?\(\.[*+]\)\$?$/.test(regex);
  if (takesWww && host?.startsWith('www.') && /^https?:\/\/\$(?:1|\{1\})$/.test(replacement))
    return redirectTo(`https://${host.slice('www.'.length)}`);
  return redirectTo(replacement);
}

/** The value of a label whose name is written in any case. */
function labelOf(services: readonly ComposeService[], name: string): ComposeValue | undefined {
  const wanted = name.toLowerCase();
  return services.flatMap(({ labels }) => labels).find((it) => it.name.toLowerCase() === wanted)?.value;
}
