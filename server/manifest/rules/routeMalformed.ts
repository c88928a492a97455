import type { ManifestEntry } from '../../../core/manifest/manifest';
import { nearest } from '../../../core/nearest';
import type { Finding } from '../../problem';
import { changeFix } from '../changeFix';
import type { EntryRule } from '../entryRule';
import { placeholders, unknownPlaceholder } from '../placeholders';
import { routeUrl } from '../routeUrl';

export const routeMalformed: EntryRule = {
  code: 'route-malformed',
  severity: 'error',
  summary: 'The key of a route is not a URL that the platform can serve',
  explanation:
    'A route is named by an absolute URL, such as `https://{default}/` or `https://www.example.com/shop/`. `{default}` stands for the default domain and `{all}` for every domain of the project; there are no other placeholders. Routes have no ports: the router answers on 80 and 443.',
  basis: 'Rules R142, R144 and R145',
  over: ['routes'],
  *checkEntry(route) {
    const finding = judge(route);
    if (finding) yield finding;
  },
};

function judge(route: ManifestEntry): Finding | undefined {
  const { name } = route;
  const wrong = unknownPlaceholder(name);
  if (wrong !== undefined) return unknown(route, wrong);
  const url = routeUrl(name);
  if (!url) return notAbsolute(route);
  const { host, port } = url;
  if (port !== undefined)
    return wrongKey(route, `Routes have no ports: remove ":${port}"`, name.replace(`:${port}`, ''));
  const meant = placeholders.find((it) => it === `{${host}}`);
  return meant === undefined
    ? undefined
    : wrongKey(route, `"${host}" is not a domain: did you mean "${meant}"?`, name.replace(/(?<=\/\/)[^/]+/, meant));
}

function unknown(route: ManifestEntry, wrong: string): Finding {
  const meant = nearest(wrong, placeholders);
  return meant === undefined
    ? wrongKey(route, `There is no placeholder "${wrong}": write {default} or {all}`)
    : wrongKey(
        route,
        `There is no placeholder "${wrong}": did you mean "${meant}"?`,
        route.name.replaceAll(wrong, meant),
      );
}

function notAbsolute(route: ManifestEntry): Finding {
  const mended = absolute(route.name);
  const example = mended ?? 'https://{default}/';
  return wrongKey(route, `A route is named by an absolute URL, such as "${example}"`, mended);
}

/** What a path, a host or a mistyped scheme was meant to be; undefined where that can't be told. */
function absolute(name: string): string | undefined {
  const rest = name.replace(/^https?(?:\/\/|:\/*)/i, '');
  const scheme = /^http(?!s)/i.test(name) ? 'http' : 'https';
  const mended = rest.startsWith('/') ? `${scheme}://{default}${rest}` : `${scheme}://${rest}`;
  const url = /^[^/]*[.{]|^\//.test(rest) && !/^[a-z]+:/i.test(rest) ? routeUrl(mended) : undefined;
  return url && mended;
}

function wrongKey({ source, pair }: ManifestEntry, message: string, mended?: string): Finding {
  const quote = pair.key.style === 'single' ? "'" : '"';
  return {
    message,
    source,
    fixes:
      mended === undefined || mended.includes(quote) || mended.includes('\\')
        ? []
        : [changeFix(source, quote + mended + quote, true, `Change to "${mended}"`)],
  };
}
