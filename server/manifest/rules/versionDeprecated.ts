import type { ManifestRule } from '../manifestRule';
import { versionsWithStatus } from './versionRetired';

export const versionDeprecated: ManifestRule = {
  code: 'version-deprecated',
  severity: 'information',
  summary: 'A version that will be retired',
  explanation: 'It still gets updates; the platform asks to plan the move to a supported version.',
  basis: 'Rule R24; the platform’s registry of images',
  check: ({ manifest }) =>
    versionsWithStatus(manifest, 'deprecated', (version, image) => `${image.title} ${version} is deprecated`),
};
