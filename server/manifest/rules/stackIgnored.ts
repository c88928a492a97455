import { composableChannels } from '../../../core/manifest/registry';
import { pairAt, sourceIn } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { replaceFix } from '../replaceFix';
import { typeText } from '../typeText';

export const stackIgnored: EntryRule = {
  code: 'stack-ignored',
  severity: 'warning',
  summary: 'A stack beside a type that has none',
  explanation:
    'Only composable images are made of what `stack` names. Write the channel as type, `composable:` and its number, or take the stack out.',
  basis: 'Rule R108; the platform’s own tools accept both',
  over: ['applications'],
  *checkEntry(entry) {
    const type = typeText(entry);
    const stack = pairAt(entry.node, 'stack');
    if (!type || !stack || type.name === 'composable' || type.name === '') return;
    const channel = Object.keys(composableChannels).find((name) => composableChannels[name]?.status === 'supported');
    yield {
      message: `"stack" is for composable images: the type is ${type.name}`,
      source: sourceIn(entry.file, stack.key),
      fixes: channel === undefined ? [] : [replaceFix(type.source, `composable:${channel}`, false)],
    };
  },
};
