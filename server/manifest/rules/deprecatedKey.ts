import { sourceIn } from '../../../core/yaml';
import { removePairFix } from '../removePair';
import { overValues } from '../valueRule';

export const deprecatedKey = overValues({
  code: 'deprecated-key',
  severity: 'information',
  summary: 'A key of an older form that still works',
  explanation: 'The platform still takes it and asks for the newer form.',
  basis: 'Rules R58, R62, R138; the platform’s JSON schema',
  *checkValue({ place: { key }, pair, around, file, text }) {
    if (key?.deprecated === undefined || !pair) return;
    const fix =
      key.deprecated.startsWith('Remove') || key.deprecated.includes('resources:set')
        ? removePairFix(pair, { around, file, text })
        : undefined;
    yield {
      message: `"${pair.key.text}" is deprecated. ${key.deprecated}`.replace(/\.$/, ''),
      source: sourceIn(file, pair.key),
      fixes: fix ? [fix] : [],
      tags: ['deprecated'],
    };
  },
});
