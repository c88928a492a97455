import type { Relationship } from '../model';
import { localEngine } from './engines';
import { oneLine } from './oneLine';
import type { PlannedService } from './stack';

/** Where services answer on this machine. */
export interface Reachable {
  readonly services: readonly PlannedService[];
  readonly ports: ReadonlyMap<string, number>;
  readonly password: string;
}

/**
 * The text of an env file with the variables that the platform gives an application for its relationships: `DATABASE_HOST`,
 * `DATABASE_URL`, … Read it with `set -a; . FILE` or a dotenv loader.
 */
export function connectionsText(relationships: readonly Relationship[], reachable: Reachable): string {
  const head =
    '# Connections to the services of this environment, named after the relationships of the manifest.\n# Made by Environment Parity. Do not commit.\n';
  const seen = new Set<string>();
  const blocks = relationships.flatMap((relationship) => {
    if (seen.has(relationship.name)) return [];
    seen.add(relationship.name);
    const lines = variables(relationship, reachable);
    return lines
      ? [
          `\n# ${oneLine(relationship.name)}: ${relationship.service}\n${lines.map(([name, value]) => `${name}=${value}\n`).join('')}`,
        ]
      : [];
  });
  return head + blocks.join('');
}

function variables(
  relationship: Relationship,
  { services, ports, password }: Reachable,
): (readonly [string, string])[] | undefined {
  const service = services.find(({ name }) => name === relationship.service);
  const port = service && ports.get(service.name);
  const engine = service && localEngine(service.engine);
  if (!service || port === undefined || !engine) return undefined;
  const prefix = relationship.name.toUpperCase().replace(/[^0-9A-Z_]/g, '_');
  const credentials = engine.username === undefined ? '' : `${engine.username}:${password}@`;
  const url = `${engine.scheme}://${credentials}127.0.0.1:${port}${engine.path === undefined ? '' : `/${engine.path}`}`;
  const values: (readonly [string, string | undefined])[] = [
    ['HOST', '127.0.0.1'],
    ['PORT', String(port)],
    ['SCHEME', engine.scheme],
    ['USERNAME', engine.username],
    ['PASSWORD', engine.username === undefined ? undefined : password],
    ['PATH', engine.path],
    ['NAME', engine.path],
    ['SERVICE', service.name],
    ['TYPE', `${service.engine}:${service.version}`],
    ['URL', url],
  ];
  return values.flatMap(([name, value]) => (value === undefined ? [] : [[`${prefix}_${name}`, value] as const]));
}
