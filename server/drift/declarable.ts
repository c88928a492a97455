import { mayMeet, type Requirement } from '../../core/drift/requirements';
import { compareVersions } from '../../core/drift/versions';
import { findImage, versionsOf } from '../../core/manifest/registry';

/** The supported version of a type that agrees with a local one: what could be declared instead. */
export function declarableVersion(type: string, localVersion: string): string | undefined {
  return supported(type).find((version) => compareVersions(type, version, localVersion) === 'equal');
}

/** The oldest supported version of a type that meets a requirement: the smallest step that could be declared. */
export function oldestThatMeets(type: string, requirement: Requirement): string | undefined {
  return supported(type)
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .find((version) => mayMeet(requirement, version));
}

/** A version that is deprecated already is nothing to go over to. */
function supported(type: string): readonly string[] {
  const image = findImage(type);
  return image ? versionsOf(image, 'supported') : [];
}
