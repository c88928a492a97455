import type { Project } from '../../../core/project';
import type { ProjectPath } from '../../../core/workspace';
import { parseYamlText } from '../../../core/yaml/documents';
import { placeAt } from '../../../core/yaml/place';
import { addRelatedService } from './addRelatedService';
import { extractToFile } from './extractToFile';
import type { Refactoring } from './refactoring';
import { relationshipForm } from './relationshipForm';

/** The refactorings that are possible at an offset of a manifest file; none in a text with errors. */
export function refactorings(project: Project, file: ProjectPath, offset: number): Refactoring[] {
  if (!project.manifest.files.some(({ path }) => path === file)) return [];
  const document = parseYamlText(project.text(file));
  if (document.errors.length > 0) return [];
  const place = { project, file, document, place: placeAt(document, offset) };
  return [...relationshipForm(place), ...extractToFile(place), ...addRelatedService(place)];
}
