import { compareVersions } from '../../core/drift/versions';
import { findImage, versionsOf } from '../../core/manifest/registry';

/** The maintained version of a type that agrees with a local one: what could be declared instead. */
export function declarableVersion(type: string, localVersion: string): string | undefined {
  const image = findImage(type);
  const versions = image ? [...versionsOf(image, 'supported'), ...versionsOf(image, 'deprecated')] : [];
  return versions.find((version) => compareVersions(type, version, localVersion) === 'equal');
}
