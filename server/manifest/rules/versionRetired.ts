import type { Manifest } from '../../../core/manifest/manifest';
import { findImage, statusOf, versionsOf, type Image, type VersionStatus } from '../../../core/manifest/registry';
import type { Finding, Fix } from '../../problem';
import type { ManifestRule } from '../manifestRule';
import { typeText, type TypeText } from '../typeText';

export const versionRetired: ManifestRule = {
  code: 'version-retired',
  severity: 'warning',
  summary: 'A version that gets no more security updates, or is gone',
  explanation:
    'Retired versions still run and get no updates. Versions that were removed can not be deployed any more; those are errors. A fix never changes the version by itself: a database may not open its data in another one.',
  basis: 'Rules R22 and R23; the platform’s registry of images',
  *check({ manifest }) {
    yield* versionsWithStatus(
      manifest,
      'retired',
      (type, image) => `${image.title} ${type} is retired: it gets no security updates`,
    );
    for (const finding of versionsWithStatus(
      manifest,
      'decommissioned',
      (type, image) => `${image.title} ${type} was removed from the platform`,
    )) {
      yield { ...finding, severity: 'error' };
    }
  },
};

/** A finding for every declared type whose version has a status. */
export function* versionsWithStatus(
  manifest: Manifest,
  status: VersionStatus,
  message: (version: string, image: Image) => string,
): Iterable<Finding> {
  for (const entry of [...manifest.applications, ...manifest.services]) {
    const type = typeText(entry);
    const image = type && findImage(type.name);
    if (
      !type ||
      !image ||
      type.version === undefined ||
      type.separator !== ':' ||
      statusOf(image, type.version) !== status
    )
      continue;
    const supported = versionsOf(image, 'supported');
    const hint = supported.length > 0 ? `; supported: ${supported.slice(0, 5).join(', ')}` : '';
    yield {
      message: message(type.version, image) + hint,
      source: type.versionSource,
      fixes: upgrades(type, supported),
      tags: ['deprecated'],
    };
  }
}

function upgrades(type: TypeText, supported: readonly string[]): Fix[] {
  const { file, span } = type.versionSource;
  return supported.slice(0, 3).map((version) => ({
    title: `Change to ${type.name}:${version}`,
    edits: [{ file, edits: [{ span, newText: version }] }],
    preferred: false,
  }));
}
