import type { ManifestRule } from '../manifestRule';

export const includeTargetMissing: ManifestRule = {
  code: 'include-target-missing',
  severity: 'error',
  summary: 'An `!include` or `!archive` names what can not be included',
  explanation:
    'The file or folder is not there, the type is not one of `yaml`, `string` and `binary`, or files include each other without end. Inside of an application a path is relative to its `source.root`, elsewhere to the folder of the manifest; both are looked at. What lies outside of the project is not read and not reported.',
  basis: 'Rules R10 and R11',
  everyLayout: true,
  *check({ manifest }) {
    if (manifest.state !== 'known') return;
    for (const { source, reason } of manifest.broken) yield { source, message: reason };
  },
};
