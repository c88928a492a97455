import { mayMeet, type Requirement } from '../../core/drift/requirements';
import { compareVersions } from '../../core/drift/versions';
import { findImage, versionsOf } from '../../core/manifest/registry';

/** The maintained version of a type that agrees with a local one: what could be declared instead. */
export function declarableVersion(type: string, localVersion: string): string | undefined {
  return maintained(type).find((version) => compareVersions(type, version, localVersion) === 'equal');
}

/** The oldest maintained version of a type that meets a requirement: the smallest step that could be declared. */
export function oldestThatMeets(type: string, requirement: Requirement): string | undefined {
  return maintained(type)
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .find((version) => mayMeet(requirement, version));
}

function maintained(type: string): string[] {
  const image = findImage(type);
  return image ? [...versionsOf(image, 'supported'), ...versionsOf(image, 'deprecated')] : [];
}
