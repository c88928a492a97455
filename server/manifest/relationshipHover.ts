import type { Manifest, ManifestEntry } from '../../core/manifest/manifest';
import { findImage } from '../../core/manifest/registry';
import { engineOf } from '../../core/readers/declaredType';
import { targetOf } from '../../core/readers/manifest';
import { localEngine } from '../../core/reproduce/engines';
import { asText, valueAt, type YamlNode } from '../../core/yaml';
import { endpointsOf } from './endpoints';
import { variablePrefix } from './environmentNames';

/** Where a relationship leads, and the variables that it becomes at run time. Undefined where there is no such service. */
export function relationshipHover(manifest: Manifest, name: string, value: YamlNode | undefined): string | undefined {
  const { service, endpoint } = targetOf(name, value);
  const { services, applications } = manifest;
  const target = services.find((it) => it.name === service) ?? applications.find((it) => it.name === service);
  if (!target) return undefined;
  const isApplication = applications.includes(target);
  const type = asText(valueAt(target.node, ['type']));
  const reached = endpoint ?? endpointsOf(target, isApplication)?.[0];
  const to = `(${type ?? 'of unknown type'}${reached === undefined ? '' : `, endpoint \`${reached}\``})`;
  const prefix = variablePrefix(name);
  const rows = valuesOf(target, isApplication, reached).map(([part, given]) => `| \`${prefix}_${part}\` | ${given} |`);
  return [
    `**${name}** leads to \`${target.name}\` ${to}`,
    `At run time, not during the build, the container has these variables and \`PLATFORM_RELATIONSHIPS\`:`,
    ['| variable | value |', '| --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

const chosen = '*chosen by the platform*';

/** The parts of a connection, as far as they are known before a deployment (reference, sections 3.2 and 3.3). */
function valuesOf(target: ManifestEntry, isApplication: boolean, endpoint: string | undefined): [string, string][] {
  const image = asText(valueAt(target.node, ['type']))?.split(':')[0] ?? '';
  const known = endpoint === undefined ? undefined : findImage(image)?.endpoints[endpoint];
  const engine = isApplication ? undefined : localEngine(engineOf(image));
  const scheme = isApplication ? 'http' : (known?.scheme ?? engine?.scheme);
  const port = isApplication ? 80 : (known?.port ?? engine?.port);
  const isOwn = valueAt(target.node, ['configuration', 'endpoints']) !== undefined;
  const isDefault = engine !== undefined && !isOwn;
  const [username, path] = isDefault ? [engine.username, engine.path] : [undefined, undefined];
  const hasUser = !isApplication && (username !== undefined || isOwn);
  const credentials = hasUser ? `${username ?? '…'}:…@` : '';
  const url = `${scheme ?? '…'}://${credentials}…:${port ?? '…'}${path === undefined ? '' : `/${path}`}`;
  return [
    ['HOST', chosen],
    ['PORT', port === undefined ? chosen : `\`${port}\``],
    ...(hasUser
      ? [
          ['USERNAME', username === undefined ? chosen : `\`${username}\``] as [string, string],
          ['PASSWORD', chosen] as [string, string],
        ]
      : []),
    ...(path === undefined ? [] : [['PATH', `\`${path}\``] as [string, string]]),
    ['SCHEME', scheme === undefined ? chosen : `\`${scheme}\``],
    ['URL', `\`${url}\``],
  ];
}
