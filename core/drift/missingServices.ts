import type { ComposeProject } from '../compose/compose';
import { valueOf, type ServiceModel } from '../model';
import type { Project } from '../project';
import { enginesByUrl } from '../readers/declaredUrls';
import type { Source } from '../text';
import type { Comparison } from './drift';
import { engineInfo } from './engines';

/** What the platform alone runs: nobody misses it on a machine. */
export function isPlatformOnly({ engine, replica }: ServiceModel): boolean {
  return replica === true || engineInfo(valueOf(engine) ?? '')?.platformOnly === true;
}

/** Declared services that Compose should run and does not. None beside DDEV or Lando: Compose files then run what these do not. */
export function missingServices({ comparisons }: Project, { compose, declaredOnly }: Comparison): ServiceModel[] {
  if (!compose || comparisons.some(({ place }) => place.id === 'ddev' || place.id === 'lando')) return [];
  return declaredOnly.filter((it) => valueOf(it.engine) !== undefined && !isPlatformOnly(it));
}

/** Services of Compose that production does not have, as far as the manifest tells. */
export function extraServices(project: Project, { compose, localOnly }: Comparison): ServiceModel[] {
  const { manifest, declared } = project;
  if (!compose || manifest.state !== 'known' || declared.gaps.length > 0) return [];
  // What production runs as an application of that name is no extra service.
  const applications = new Set(declared.applications.map(({ name }) => name));
  const elsewhere = enginesByUrl(manifest);
  return localOnly.filter(({ name, engine, profiles = [] }) => {
    const known = valueOf(engine);
    if (known === undefined || !engineInfo(known) || profiles.length > 0) return false;
    return !applications.has(name) && !elsewhere.has(known);
  });
}

/** The `services` key of the first Compose file, where a missing service would stand. */
export function servicesKey(compose: ComposeProject): Source {
  const file = compose.files.find(({ document }) => document.root?.kind === 'map');
  const pair =
    file?.document.root?.kind === 'map'
      ? file.document.root.pairs.find(({ key }) => key.text === 'services')
      : undefined;
  return { file: file?.path ?? '', span: pair?.key.span ?? { start: 0, end: 0 } };
}
