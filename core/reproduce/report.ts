import { titleOf } from '../drift/engines';
import { compareVersions } from '../drift/versions';
import { oneLine } from './oneLine';
import type { LeftOut, PlannedService } from './stack';

export interface ReportInput {
  /** "main at 3a1b2c4, the default branch of origin". */
  readonly production: string;
  readonly worktree: string;
  readonly connections: string;
  readonly services: readonly PlannedService[];
  readonly left: readonly LeftOut[];
  /** Service → the version that the running server says of itself; absent where it could not be asked. */
  readonly actual: ReadonlyMap<string, string>;
  readonly ports: ReadonlyMap<string, number>;
}

/** Markdown: what of production is here, what stands in for it, and what is not known. Its first line says what is missing. */
export function reportText(input: ReportInput): string {
  const { services, left } = input;
  return [
    '**Not contained yet: the application itself, production’s data, and variables set outside of the manifest.**',
    '',
    '# Reproduction of production',
    '',
    `Made from ${input.production}. The manifest *declares* what is compared here; what is really deployed was not asked.`,
    '',
    '| Service | Declared | Runs here | Address | Result |',
    '| --- | --- | --- | --- | --- |',
    ...services.map((service) => row(service, input)),
    ...(services.length === 0 ? ['| – | – | – | – | The manifest declares no services that can be run |'] : []),
    '',
    ...(left.length > 0
      ? [
          '## Not reproduced',
          '',
          ...left.map(({ name, reason }) => `- \`${oneLine(name).replaceAll('`', "'")}\`: ${oneLine(reason)}`),
          '',
        ]
      : []),
    '## Unknown',
    '',
    '- Memory, CPU and disk of the containers',
    '- Configuration that the platform adds to each service',
    '- Whether the deployed environment agrees with its manifest',
    '',
    '## Use it',
    '',
    `- Code: \`${input.worktree}\``,
    `- Connection strings: \`${input.connections}\` (in a shell: \`set -a; . FILE; set +a\`, then start the application)`,
    '',
  ].join('\n');
}

function row(service: PlannedService, { actual, ports }: ReportInput): string {
  const version = actual.get(service.name);
  const port = ports.get(service.name);
  const address = port === undefined ? '–' : `127.0.0.1:${port}`;
  return `| \`${service.name}\` | ${titleOf(service.engine)} ${service.version} | ${version ?? 'unknown'} (\`${service.image}\`) | ${address} | ${verdict(service, version)} |`;
}

function verdict({ engine, version, image, publicImage }: PlannedService, actual: string | undefined): string {
  if (actual === undefined) return 'Unknown: the service did not say its version';
  if (compareVersions(engine, version, actual) !== 'equal') return '**Different version**';
  return image === publicImage ? 'Same version' : `Same version, image replaced by the setting \`parity.images\``;
}

/** The version in the output of a `--version` command: the first number with a dot, or with the words around it that name one. */
export function versionIn(output: string): string | undefined {
  return /(?:\bv=|\bVer(?:sion)?:?\s+|\bv|\b)(\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1];
}
