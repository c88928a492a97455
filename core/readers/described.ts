import { parseImageReference, tagSpan } from '../compose/imageReference';
import { known, unknown, type ApplicationModel, type Fact, type ServiceModel } from '../model';
import type { Source } from '../text';
import { meaningOf } from './images';
import { partOf, type Written } from './written';

/** What one entry of a description stands for: a service, an application's container, or neither of them. */
export interface Described {
  readonly service?: ServiceModel;
  readonly application?: ApplicationModel;
}

/** A version and where it stands; or why it is not known. */
export type WrittenVersion = Written | { readonly reason: string };

/** An image by its reference. Tools, and images that tell nothing, are neither a service nor an application. */
export function describeImage(name: string, image: Written): Described {
  const reference = parseImageReference(image.text);
  const meaning = reference && meaningOf(reference);
  if (meaning?.kind !== 'service' && meaning?.kind !== 'runtime') return {};
  const span = tagSpan(image.text);
  const tag = span && partOf(image, image.text.slice(span.start, span.end), span.start);
  const version = meaning.version.known ? { ...(tag ?? image), text: meaning.version.text } : meaning.version;
  return meaning.kind === 'service'
    ? { service: serviceModel(name, meaning.engine, version, image.source) }
    : { application: applicationModel(name, meaning.runtime, version, image.source) };
}

/** A service of an engine in the registry's words. */
export function serviceModel(name: string, engine: string, version: WrittenVersion, source: Source): ServiceModel {
  return { name, source, engine: known(engine, source), version: factOf(version), ...tagOf(version) };
}

/** A container with a runtime in the registry's words. Its description does not say which folder it runs. */
export function applicationModel(
  name: string,
  runtime: string,
  version: WrittenVersion,
  source: Source,
): ApplicationModel {
  return {
    name,
    source,
    root: unknown('its folder is not given'),
    runtime: known({ name: runtime, version: factOf(version) }, source),
    relationships: [],
    ...tagOf(version),
  };
}

function factOf(version: WrittenVersion): Fact<string> {
  return 'reason' in version ? unknown(version.reason) : known(version.text, version.source);
}

function tagOf(version: WrittenVersion): { tag?: Source } {
  return 'reason' in version || !version.literal ? {} : { tag: version.source };
}
