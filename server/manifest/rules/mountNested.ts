import { isWithin } from '../../../core/workspace';
import type { EntryRule } from '../entryRule';
import { mountLists } from '../mountPairs';

export const mountNested: EntryRule = {
  code: 'mount-nested',
  severity: 'error',
  summary: 'A mount lies inside of another one, or two are the same folder',
  explanation:
    'The platform takes no mount inside of another. Mount the outer folder alone, or folders beside each other. A slash before or behind a path makes no difference.',
  basis: 'Rule R88',
  over: ['applications'],
  *checkEntry(entry) {
    for (const mounts of mountLists(entry)) {
      for (const [index, inner] of mounts.entries()) {
        const outer = mounts.find(
          (it, other) => it.path !== '' && (it.path === inner.path ? other < index : isWithin(inner.path, it.path)),
        );
        if (!outer) continue;
        yield {
          message:
            outer.path === inner.path
              ? `"${inner.key}" and "${outer.key}" are the same folder`
              : `The mount "${inner.key}" lies inside of the mount "${outer.key}": mount one of the two`,
          source: inner.source,
          related: [{ source: outer.source, message: 'The other mount' }],
        };
      }
    }
  },
};
