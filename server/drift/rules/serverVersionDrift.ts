import { engineInfo, titleOf } from '../../../core/drift/engines';
import { compareVersions } from '../../../core/drift/versions';
import { valueOf, type ServiceModel } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Connection, ServerVersion } from '../../../core/readers/connections';
import type { Finding, Fix, Rule } from '../../problem';
import { describeService } from '../words';

export const serverVersionDrift: Rule<Project> = {
  code: 'server-version-drift',
  severity: 'warning',
  summary: 'A database URL names another server version than the manifest declares',
  explanation:
    'Doctrine takes `serverVersion=` for the version of the server and writes its SQL for that one, whatever the server is. Migrations that are made locally are then made for another database than the one in production. On the platform the URL comes from the relationship.',
  basis: '`serverVersion` of DATABASE_URL against the type of the only database of the manifest',
  *check(project) {
    const databases = project.declared.services.filter((it) => isDatabase(it) && !it.replica);
    const [database] = databases;
    if (!database || databases.length > 1) return;
    for (const connection of project.connections) yield* checkConnection(connection, database);
  },
};

function isDatabase({ engine }: ServiceModel): boolean {
  return engineInfo(valueOf(engine) ?? '')?.family === 'sql';
}

function checkConnection(connection: Connection, database: ServiceModel): Finding[] {
  const { serverVersion, variable } = connection;
  const source = serverVersion?.source ?? connection.source;
  const engine = valueOf(database.engine);
  if (!serverVersion || database.version.state !== 'known' || engine === undefined) return [];
  if (!connection.engines.includes(engine) || agrees(serverVersion, engine, database.version.value)) return [];
  const said = `${titleOf(serverVersion.engine)} ${serverVersion.version}`;
  const shared = {
    subject: { kind: 'service' as const, name: database.name },
    fixes: fixesOf(serverVersion, engine, database.version.value),
  };
  return [
    {
      ...shared,
      source,
      message: `${variable} says ${said}, ${describeService(database)} is declared`,
      related: [
        { source: database.version.source, message: `${database.name} is declared as ${describeService(database)}` },
      ],
    },
    {
      ...shared,
      source: database.version.source,
      message: `${describeService(database)} is declared, ${variable} in ${source.file} says ${said}`,
      related: [{ source, message: `serverVersion=${serverVersion.written}` }],
    },
  ];
}

/** Only where the version stands as it is: a variable may serve others. MariaDB is told apart by its prefix. */
function fixesOf({ source }: ServerVersion, engine: string, want: string): Fix[] {
  if (!source) return [];
  const newText = engine === 'mariadb' ? `${want}.0-MariaDB` : want;
  return [
    {
      title: `Say serverVersion=${newText}`,
      edits: [{ file: source.file, edits: [{ span: source.span, newText }] }],
      preferred: true,
    },
  ];
}

function agrees({ engine, version }: ServerVersion, declared: string, want: string): boolean {
  const difference = engine === declared ? compareVersions(declared, want, version) : 'major';
  return difference === 'equal' || difference === 'unknown';
}
