import type { ManifestEntry } from '../../../core/manifest/manifest';
import { namedFolder, type ApplicationFolder, type Folder } from '../../../core/manifest/surroundings';
import { nearest } from '../../../core/nearest';
import { isWithin } from '../../../core/workspace';
import { asScalar, asText, isIncluded, pairsOf, sourceIn, valueAt, type YamlScalar } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { ManifestRule } from '../manifestRule';
import { mountLists } from '../mountPairs';
import { typeText } from '../typeText';

export const webRootMissing: ManifestRule = {
  code: 'web-root-missing',
  severity: 'warning',
  summary: 'The folder that a location serves is not there',
  explanation:
    '`root` is a folder below that of the application; it has to be there after the build. Where a build makes folders, it is an information, and only where another folder has nearly the same name.',
  basis: 'Rule R55',
  *check({ manifest }) {
    for (const entry of manifest.applications) {
      const around = manifest.surroundings.applications.get(entry.name);
      if (around?.state !== 'there' || ![...around.folders.values()].some(({ state }) => state === 'absent')) continue;
      for (const { value } of pairsOf(valueAt(entry.node, ['web', 'locations']))) {
        const scalar = asScalar(valueAt(value, ['root']));
        const path = scalar && scalar.value !== null && !isIncluded(scalar) ? namedFolder(scalar.text) : undefined;
        const folder = path === undefined ? undefined : around.folders.get(path);
        if (!scalar || path === undefined || folder?.state !== 'absent' || isMounted(entry, path)) continue;
        const finding = judge(entry, around, scalar, folder);
        if (finding) yield finding;
      }
    }
  },
};

function judge(
  entry: ManifestEntry,
  around: ApplicationFolder,
  scalar: YamlScalar,
  folder: Folder,
): Finding | undefined {
  const built = mayBeBuilt(entry, around);
  const meant = nearest(folder.path.split('/').at(-1) ?? '', folder.siblings);
  if (built && meant === undefined) return undefined;
  return {
    ...(built ? { severity: 'information' as const } : {}),
    message: `There is no folder "${folder.path}"${meant === undefined ? ', and no build that could make it' : `: did you mean "${meant}"?`}`,
    source: sourceIn(entry.file, scalar),
  };
}

function isMounted(entry: ManifestEntry, path: string): boolean {
  return mountLists(entry)
    .flat()
    .some((mount) => isWithin(path, mount.path));
}

/** A hook, or what a language builds by itself where its file is there. */
function mayBeBuilt(entry: ManifestEntry, { files }: ApplicationFolder): boolean {
  const hook = valueAt(entry.node, ['hooks', 'build']);
  if (isIncluded(entry.node) || isIncluded(valueAt(entry.node, ['hooks'])) || isIncluded(hook)) return true;
  if ((asText(hook) ?? '').trim() !== '') return true;
  const flavor = asText(valueAt(entry.node, ['build', 'flavor']));
  const file = { php: 'composer.json', nodejs: 'package.json' }[typeText(entry)?.name ?? ''];
  return flavor !== 'none' && file !== undefined && files.includes(file);
}
