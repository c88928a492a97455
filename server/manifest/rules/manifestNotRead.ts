import type { ManifestRule } from '../manifestRule';

export const manifestNotRead: ManifestRule = {
  code: 'manifest-not-read',
  severity: 'error',
  summary: 'A file in .upsun that the platform does not read',
  explanation: 'Only files that end in `.yaml` are read. Rename the file.',
  basis: 'Rule R1',
  *check({ manifest }) {
    for (const file of manifest.ignored) {
      yield {
        severity: manifest.state === 'absent' ? 'error' : 'warning',
        message: 'This file is not read: the platform loads only files that end in ".yaml"',
        source: { file, span: { start: 0, end: 0 } },
      };
    }
  },
};
