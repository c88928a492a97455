import { walkManifest } from '../../../core/manifest/schema/walk';
import { sourceIn } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { ManifestRule } from '../manifestRule';
import { removePairFix } from '../removePair';

export const deprecatedKey: ManifestRule = {
  code: 'deprecated-key',
  severity: 'information',
  summary: 'A key of an older form that still works',
  explanation: 'The platform still takes it and asks for the newer form.',
  basis: 'Rules R58, R62, R138; the platform’s JSON schema',
  *check({ manifest }) {
    for (const { path, document } of manifest.files) {
      const found: Finding[] = [];
      walkManifest(document.root, (_node, { key }, pair) => {
        if (key?.deprecated === undefined || !pair) return;
        const fix =
          key.deprecated.startsWith('Remove') || key.deprecated.includes('resources:set')
            ? removePairFix(manifest, path, pair)
            : undefined;
        found.push({
          message: `"${pair.key.text}" is deprecated. ${key.deprecated}`.replace(/\.$/, ''),
          source: sourceIn(path, pair.key),
          fixes: fix ? [fix] : [],
          tags: ['deprecated'],
        });
      });
      yield* found;
    }
  },
};
