import type { Project } from '../../../core/project';
import type { ProjectPath } from '../../../core/workspace';
import type { YamlDocument } from '../../../core/yaml';
import type { YamlPlace } from '../../../core/yaml/place';
import type { FileEdit } from '../../problem';

/** Another way to write what is written: nothing of what the manifest says changes, except for what is added. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'refactor.rewrite' | 'refactor.extract';
  readonly edits: readonly FileEdit[];
}

/** Where one was asked for. */
export interface RefactoringPlace {
  readonly project: Project;
  readonly file: ProjectPath;
  /** Without errors. */
  readonly document: YamlDocument;
  readonly place: YamlPlace;
}
