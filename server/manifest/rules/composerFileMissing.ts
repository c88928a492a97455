import { asScalar, isIncluded, sourceIn, valueAt } from '../../../core/yaml';
import type { ManifestRule } from '../manifestRule';

export const composerFileMissing: ManifestRule = {
  code: 'composer-file-missing',
  severity: 'warning',
  summary: 'The build is to run Composer, and there is no composer.json',
  explanation:
    'With the flavor `composer`, the build runs `composer install` in the folder of the application. Without the flavor it does so where there is a composer.json, and else nothing.',
  basis: 'Rule R81',
  *check({ manifest }) {
    for (const entry of manifest.applications) {
      const around = manifest.surroundings.applications.get(entry.name);
      if (around?.state !== 'there' || around.flavor !== 'composer') continue;
      if (around.isEmpty || around.files.includes('composer.json')) continue;
      const scalar = asScalar(valueAt(entry.node, ['build', 'flavor']));
      if (!scalar || isIncluded(scalar)) continue;
      yield {
        message: `There is no composer.json in ${around.path === '' ? 'the root of the project' : `"${around.path}"`}: write "none", or take the flavor out`,
        source: sourceIn(entry.file, scalar),
      };
    }
  },
};
