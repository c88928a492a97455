import { pairAt, sourceIn } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const keyNotForType: EntryRule = {
  code: 'key-not-for-type',
  severity: 'warning',
  summary: 'A key that images of this type do not have',
  explanation:
    '`runtime` sets PHP up, and nothing else. A composable image takes neither `runtime` nor `build` nor `dependencies`: the settings of PHP stand below the runtime in `stack`, tools among its `packages`. The platform refuses those; that is an error.',
  basis: 'Rules R98 and R104',
  over: ['applications'],
  *checkEntry(entry) {
    const name = typeText(entry)?.name;
    if (name === 'composable') {
      for (const [key, advice] of insteadInStack) {
        const pair = pairAt(entry.node, key);
        if (pair)
          yield {
            severity: 'error',
            message: `A composable image has no "${key}": ${advice}`,
            source: sourceIn(entry.file, pair.key),
          };
      }
    } else if (name !== undefined && name !== '' && name !== 'php') {
      const pair = pairAt(entry.node, 'runtime');
      if (pair)
        yield {
          message: `"runtime" has settings of PHP alone: they do nothing for ${name}`,
          source: sourceIn(entry.file, pair.key),
          tags: ['unnecessary'],
        };
    }
  },
};

const insteadInStack: ReadonlyMap<string, string> = new Map([
  ['runtime', 'write its settings below the runtime in "stack", as "php@8.4: {extensions: […]}"'],
  ['build', 'what it has to do belongs in the build hook'],
  ['dependencies', 'write the tools below "packages" in "stack"'],
]);
