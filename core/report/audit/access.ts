import type { ComposeProject } from '../../compose/compose';
import type { ManifestEntry } from '../../manifest/manifest';
import type { ApplicationModel, RouteModel } from '../../model';
import { counted } from '../../words';
import { asText, pairAt, sourceIn, valueAt } from '../../yaml';
import type { Area, Known } from '.';
import { listed } from './words';

/** Who and what reaches the environment, and what it may reach itself. */
export const access: Area = {
  title: 'Access',
  known: (project) => [
    ...routes(project.declared.routes),
    ...project.declared.applications.flatMap(relationships),
    ...project.manifest.applications.flatMap((entry) => [...ssh(entry), ...firewall(entry)]),
    ...project.comparisons.flatMap(({ compose }) => (compose ? ports(compose) : [])),
  ],
  platform: [
    { what: 'Who has which role', command: 'upsun user:list' },
    { what: 'Passwords and addresses that restrict the sites', command: 'upsun environment:http-access' },
    { what: 'Domains and their certificates', command: 'upsun domain:list' },
    { what: 'Integrations and their tokens', command: 'upsun integration:list' },
  ],
};

function routes(all: readonly RouteModel[]): Known[] {
  const [first] = all;
  if (!first) return [{ text: 'No routes are declared: the platform sends requests to the first application' }];
  const open = all.filter(({ url, kind }) => url.startsWith('http://') && kind !== 'redirect');
  return [
    {
      text: `${counted(all.length, 'route')} from the internet: ${listed(all.map(({ url }) => url))}`,
      source: first.source,
    },
    ...open.map(({ url, source }): Known => ({
      text: `${url} is reached without encryption`,
      source,
      attention: true,
    })),
  ];
}

function relationships({ name, relationships: all }: ApplicationModel): Known[] {
  const [first] = all;
  if (!first) return [];
  return [{ text: `${name} may reach ${listed([...new Set(all.map((it) => it.service))])}`, source: first.source }];
}

function ssh({ name, node, file }: ManifestEntry): Known[] {
  const pair = pairAt(valueAt(node, ['access']), 'ssh');
  const role = asText(pair?.value);
  if (!pair || role === undefined) return [];
  return [{ text: `${name} lets the role ${role} log in over SSH`, source: sourceIn(file, pair.key) }];
}

function firewall({ name, node, file, source }: ManifestEntry): Known[] {
  const pair = pairAt(node, 'firewall');
  return pair
    ? [{ text: `${name} limits its connections to the outside`, source: sourceIn(file, pair.key) }]
    : [{ text: `${name} may connect to any address outside`, source }];
}

/** Ports that the whole network of a developer's machine can reach. */
function ports({ services }: ComposeProject): Known[] {
  return services.flatMap(({ name, ports: all }) =>
    all
      .filter(({ hostIp, published }) => published !== undefined && (hostIp === undefined || hostIp === '0.0.0.0'))
      .map(({ published, source }): Known => {
        return { text: `Compose opens port ${published ?? ''} of ${name} to the network around this machine`, source };
      }),
  );
}
