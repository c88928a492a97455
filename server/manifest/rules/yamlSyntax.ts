import type { ManifestRule } from '../manifestRule';
import { yamlErrorFinding } from '../../rules/yamlErrorFinding';

/** Reported by rules of their own. */
const elsewhere = new Set(['DUPLICATE_KEY']);

export const yamlSyntax: ManifestRule = {
  code: 'yaml-syntax',
  severity: 'error',
  summary: 'The file is not valid YAML',
  explanation:
    'The platform refuses a manifest that it can not parse. The mistake is underlined where the parser stumbled, which may be a line below its cause. Files that hold binary data or more than 1 MB are not checked, and the first line says so.',
  basis: 'YAML 1.2',
  everyLayout: true,
  *check({ manifest }) {
    for (const { path, document } of [...manifest.files, ...manifest.included]) {
      for (const error of document.errors)
        if (!elsewhere.has(error.code)) yield yamlErrorFinding(path, document.text, error);
    }
  },
};
