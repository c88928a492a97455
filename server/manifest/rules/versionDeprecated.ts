import type { Project } from '../../../core/project';
import type { Rule } from '../../problem';
import { versionsWithStatus } from './versionRetired';

export const versionDeprecated: Rule<Project> = {
  code: 'version-deprecated',
  severity: 'information',
  summary: 'A version that will be retired',
  explanation: 'It still gets updates; the platform asks to plan the move to a supported version.',
  basis: 'Rule R24; the platform’s registry of images',
  check: (project) =>
    versionsWithStatus(project, 'deprecated', (version, image) => `${image.title} ${version} is deprecated`),
};
