import type { Project } from '../project';
import { LineIndex, type Source } from '../text';
import type { ProjectPath } from '../workspace';

/** A place as people name it. */
export interface Location {
  readonly file: ProjectPath;
  /** From one. */
  readonly line: number;
}

export type Locate = (source: Source) => Location;

/** Finds lines of a project's files; each file is indexed once. */
export function locator(project: Project): Locate {
  const indexes = new Map<ProjectPath, LineIndex>();
  return ({ file, span }) => {
    const index = indexes.get(file) ?? new LineIndex(project.text(file));
    indexes.set(file, index);
    return { file, line: index.position(span.start).line + 1 };
  };
}
