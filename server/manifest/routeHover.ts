import type { Manifest } from '../../core/manifest/manifest';
import { asText, valueAt } from '../../core/yaml';
import { routeUrl } from './routeUrl';

/** What stands for `{default}` in the examples: no host of anybody. */
const exampleDomain = 'example.com';
const previewDomain = '<branch>-<hash>-<project>.<region>.platformsh.site';

/** A route with its placeholders filled in, and where its requests go. Undefined for a key that is no URL. */
export function routeHover({ routes, applications, services }: Manifest, url: string): string | undefined {
  const node = routes.find(({ name }) => name === url)?.node;
  const read = routeUrl(url);
  if (!read) return undefined;
  const upstream = asText(valueAt(node, ['upstream']));
  const [name] = upstream?.split(':') ?? [];
  const target = [...applications, ...services].find((it) => it.name === name);
  const type = target && asText(valueAt(target.node, ['type']));
  const to = asText(valueAt(node, ['to']));
  return [
    `**${url}**${url.endsWith('/') ? '' : ' (the platform adds the slash at its end)'}`,
    examplesOf(url),
    upstream === undefined ? '' : `Requests go to \`${upstream}\`${type === undefined ? '' : ` (${type})`}`,
    to === undefined ? '' : `Leads to \`${to}\``,
    read.scheme === 'https' ? 'HTTP is redirected to it, where no other route has it.' : '',
  ]
    .filter((it) => it !== '')
    .join('\n\n');
}

function examplesOf(url: string): string {
  if (!/\{(?:default|all)\}/.test(url)) return '';
  const filled = (domain: string) => `\`${url.replace(/\{(?:default|all)\}/g, domain)}\``;
  const domains = url.includes('{all}') ? 'each domain of the project, such as' : 'with the default domain';
  return [
    `- In production, ${domains} \`${exampleDomain}\`: ${filled(exampleDomain)}`,
    `- In other environments, and before a domain is added: ${filled(previewDomain)}`,
  ].join('\n');
}
