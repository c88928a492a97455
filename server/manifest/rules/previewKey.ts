import { sourceIn } from '../../../core/yaml';
import { overValues } from '../valueRule';

export const previewKey = overValues({
  code: 'preview-key',
  severity: 'information',
  summary: 'A key that the platform knows and does not offer to everyone yet',
  explanation:
    'The platform’s interface for programs has this key, and its documentation does not. Whether it does something depends on the project; it may change.',
  basis: 'Rule R175',
  *checkValue({ place: { key }, pair, file }) {
    if (key?.preview && pair)
      yield {
        message: `"${pair.key.text}" is in preview: it may not work for every project yet`,
        source: sourceIn(file, pair.key),
      };
  },
});
