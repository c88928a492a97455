import type { Project } from '../../core/project';
import type { Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { listed } from '../drift/words';
import { namesIn } from './names';

export interface UsedLens {
  /** The name of the service. */
  readonly span: Span;
  readonly title: string;
}

/** Above each service that something uses: what does. That nothing uses one is a rule's to say. */
export function usedLenses({ manifest }: Project, file: ProjectPath): UsedLens[] {
  const names = namesIn(manifest);
  return manifest.services
    .filter(({ source }) => source.file === file)
    .flatMap(({ name, source }) => {
      const references = names.of({ kind: 'service', name }).filter(({ role }) => role === 'reference');
      const users = [...new Set(references.map(({ holder }) => holder))];
      return users.length === 0 ? [] : [{ span: source.span, title: `$(references) ${title(users)}` }];
    });
}

/** As many names as can be read at a glance. */
function title(users: readonly string[]): string {
  return users.length <= 3 ? `Used by ${listed(users)}` : `Used by ${users.length}`;
}
