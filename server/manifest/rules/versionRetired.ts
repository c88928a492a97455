import type { ManifestEntry } from '../../../core/manifest/manifest';
import { findImage, statusOf, versionsOf, type Image, type VersionStatus } from '../../../core/manifest/registry';
import type { Finding, Fix } from '../../problem';
import type { EntryRule } from '../entryRule';
import { typeText, type TypeText } from '../typeText';

export const versionRetired: EntryRule = {
  code: 'version-retired',
  severity: 'warning',
  summary: 'A version that gets no more security updates, or is gone',
  explanation:
    'Retired versions still run and get no updates. Versions that were removed can not be deployed any more; those are errors. A fix never changes the version by itself: a database may not open its data in another one.',
  basis: 'Rules R22 and R23; the platform’s registry of images',
  over: ['applications', 'services'],
  *checkEntry(entry) {
    yield* versionWithStatus(
      entry,
      'retired',
      (version, image) => `${image.title} ${version} is retired: it gets no security updates`,
    );
    for (const finding of versionWithStatus(
      entry,
      'decommissioned',
      (version, image) => `${image.title} ${version} was removed from the platform`,
    )) {
      yield { ...finding, severity: 'error' };
    }
  },
};

/** A finding where the version of an entry's type has a status. */
export function* versionWithStatus(
  entry: ManifestEntry,
  status: VersionStatus,
  message: (version: string, image: Image) => string,
): Iterable<Finding> {
  const type = typeText(entry);
  const image = type && findImage(type.name);
  if (!image || type.version === undefined || type.separator !== ':') return;
  if (statusOf(image, type.version) !== status) return;
  const supported = versionsOf(image, 'supported');
  const hint = supported.length > 0 ? `; supported: ${supported.slice(0, 5).join(', ')}` : '';
  yield {
    message: message(type.version, image) + hint,
    source: type.versionSource,
    fixes: upgrades(type, supported),
    tags: ['deprecated'],
  };
}

function upgrades(type: TypeText, supported: readonly string[]): Fix[] {
  const { file, span } = type.versionSource;
  return supported.slice(0, 3).map((version) => ({
    title: `Change to ${type.name}:${version}`,
    edits: [{ file, edits: [{ span, newText: version }] }],
    preferred: false,
  }));
}
