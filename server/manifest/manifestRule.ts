import type { Manifest } from '../../core/manifest/manifest';
import type { Project } from '../../core/project';
import type { Finding, Rule } from '../problem';

/** A rule that looks at nothing but the manifest. */
export interface ManifestRule extends Rule<Pick<Project, 'manifest'>> {
  /** It looks at files as such, whatever their keys: those of the older layout, too. */
  readonly everyLayout?: true;
}

/**
 * The rule with its findings kept while the manifest is the same object: a key that is pressed in another file finds nothing new. The
 * rules over keys and names know the current layout alone.
 */
export function oncePerManifest(rule: ManifestRule): Rule<Project> {
  const kept = new WeakMap<Manifest, readonly Finding[]>();
  return {
    ...rule,
    check({ manifest }) {
      if (manifest.layout === 'older' && !rule.everyLayout) return [];
      const findings = kept.get(manifest) ?? [...rule.check({ manifest })];
      kept.set(manifest, findings);
      return findings;
    },
  };
}
