import type { UnusedDatabase } from '../../../core/drift/drift';
import { titleOf } from '../../../core/drift/engines';
import { valueOf } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';

export const databaseUnusedLocally: Rule<Project> = {
  code: 'database-unused-locally',
  severity: 'hint',
  summary: 'Compose runs a database that the application does not use',
  explanation:
    'Recipes of frameworks leave a database in the Compose file. Where the URL that the application reads leads elsewhere, to another engine or to a server on the internet, the container only costs memory, and its version means nothing. Which version runs where the URL leads is not known from here.',
  basis: 'Compose services against DATABASE_URL and the like in `.env` files and container environments',
  *check(project) {
    for (const { unused } of project.comparisons) for (const it of unused) yield finding(it);
  },
};

function finding({ local, connection }: UnusedDatabase): Finding {
  const source = local.engine.state === 'known' ? local.engine.source : local.source;
  const where = `${connection.scheme}://${connection.host}`;
  return {
    about: local.name,
    source,
    message: `${titleOf(valueOf(local.engine) ?? local.name)} is not used: ${connection.variable} leads to ${where}`,
    related: [{ source: connection.source, message: `${connection.variable} leads to ${where}` }],
    tags: ['unnecessary'],
  };
}
