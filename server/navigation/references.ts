import type { Project } from '../../core/project';
import type { Source } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { mentionsAt, type Place } from './mentionsAt';

/** Everywhere in the manifest's files that the name at an offset is written. */
export function referencesAt(project: Project, file: ProjectPath, offset: number, withDefinition: boolean): Source[] {
  return mentionsAt(project, file, offset)
    .filter(({ role }) => withDefinition || role === 'reference')
    .map(({ source }) => source);
}

/** The places of the same name in the file itself. */
export function highlightsAt(project: Project, file: ProjectPath, offset: number): readonly Place[] {
  return mentionsAt(project, file, offset).filter(({ source }) => source.file === file);
}
