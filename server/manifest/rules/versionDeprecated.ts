import type { EntryRule } from '../entryRule';
import { versionWithStatus } from './versionRetired';

export const versionDeprecated: EntryRule = {
  code: 'version-deprecated',
  severity: 'information',
  summary: 'A version that will be retired',
  explanation: 'It still gets updates; the platform asks to plan the move to a supported version.',
  basis: 'Rule R24; the platform’s registry of images',
  over: ['applications', 'services'],
  checkEntry: (entry) =>
    versionWithStatus(entry, 'deprecated', (version, image) => `${image.title} ${version} is deprecated`),
};
