import { parseImageReference } from '../../core/compose/imageReference';
import { valueOf, type ServiceModel } from '../../core/model';
import type { Project } from '../../core/project';
import { addToYaml } from '../../core/yaml/add';
import type { Fix } from '../problem';
import { manifestPlace } from './manifestPath';

/**
 * An image that brings an extension. pgvector's is PostgreSQL's own with the extension, and has a tag for every major version. Never
 * preferred: an image with other libraries may sort text in another way than the one that wrote the data.
 */
export function imageWithAddonFix({ image, version }: ServiceModel, addon: string): Fix | undefined {
  const major = /^\d+/.exec(valueOf(version) ?? '')?.[0];
  if (addon !== 'vector' || major === undefined || image?.state !== 'known') return undefined;
  const { file, span } = image.source;
  const isWritten = span.end - span.start === image.value.length;
  if (parseImageReference(image.value)?.name !== 'postgres' || !isWritten) return undefined;
  const newText = `pgvector/pgvector:pg${major}`;
  return { title: `Change the image to ${newText}`, edits: [{ file, edits: [{ span, newText }] }], preferred: false };
}

/** Lists an extension or plugin for a service of the manifest. Never preferred: production is not changed by the way. */
export function declareAddonFix(
  project: Project,
  service: string,
  noun: 'extension' | 'plugin',
  addon: string,
): Fix | undefined {
  const place = manifestPlace(project, 'services', service);
  const keys = [...(place?.path ?? []), 'configuration', `${noun}s`];
  const edit = place && addToYaml(place.document, keys, { item: addon });
  const title = `Add the ${noun} ${addon} to ${service} in the manifest`;
  return edit && { title, edits: [{ file: place.file, edits: [edit] }], preferred: false };
}
