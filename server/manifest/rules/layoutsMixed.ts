import type { Project } from '../../../core/project';
import type { Rule } from '../../problem';

export const layoutsMixed: Rule<Project> = {
  code: 'layouts-mixed',
  severity: 'error',
  summary: 'The manifest and files of the older layout are in one project',
  explanation:
    'The platform refuses a project that has `.upsun/` and `.platform/` (or `.platform.app.yaml`) both. Here `.upsun/` wins: the older files are not read. Remove them once nothing in them is missing from `.upsun/`.',
  basis: 'Rule R2 of the platform: one layout a project',
  *check({ manifest }) {
    const [first] = manifest.files;
    if (!first) return;
    for (const file of manifest.shadowed) {
      yield {
        source: { file, span: { start: 0, end: 0 } },
        message: `Both .upsun/ and ${file} are here: the platform refuses to deploy, and only .upsun/ is read`,
        related: [{ source: { file: first.path, span: { start: 0, end: 0 } }, message: 'The manifest that is read' }],
      };
    }
  },
};
