import { keysAt, walkManifest } from '../../../core/manifest/schema/walk';
import type { Project } from '../../../core/project';
import { asMap, pairsOf } from '../../../core/yaml';
import type { Finding, Rule } from '../../problem';

export const missingKey: Rule<Project> = {
  code: 'missing-key',
  severity: 'error',
  summary: 'A key that must be given is missing',
  explanation:
    'The platform refuses a manifest without it: an application without `type`, a cron without `spec`, a worker without a command.',
  basis: 'Rules R18, R60, R62, R74, R84, R155, R158; the platform’s JSON schema',
  *check(project) {
    for (const { path, document } of project.manifest.files) {
      const found: Finding[] = [];
      walkManifest(document.root, (node, place, pair) => {
        const map = asMap(node);
        const keys = keysAt(place, map);
        if (!map || !keys || !pair) return;
        const present = new Set(pairsOf(map).map(({ key }) => key.text));
        for (const [name, key] of Object.entries(keys)) {
          if (key.required && !present.has(name) && !standsIn(name, present)) {
            found.push({ message: `"${pair.key.text}" needs "${name}"`, source: { file: path, span: pair.key.span } });
          }
        }
      });
      yield* found;
    }
  },
};

/** A `stack` alone is read as a composable image by the platform's own tools. */
function standsIn(name: string, present: ReadonlySet<string>): boolean {
  return name === 'type' && present.has('stack');
}
