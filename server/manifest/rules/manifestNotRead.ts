import { isStray } from '../../../core/manifest/strayFiles';
import type { ManifestRule } from '../manifestRule';

export const manifestNotRead: ManifestRule = {
  code: 'manifest-not-read',
  severity: 'error',
  summary: 'A file in .upsun that the platform does not read',
  explanation:
    'Only files that end in `.yaml` and lie directly in `.upsun` are read. Rename the file; move one that lies in a folder, or name it in an `!include`.',
  basis: 'Rules R1 and R7',
  *check({ manifest }) {
    for (const file of manifest.ignored) {
      yield {
        severity: manifest.state === 'absent' ? 'error' : 'warning',
        message: isStray(file)
          ? 'This file is not read: in folders of .upsun the platform reads only what an "!include" names'
          : 'This file is not read: the platform loads only files that end in ".yaml"',
        source: { file, span: { start: 0, end: 0 } },
      };
    }
  },
};
