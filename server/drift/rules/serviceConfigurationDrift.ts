import type { ServiceMatch } from '../../../core/drift/drift';
import { missingAddons, settingSides, type SettingSides } from '../../../core/drift/serviceSettings';
import { storeDifference } from '../../../core/drift/stores';
import type { Project } from '../../../core/project';
import { sizes } from '../../../core/readers/settingValue';
import type { Finding, Rule } from '../../problem';
import { missingInImage, missingInManifest } from '../addonFindings';
import { settingFixes } from '../settingFixes';
import { storeFindings } from '../storeFindings';

export const serviceConfigurationDrift: Rule<Project> = {
  code: 'service-configuration-drift',
  severity: 'warning',
  summary: 'A service is set up in another way locally than in production',
  explanation:
    'Compared is what both sides are known to say: the eviction policy and persistence of Redis and Valkey; the largest packet, the largest table in memory, character set and collation of MariaDB; character set and collation of PostgreSQL; extensions of PostgreSQL, plugins of search engines; virtual hosts of RabbitMQ, cores of Solr, and databases. The local side is the command of a container, its variables and configuration files, the Dockerfile behind it, the scripts of a first start, and what a public image is known to bring; the defaults of images are not compared, the platform’s are. The name of a single database, virtual host or core is a matter of each environment, unless the manifest chooses one of a virtual host or core. What one side lacks and a larger local packet are warnings, because what works here fails there; the rest is information.',
  basis:
    '`configuration` of the services against commands, variables, mounted configuration, Dockerfiles, images and connection URLs (rules R109–R127, R135)',
  *check(project) {
    for (const { compose, services } of project.comparisons)
      if (compose) for (const match of services) yield* checkMatch(project, match);
  },
};

function* checkMatch(project: Project, match: ServiceMatch): Iterable<Finding> {
  for (const sides of settingSides(match)) if (sides.differs) yield* settingFindings(match, sides);
  const { inImage, inManifest } = missingAddons(match);
  for (const addon of inImage) yield* missingInImage(match, addon);
  for (const addon of inManifest) yield* missingInManifest(project, match, addon);
  const stores = storeDifference(match, project.declared, project.connections);
  if (stores) yield* storeFindings(project, stores);
}

function settingFindings({ declared, local }: ServiceMatch, sides: SettingSides): Finding[] {
  const { name, want, have, localOnly } = sides;
  const unit = sizes.has(name) ? ' MB' : '';
  const shared = {
    subject: { kind: 'service' as const, name: declared.name },
    about: name,
    severity: localOnly ? ('warning' as const) : ('information' as const),
    fixes: settingFixes(sides),
  };
  return [
    {
      ...shared,
      source: have.source,
      message: `The ${name} of ${local.name} is ${have.value}${unit} here and ${want.value}${unit} in production`,
      related: [{ source: want.source, message: `${declared.name} has ${want.value}${unit}` }],
    },
    {
      ...shared,
      source: want.source,
      message: `The ${name} of ${declared.name} is ${want.value}${unit} in production and ${have.value}${unit} locally (${local.name} in ${have.source.file})`,
      related: [{ source: have.source, message: `${local.name} has ${have.value}${unit}` }],
    },
  ];
}
