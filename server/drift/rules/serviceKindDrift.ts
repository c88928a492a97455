import type { ServiceMatch } from '../../../core/drift/drift';
import { titleOf } from '../../../core/drift/engines';
import type { Place } from '../../../core/places';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { declareKindFix, imageOfKindFix } from '../kindFixes';
import { describeService } from '../words';

/** What an application meets on the one and not on the other, by the engines' names in the order of the alphabet. */
const differences: Readonly<Record<string, string>> = {
  'mariadb oracle-mysql': 'JSON columns, authentication plugins, reserved words and the query optimizer differ',
  'mariadb postgresql': 'SQL dialect, types and transactions differ',
  'oracle-mysql postgresql': 'SQL dialect, types and transactions differ',
  'redis valkey': 'they parted with Redis 7.4: modules, newer commands and data files differ',
  'elasticsearch opensearch': 'they parted with Elasticsearch 7.10: clients, APIs and index files differ',
};

export const serviceKindDrift: Rule<Project> = {
  code: 'service-kind-drift',
  severity: 'warning',
  summary: 'A service runs locally on another engine of its family than the manifest declares',
  explanation:
    'MySQL for MariaDB, Redis for Valkey, Elasticsearch for OpenSearch: they take the same connections and answer differently. The platform type `mysql` is MariaDB; Oracle MySQL is `oracle-mysql`. PostgreSQL for MariaDB is reported where the URL of the application leads to the local one; where it leads elsewhere, see `database-unused-locally`.',
  basis:
    'Images of the Compose file, and services of DDEV, Lando, dev containers and CI, against the types of the manifest; release notes of the engines',
  *check(project) {
    for (const { place, kinds } of project.comparisons)
      for (const match of kinds) yield* checkMatch(project, place, match);
  },
};

function checkMatch(project: Project, place: Place, { declared, local, because }: ServiceMatch): Finding[] {
  const { verb, does } = place;
  const [want, have] = [declared.engine, local.engine];
  if (want.state !== 'known' || have.state !== 'known') return [];
  const differs = differences[[want.value, have.value].sort().join(' ')];
  const end = differs === undefined ? '' : `: ${differs}`;
  const severity = want.value === 'valkey' || have.value === 'valkey' ? ('information' as const) : ('warning' as const);
  const subject = { kind: 'service' as const, name: declared.name };
  const inCompose = place.id === 'compose' ? imageOfKindFix(declared, local) : undefined;
  const fixes = [inCompose, declareKindFix(project, declared, local)].filter((fix) => fix !== undefined);
  return [
    {
      severity,
      subject,
      fixes,
      source: have.source,
      message: `${titleOf(have.value)} ${verb}, ${describeService(declared)} is declared${end}`,
      related: [{ source: want.source, message: `${declared.name} is declared as ${describeService(declared)}` }],
    },
    {
      severity,
      subject,
      fixes,
      source: want.source,
      message: `${describeService(declared)} is declared, ${describeService(local)} ${verb} (${local.name} in ${local.source.file})${end}`,
      related: [{ source: have.source, message: `${local.name} ${does} ${describeService(local)}: ${because}` }],
    },
  ];
}
