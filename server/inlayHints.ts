import type { Range } from '../core/text';
import type { ProjectPath } from '../core/workspace';
import type { Client } from './capabilities';
import { hints } from './manifest/hints';
import type { ProjectView } from './projectView';

/** The hints within a range of a file; none where the setting switches them off. */
export function inlayHints(view: ProjectView, file: ProjectPath, range: Range, { markdown }: Client, now: Date) {
  if (!view.project.settings.inlayHints) return [];
  const positions = view.positions(file);
  return hints(view.project, file, positions.span(range), now).map(({ offset, label, tooltip, insert }) => {
    const position = positions.position(offset);
    return {
      position,
      label,
      paddingLeft: true,
      ...(tooltip !== undefined && {
        tooltip: { kind: markdown ? ('markdown' as const) : ('plaintext' as const), value: tooltip },
      }),
      ...(insert !== undefined && { textEdits: [{ range: { start: position, end: position }, newText: insert }] }),
    };
  });
}
