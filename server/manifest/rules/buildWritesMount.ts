import { isWithin } from '../../../core/workspace';
import type { EntryRule } from '../entryRule';
import { mountLists } from '../mountPairs';
import { scriptsOf } from '../scripts';
import { writtenPaths } from '../writtenPaths';

export const buildWritesMount: EntryRule = {
  code: 'build-writes-mount',
  severity: 'warning',
  summary: 'The build hook writes to a folder that a mount hides afterwards',
  explanation:
    'Mounts do not exist during the build. What the build puts in their place is in the image, and hidden by the mount when the application runs. Write it somewhere else, and copy it in the deploy hook.',
  basis: 'Rule R94',
  over: ['applications'],
  *checkEntry(entry, _neighbours, _kind, texts) {
    const [mounts = []] = mountLists(entry);
    for (const script of scriptsOf(entry, texts)) {
      if (script.moment !== 'build') continue;
      for (const { path, program, span } of writtenPaths(script)) {
        const mount = mounts.find((it) => it.path !== '' && isWithin(path, it.path));
        // The platform makes the folder of a mount by itself.
        if (!mount || (program === 'mkdir' && mount.path === path)) continue;
        yield {
          message: `"${path}" lies on the mount "${mount.key}", which is not there during the build: what is written now is hidden later`,
          source: script.at(span),
          related: [{ source: mount.source, message: 'The mount' }],
        };
      }
    }
  },
};
