import { asScalar, asText, isIncluded, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const buildFlavorUnknown: EntryRule = {
  code: 'build-flavor-unknown',
  severity: 'warning',
  summary: 'A build flavor that the language does not have',
  explanation:
    'The flavor is what runs before the build hook: `composer` for PHP, `default` for Node.js, `none` for nothing. What another tool has to do belongs in the build hook.',
  basis: 'Rule R80',
  over: ['applications'],
  *checkEntry(entry) {
    const scalar = asScalar(valueAt(entry.node, ['build', 'flavor']));
    const flavor = asText(scalar);
    const language = typeText(entry)?.name;
    if (!scalar || flavor === undefined || isIncluded(scalar) || flavor === 'none' || flavor === 'default') return;
    if (flavor === 'composer' && (language === undefined || language === 'php' || language === 'composable')) return;
    yield {
      message:
        flavor === 'composer'
          ? `The flavor "composer" is for PHP: ${language} has "none" and "default"`
          : `There is no flavor "${flavor}": write ${language === 'php' ? 'composer, ' : ''}default or none, and what it was to do in the build hook`,
      source: sourceIn(entry.file, scalar),
    };
  },
};
