import { pairAt, pairsOf, sourceIn, type YamlNode } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const stackMissing: EntryRule = {
  code: 'stack-missing',
  severity: 'error',
  summary: 'A composable image without a stack',
  explanation: 'A composable image has nothing but what `stack` names: at least one runtime or package.',
  basis: 'Rule R104',
  over: ['applications'],
  *checkEntry(entry) {
    const type = typeText(entry);
    if (type?.name !== 'composable') return;
    const stack = pairAt(entry.node, 'stack');
    if (!stack)
      yield {
        message: 'A composable image needs "stack", with "runtimes" such as ["php@8.4"]',
        source: type.source,
      };
    else if (isEmpty(stack.value))
      yield { message: '"stack" names no runtime and no package', source: sourceIn(entry.file, stack.key) };
  },
};

/** A map whose lists have no items. What is included, or of another kind, is not known to be empty. */
function isEmpty(stack: YamlNode | undefined): boolean {
  if (stack === undefined) return true;
  if (stack.kind !== 'map' || stack.tag !== undefined) return false;
  return pairsOf(stack).every(
    ({ value }) => value === undefined || (value.kind === 'sequence' && value.items.length === 0),
  );
}
