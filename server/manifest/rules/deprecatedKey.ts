import { sourceIn, type YamlPair } from '../../../core/yaml';
import type { Fix } from '../../problem';
import { nestPairFix } from '../nestPair';
import { removePairFix } from '../removePair';
import { overValues, type DescribedValue } from '../valueRule';

export const deprecatedKey = overValues({
  code: 'deprecated-key',
  severity: 'information',
  summary: 'A key of an older form that still works',
  explanation: 'The platform still takes it and asks for the newer form.',
  basis: 'Rules R58, R62, R127, R138; the platform’s JSON schema',
  *checkValue(value) {
    const { place, pair, file } = value;
    const advice = place.key?.deprecated;
    if (advice === undefined || !pair) return;
    const fix = fixFor(pair, value, advice);
    yield {
      message: `"${pair.key.text}" is deprecated. ${advice}`.replace(/\.$/, ''),
      source: sourceIn(file, pair.key),
      fixes: fix ? [fix] : [],
      tags: ['deprecated'],
    };
  },
});

function fixFor(pair: YamlPair, value: DescribedValue, advice: string): Fix | undefined {
  if (pair.key.text === 'cmd') return nestPairFix(pair, value, ['commands', 'start']);
  const isGone = advice.startsWith('Remove') || advice.includes('resources:set');
  return isGone ? removePairFix(pair, value) : undefined;
}
