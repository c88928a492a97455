import type { Manifest } from '../../core/manifest/manifest';
import type { Project } from '../../core/project';
import type { Finding, Rule } from '../problem';

/** A rule that looks at nothing but the manifest. */
export type ManifestRule = Rule<Pick<Project, 'manifest'>>;

/**
 * The rule with its findings kept while the manifest is the same object: a key that is pressed in another file finds nothing new. The
 * rules over keys and names know the current layout; the older one is read for drift alone.
 */
export function oncePerManifest(rule: ManifestRule): Rule<Project> {
  const kept = new WeakMap<Manifest, readonly Finding[]>();
  return {
    ...rule,
    check({ manifest }) {
      if (manifest.layout === 'older') return [];
      const findings = kept.get(manifest) ?? [...rule.check({ manifest })];
      kept.set(manifest, findings);
      return findings;
    },
  };
}
