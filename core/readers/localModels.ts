import type { ComposeService, ComposeValue } from '../compose/compose';
import { known, unknown, type ApplicationModel, type Fact, type ServiceModel } from '../model';
import type { Source } from '../text';
import type { ImageMeaning, TagVersion } from './images';

/** What a Compose service is: one of both, or neither (a tool of developers, a job). */
export interface LocalModels {
  readonly service?: ServiceModel;
  readonly application?: ApplicationModel;
}

/** A database, cache or the like, by its image. */
export function localService(
  service: ComposeService,
  meaning: Extract<ImageMeaning, { kind: 'service' }>,
  source: Source,
  from: { readonly image?: ComposeValue; readonly tag?: Source | undefined },
): ServiceModel {
  return {
    name: service.name,
    source: service.source,
    engine: known(meaning.engine, source),
    version: versionFact(meaning.version, from.tag ?? source),
    ...(from.image?.value === undefined ? {} : { image: known(from.image.value, source) }),
    ...(from.tag ? { tag: from.tag } : {}),
    ...floating(meaning.version),
    ...dataOf(service),
  };
}

/** The profiles that gate a service, and the volumes that hold its data. */
export function dataOf(service: ComposeService): { profiles: readonly string[]; data: readonly string[] } {
  const mounts = service.volumes.filter(
    ({ kind, from }) => from !== undefined && (kind === 'volume' || kind === 'bind'),
  );
  const data = mounts.filter(({ target }) =>
    /^\/(var\/lib|data|bitnami|usr\/share\/(elasticsearch|opensearch)\/data|var\/solr)/.test(target),
  );
  return { profiles: service.profiles, data: data.map(({ from }) => from ?? '') };
}

/** The project's own code, by the image that runs it. */
export function localApplication(
  service: ComposeService,
  meaning: Extract<ImageMeaning, { kind: 'runtime' }>,
  source: Source,
  root: Fact<string>,
  tag: Source | undefined,
): ApplicationModel {
  const version = versionFact(meaning.version, tag ?? source);
  return {
    name: service.name,
    source: service.source,
    root,
    runtime: known({ name: meaning.runtime, version }, source),
    relationships: [],
    ...(serves(service) ? { serves: true } : {}),
    ...(tag ? { tag } : {}),
    ...floating(meaning.version),
  };
}

function floating(version: TagVersion): { floating?: true } {
  return !version.known && version.floating ? { floating: true } : {};
}

function versionFact(version: TagVersion, source: Source): Fact<string> {
  return version.known ? known(version.text, source) : unknown(version.reason, source);
}

/** Whether it publishes a port: a container that only builds on a proxy's image and publishes nothing is a tool. */
export function serves(service: ComposeService): boolean {
  return service.ports.length > 0;
}
