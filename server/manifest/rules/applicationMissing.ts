import { pairAt, sourceIn } from '../../../core/yaml';
import { isWhole } from '../isWhole';
import type { ManifestRule } from '../manifestRule';

export const applicationMissing: ManifestRule = {
  code: 'application-missing',
  severity: 'error',
  summary: 'The manifest has no application',
  explanation:
    'The platform refuses a manifest without at least one application below `applications`, in any of its files.',
  basis: 'Rule R5',
  *check({ manifest }) {
    if (manifest.applications.length > 0 || !isWhole(manifest)) return;
    const sections = manifest.files.flatMap(({ path, document }) => {
      const pair = pairAt(document.root, 'applications');
      return pair ? [{ pair, source: sourceIn(path, pair.key) }] : [];
    });
    // What is no map of names is reported as such.
    if (sections.some(({ pair }) => pair.value && pair.value.kind !== 'map')) return;
    const [file] = manifest.files;
    const source = sections[0]?.source ?? (file && { file: file.path, span: { start: 0, end: 0 } });
    if (source) yield { message: 'At least one application must be defined, below "applications"', source };
  },
};
