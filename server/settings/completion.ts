import type { Project } from '../../core/project';
import { settingsFile } from '../../core/projectSettings';
import { settingsSchema } from '../../core/settingsSchema';
import type { ProjectPath } from '../../core/workspace';
import { driftRules } from '../drift/rules';
import { completeBySchema, type Completion } from '../manifest/completion';
import { rules } from '../rules';
import { wordsOf } from './words';

/** What can be written at an offset of `.parity.yaml`. */
export function complete(project: Project, file: ProjectPath, offset: number): Completion[] {
  if (file !== settingsFile) return [];
  return completeBySchema(settingsSchema(wordsOf(project, rules, driftRules)), project.text(file), offset);
}
