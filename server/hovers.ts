import type { Span } from '../core/text';
import type { ProjectPath } from '../core/workspace';
import type { Client } from './capabilities';
import { hover as driftHover } from './drift/hover';
import { hover as manifestHover } from './manifest/hover';
import type { ProjectView } from './projectView';
import { hover as settingsHover } from './settings/hover';

interface Section {
  readonly contents: string;
  readonly span: Span;
}

/** What the manifest's language, the project's settings and the comparison have to say about a place, one section each. */
export function hoverAt(view: ProjectView, file: ProjectPath, offset: number, client: Client, now: Date) {
  const sections: Section[] = [
    manifestHover(view.project, file, offset, now),
    settingsHover(view.project, file, offset),
    driftHover(view.project, file, offset),
  ].filter((it) => it !== undefined);
  const [first] = sections;
  if (!first) return null;
  const kind = client.markdown ? ('markdown' as const) : ('plaintext' as const);
  return {
    contents: { kind, value: sections.map(({ contents }) => contents).join('\n\n---\n\n') },
    range: view.positions(file).range(first.span),
  };
}
