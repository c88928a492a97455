import type { ManifestEntry } from '../../core/manifest/manifest';
import { findImage } from '../../core/manifest/registry';
import { asText, isIncluded, pairsOf, valueAt } from '../../core/yaml';

/**
 * The endpoints that others can reach on an application or service; undefined where that can't be told.
 * Endpoints of a service's own configuration replace those of its type.
 */
export function endpointsOf(target: ManifestEntry, isApplication: boolean): readonly string[] | undefined {
  if (isIncluded(target.node) || isIncluded(valueAt(target.node, ['type']))) return undefined;
  const type = asText(valueAt(target.node, ['type']))?.split(':')[0];
  if (isApplication) return type === 'php' || type === 'composable' ? ['http', 'php'] : ['http'];
  const own = pairsOf(valueAt(target.node, ['configuration', 'endpoints'])).map(({ key }) => key.text);
  if (own.length > 0) return own;
  const image = type === undefined ? undefined : findImage(type);
  return image?.kind === 'service' && image.name !== 'vault-kms' ? Object.keys(image.endpoints) : undefined;
}
