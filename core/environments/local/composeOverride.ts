import type { ComposeProject } from '../../compose/compose';
import { asMap, asText, renderScalar, renderYaml, valueAt } from '../../yaml';

export interface OverriddenService {
  readonly name: string;
  readonly image: string;
  /** The setting `parity.images` put another image in its place. */
  readonly replaced: boolean;
  readonly ports: readonly { readonly target: number; readonly published: number }[];
}

/**
 * The file that is put over a project's own Compose files: ports and names of its own, our labels. Since files append, ports need
 * `!override` and names `!reset` (Compose 2.24).
 */
export function composeOverride(
  compose: ComposeProject,
  services: readonly OverriddenService[],
  labels: Readonly<Record<string, string>>,
): string {
  const own = services.flatMap((service) => serviceLines(compose, service, labels));
  const volumes = compose.volumes
    .filter(({ external }) => !external)
    .flatMap(({ name }) => [`  ${renderScalar(name)}:`, '    name: !reset null', ...labelLines(labels, '    ')]);
  const networks = networkNames(compose).flatMap((name) => networkLines(name, labels));
  const all = ['services:', ...own, ...(volumes.length > 0 ? ['volumes:', ...volumes] : []), 'networks:', ...networks];
  return `${all.join('\n')}\n`;
}

function networkNames(compose: ComposeProject): string[] {
  const written = compose.files.flatMap(({ document }) => asMap(valueAt(document.root, ['networks']))?.pairs ?? []);
  return [...new Set(['default', ...written.flatMap(({ key }) => asText(key) ?? [])])];
}

/** A network that is named or external is shared with the parent, where both would answer to the same names. */
function networkLines(name: string, labels: Readonly<Record<string, string>>): string[] {
  return [
    `  ${renderScalar(name)}:`,
    '    name: !reset null',
    '    external: !reset null',
    ...labelLines(labels, '    '),
  ];
}

function serviceLines(
  compose: ComposeProject,
  { name, image, replaced, ports }: OverriddenService,
  labels: Readonly<Record<string, string>>,
): string[] {
  const service = compose.services.find((it) => it.name === name);
  return [
    `  ${renderScalar(name)}:`,
    ...(replaced ? [`    image: ${renderScalar(image)}`] : []),
    '    pull_policy: never',
    ...(service?.containerName ? ['    container_name: !reset null'] : []),
    '    depends_on: !reset null',
    ...(ports.length > 0
      ? ['    ports: !override', ...ports.map(({ target, published }) => `      - "127.0.0.1:${published}:${target}"`)]
      : ['    ports: !reset []']),
    ...labelLines(labels, '    '),
  ];
}

function labelLines(labels: Readonly<Record<string, string>>, indent: string): string[] {
  return [
    `${indent}labels:`,
    ...renderYaml(labels)
      .trimEnd()
      .split('\n')
      .map((line) => `${indent}  ${line}`),
  ];
}
