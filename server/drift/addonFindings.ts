import type { ServiceMatch } from '../../core/drift/drift';
import { titleOf } from '../../core/drift/engines';
import { extensionStatus, knowsExtensions } from '../../core/manifest/registry';
import { valueOf, type ServiceAddon, type ServiceModel } from '../../core/model';
import type { Project } from '../../core/project';
import type { Source } from '../../core/text';
import type { Finding } from '../problem';
import { declareAddonFix, imageWithAddonFix } from './addonFixes';
import { engineAndVersion } from './words';

/** An extension or plugin is declared, and the container lacks it. */
export function missingInImage({ declared, local }: ServiceMatch, { name, source }: ServiceAddon): Finding[] {
  const image = engineSource(local);
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

/** The container has an extension or plugin that the manifest does not list. */
export function missingInManifest(project: Project, { declared, local }: ServiceMatch, addon: ServiceAddon): Finding[] {
  const { name, source } = addon;
  const place = engineSource(declared);
  const noun = valueOf(declared.engine) === 'postgresql' ? 'extension' : 'plugin';
  const offered = isOffered(declared, name);
  const fix = offered ? declareAddonFix(project, declared.name, noun, name) : undefined;
  const shared = { subject: { kind: 'service' as const, name: declared.name }, about: name, fixes: fix ? [fix] : [] };
  const { here, elsewhere } = wordsOf(addon, local);
  return [
    {
      ...shared,
      source,
      message: offered
        ? `${here}, and production has none: ${declared.name} does not list it`
        : `${here}, and ${typeWords(declared)} has no such ${noun} in production`,
      related: [{ source: place, message: `${declared.name} is declared here` }],
    },
    {
      ...shared,
      source: place,
      message: `${declared.name} ${offered ? 'does not list' : 'can not have'} the ${noun} ${name}, which ${elsewhere}`,
      related: [{ source, message: here }],
    },
  ];
}

function wordsOf({ name, by, source }: ServiceAddon, local: ServiceModel): { here: string; elsewhere: string } {
  const file = `(${local.name} in ${source.file})`;
  if (by === 'script') return { here: `This script creates ${name}`, elsewhere: `a local script creates ${file}` };
  return by === 'installation'
    ? { here: `${name} is installed here`, elsewhere: `is installed locally ${file}` }
    : { here: `This image brings ${name}`, elsewhere: `the local image brings ${file}` };
}

/** Whether the platform has an extension at all; of plugins, and of versions that its registry does not know, it is taken to be so. */
function isOffered(declared: ServiceModel, name: string): boolean {
  const version = valueOf(declared.version) ?? '';
  if (valueOf(declared.engine) !== 'postgresql' || !knowsExtensions('postgresql', version)) return true;
  return extensionStatus('postgresql', name, version) !== undefined;
}

function typeWords({ engine, version, name }: ServiceModel): string {
  const known = valueOf(engine);
  return known === undefined ? titleOf(name) : engineAndVersion(known, valueOf(version));
}

function engineSource({ engine, source }: ServiceModel): Source {
  return engine.state === 'known' ? engine.source : source;
}
