import { pairsByName } from '../pairsByName';
import type { ManifestRule } from '../manifestRule';

export const duplicateKey: ManifestRule = {
  code: 'duplicate-key',
  severity: 'error',
  summary: 'A key stands twice in one map',
  explanation: 'Which of the two counts is not defined: one of them is silently lost. Join them, or rename one.',
  basis: 'Rule R9, YAML 1.2',
  everyLayout: true,
  *check({ manifest }) {
    for (const { path, document } of [...manifest.files, ...manifest.included]) {
      if (!document.errors.some(({ code }) => code === 'DUPLICATE_KEY')) continue;
      for (const [first, ...others] of pairsByName(document.root)) {
        for (const other of others) {
          yield {
            message: `"${other.key.text}" stands in this map already`,
            source: { file: path, span: other.key.span },
            related: first ? [{ source: { file: path, span: first.key.span }, message: 'The first one' }] : [],
          };
        }
      }
    }
  },
};
