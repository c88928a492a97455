import type { ServiceMatch } from '../../../core/drift/drift';
import { missingAddons, settingSides, type SettingSides } from '../../../core/drift/serviceSettings';
import type { ServiceAddon } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { declareAddonFix, imageWithAddonFix } from '../addonFixes';
import { settingFixes } from '../settingFixes';

export const serviceConfigurationDrift: Rule<Project> = {
  code: 'service-configuration-drift',
  severity: 'warning',
  summary: 'A service is set up in another way locally than in production',
  explanation:
    'Compared is what both sides are known to say: the eviction policy and persistence of Redis and Valkey, the largest packet, character set and collation of MariaDB, extensions of PostgreSQL, and plugins of search engines. The local side is the command of a container, a mounted configuration file, and what a public image is known to bring; the defaults of images are not compared, the platform’s are. An extension that one side lacks and a larger local packet are warnings, because what works here fails there; the rest is information.',
  basis: '`configuration` of the services against commands, mounted configuration and images (rules R109–R123)',
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
}

function settingFindings({ declared, local }: ServiceMatch, sides: SettingSides): Finding[] {
  const { name, want, have, localOnly } = sides;
  const unit = name === 'largest packet' ? ' MB' : '';
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

function missingInImage({ declared, local }: ServiceMatch, { name, source }: ServiceAddon): Finding[] {
  const image = local.engine.state === 'known' ? local.engine.source : local.source;
  const fix = imageWithAddonFix(local, name);
  const shared = { subject: { kind: 'service' as const, name: declared.name }, about: name, fixes: fix ? [fix] : [] };
  return [
    {
      ...shared,
      source: image,
      message: `${name} is declared for ${declared.name} and missing in this image`,
      related: [{ source, message: `${name} is declared here` }],
    },
    {
      ...shared,
      source,
      message: `${name} is declared and missing in the local image (${local.name} in ${image.file})`,
      related: [{ source: image, message: `This image has no ${name}` }],
    },
  ];
}

function missingInManifest(
  project: Project,
  { declared, local }: ServiceMatch,
  { name, source }: ServiceAddon,
): Finding[] {
  const place = declared.engine.state === 'known' ? declared.engine.source : declared.source;
  const fix = declareAddonFix(project, declared.name, name);
  const shared = { subject: { kind: 'service' as const, name: declared.name }, about: name, fixes: fix ? [fix] : [] };
  return [
    {
      ...shared,
      source,
      message: `This image brings ${name}, and production has none: ${declared.name} does not list it`,
      related: [{ source: place, message: `${declared.name} is declared here` }],
    },
    {
      ...shared,
      source: place,
      message: `${declared.name} does not list the extension ${name}, which the local image brings (${local.name} in ${source.file})`,
      related: [{ source, message: `This image brings ${name}` }],
    },
  ];
}
