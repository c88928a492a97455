import type { ManifestEntry } from '../../../core/manifest/manifest';
import { packageInstalls } from '../../../core/readers/packageInstalls';
import { isWithin } from '../../../core/workspace';
import { isIncluded, valueAt } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';
import { mountLists } from '../mountPairs';
import { scriptsOf, type Script } from '../scripts';
import { writtenPaths } from '../writtenPaths';

export const deployWritesCode: EntryRule = {
  code: 'deploy-writes-code',
  severity: 'warning',
  summary: 'A deploy hook writes where nothing can be written',
  explanation:
    'When `deploy` and `post_deploy` run, the code is read-only: only mounts and `/tmp` can be written to. What installs packages or makes files beside the code belongs in the build hook.',
  basis: 'Rule R71',
  over: ['applications'],
  *checkEntry(entry, _neighbours, _kind, texts) {
    const mounts = writableIn(entry);
    if (!mounts) return;
    for (const script of scriptsOf(entry, texts)) {
      if (script.moment !== 'deploy' && script.moment !== 'post_deploy') continue;
      yield* installs(script, mounts);
      for (const { path, program, span } of writtenPaths(script)) {
        if (program === 'mkdir' || mounts.some((mount) => isWithin(path, mount))) continue;
        yield {
          message: `"${path}" is on no mount: when the ${script.name} hook runs, the code is read-only`,
          source: script.at(span),
        };
      }
    }
  },
};

/** The mounts of the container in which the hooks run; undefined where they are not known. */
function writableIn(entry: ManifestEntry): string[] | undefined {
  const mounts = valueAt(entry.node, ['mounts']);
  return isIncluded(entry.node) || isIncluded(mounts)
    ? undefined
    : mountLists(entry)
        .slice(0, 2)
        .flat()
        .map(({ path }) => path);
}

/** Where package managers write to. */
const folders: Readonly<Record<string, string>> = { 'Node.js': 'node_modules', PHP: 'vendor' };

function* installs(script: Script, mounts: readonly string[]): Iterable<Finding> {
  if (script.commands.some(([program]) => program?.text === 'cd')) return;
  for (const { language, manager, source } of packageInstalls(
    script.text,
    { file: '', span: { start: 0, end: 0 } },
    script.commands,
  )) {
    const folder = Object.hasOwn(folders, language) ? folders[language] : undefined;
    const written = script.text.slice(source.span.start, source.span.end);
    if (folder === undefined || mounts.some((mount) => isWithin(folder, mount))) continue;
    if (/\s(?:-d|-C|--(?:prefix|cwd|dir|working-dir|dry-run))\b/.test(written)) continue;
    yield {
      message: `${manager} writes to ${folder}, and when the ${script.name} hook runs, the code is read-only: it belongs in the build hook`,
      source: script.at(source.span),
    };
  }
}
