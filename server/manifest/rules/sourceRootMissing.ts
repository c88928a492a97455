import { submoduleOf } from '../../../core/manifest/gitignore';
import { nearest } from '../../../core/nearest';
import { folderOf } from '../../../core/workspace';
import { asScalar, sourceIn, valueAt, type YamlScalar } from '../../../core/yaml';
import type { ManifestRule } from '../manifestRule';
import { replaceFix } from '../replaceFix';
import { textSpan } from '../textSpan';

export const sourceRootMissing: ManifestRule = {
  code: 'source-root-missing',
  severity: 'error',
  summary: 'The folder of an application is not in the repository',
  explanation:
    '`source.root` is a folder of the repository, from its root on. The build has nothing to build without it. A submodule that is not checked out here is an information: nothing in it can be checked.',
  basis: 'Rules R76 and R180',
  *check({ manifest }) {
    const { applications, submodules } = manifest.surroundings;
    for (const entry of manifest.applications) {
      const folder = applications.get(entry.name);
      if (!folder || folder.state === 'unknown' || (folder.state === 'there' && !folder.isEmpty)) continue;
      const scalar = asScalar(valueAt(entry.node, ['source', 'root']));
      if (!scalar || !isPlainPath(scalar)) continue;
      const source = sourceIn(entry.file, scalar);
      const submodule = submoduleOf(submodules, folder.path);
      if (submodule !== undefined) {
        yield {
          severity: 'information',
          message: `"${submodule}" is a submodule that is not checked out here: run "git submodule update --init" to have it checked`,
          source,
        };
        continue;
      }
      if (folder.state === 'there') continue;
      const parent = folderOf(folder.path);
      const meant = nearest(folder.path.slice(parent === '' ? 0 : parent.length + 1), folder.siblings);
      const path = meant === undefined ? undefined : parent === '' ? meant : `${parent}/${meant}`;
      const span = textSpan(scalar);
      yield {
        message: `There is no folder "${folder.path}"${path === undefined ? ' in the repository' : `: did you mean "${path}"?`}`,
        source,
        fixes: path === undefined || !span ? [] : [replaceFix({ ...source, span }, path, true)],
      };
    }
  },
};

/** A quote in it comes from one that ends nowhere: then the YAML is wrong, not the folder. */
function isPlainPath(scalar: YamlScalar): boolean {
  return textSpan(scalar) !== undefined && !/["'\p{Cc}]/u.test(scalar.text);
}
