import { valueOf, type EnvironmentModel, type ServiceModel } from '../model';
import { engineInfo, titleOf } from './engines';

/** Names that people give to what stands for a family of engines. */
const aliases: Readonly<Record<'sql' | 'key-value' | 'search' | 'document', readonly string[]>> = {
  sql: ['db', 'database', 'sql', 'postgres', 'pgsql', 'mysql', 'mariadb'],
  'key-value': ['cache', 'redis', 'valkey'],
  search: ['search', 'elastic', 'es'],
  document: ['mongo', 'db', 'database'],
};

/** What a name shows. */
interface NameEvidence {
  readonly what: string;
  /** The manifest itself has the name; otherwise it is one that many give to what is of this kind. */
  readonly isDeclared: boolean;
}

export type Names = ReadonlyMap<string, NameEvidence>;

/** The names of the relationships that lead to each service. */
export function relationshipNames({ applications }: EnvironmentModel): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { name, service } of applications.flatMap(({ relationships }) => relationships))
    names.set(service, [...(names.get(service) ?? []), name]);
  return names;
}

/**
 * The names under which a declared service may be known locally, in lower case, each with the best that it shows.
 *
 * @param relationships names of those that lead to the service
 */
export function namesOf(service: ServiceModel, relationships: readonly string[]): Names {
  const engine = valueOf(service.engine) ?? '';
  const family = engineInfo(engine)?.family;
  const usual = [...(family ? aliases[family] : []), engine];
  const found: [name: string, evidence: NameEvidence][] = [
    ...usual.map((name): [string, NameEvidence] => [name, { what: 'a usual one for it', isDeclared: false }]),
    [service.name, { what: 'as in the manifest', isDeclared: true }],
    ...relationships.map((name): [string, NameEvidence] => [
      name,
      { what: `which relationship \`${name}\` uses`, isDeclared: true },
    ]),
  ];
  return new Map(found.map(([name, it]) => [name.toLowerCase(), it]));
}

/**
 * Why a local service is held to be a declared one, in words for the user: "image `postgres:15` and the name `database`, which
 * relationship `database` uses". `alone` says how it stands out whatever its name: "the only PostgreSQL on both sides".
 */
export function evidence(names: Names, local: ServiceModel, alone?: string): string {
  const image = local.image && valueOf(local.image);
  const shown = image === undefined ? undefined : `image \`${image}\``;
  const what = shown ?? titleOf(valueOf(local.engine) ?? local.name);
  const name = names.get(local.name.toLowerCase());
  if (name && (name.isDeclared || alone === undefined)) return `${what} and the name \`${local.name}\`, ${name.what}`;
  return alone === undefined ? what : [shown, alone].filter((it) => it !== undefined).join(', ');
}
