import { engineInfo, titleOf } from '../../../core/drift/engines';
import { valueOf, type ServiceModel } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Connection } from '../../../core/readers/connections';
import type { Finding, Rule } from '../../problem';

export const relationshipVariableDrift: Rule<Project> = {
  code: 'relationship-variable-drift',
  severity: 'warning',
  summary: 'A local URL leads to another kind of database than production can inject',
  explanation:
    'On the platform the URL is made from the relationship: its scheme is that of the declared service. A local URL with another scheme means that the application is developed against another database. Where Compose itself runs that other database, `service-kind-drift` or `database-unused-locally` says it instead.',
  basis: 'Scheme of the connection URLs against the types of the services of the manifest',
  *check(project) {
    const { kinds, unused } = project.comparison;
    if (kinds.length > 0 || unused.length > 0) return;
    for (const connection of project.connections) yield* checkConnection(project, connection);
  },
};

function checkConnection(project: Project, connection: Connection): Finding[] {
  const family = engineInfo(connection.engines[0] ?? '')?.family;
  const relatives = project.declared.services.filter(
    (it) => family !== undefined && familyOf(it) === family && isRelated(project, it),
  );
  const [declared] = relatives;
  if (!declared || family !== 'sql' || relatives.some((it) => connection.engines.includes(valueOf(it.engine) ?? '')))
    return [];
  const { variable, scheme, source } = connection;
  const want = titleOf(valueOf(declared.engine) ?? '');
  const have = titleOf(connection.engines.at(-1) ?? '');
  const place = declared.engine.state === 'known' ? declared.engine.source : declared.source;
  const subject = { kind: 'service' as const, name: declared.name };
  return [
    {
      subject,
      source,
      message: `${variable} leads to ${have} (${scheme}://), and production injects a URL of ${want}`,
      related: [{ source: place, message: `${declared.name} is declared as ${want}` }],
    },
    {
      subject,
      source: place,
      message: `${want} is declared, and ${variable} in ${source.file} leads to ${have}`,
      related: [{ source, message: `${variable} begins with ${scheme}://` }],
    },
  ];
}

/** Only what an application has a relationship to is injected. */
function isRelated(project: Project, { name }: ServiceModel): boolean {
  return project.declared.applications.some(({ relationships }) =>
    relationships.some(({ service }) => service === name),
  );
}

function familyOf({ engine }: ServiceModel): string | undefined {
  return engineInfo(valueOf(engine) ?? '')?.family;
}
