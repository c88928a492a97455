import type { Project } from '../../project';
import type { Source } from '../../text';
import type { Locate } from '../location';
import type { AuditArea } from '../report';
import { access } from './access';
import { configuration } from './configuration';
import { data } from './data';
import { deployment } from './deployment';

/** What one area can tell from the files, and what only the platform knows. */
export interface Area extends Omit<AuditArea, 'known'> {
  readonly known: (project: Project) => readonly Known[];
}

export interface Known {
  readonly text: string;
  readonly source?: Source;
  readonly attention?: true;
}

const areas: readonly Area[] = [configuration, deployment, access, data];

/** The four areas, with what is known of this project in each. */
export function auditOf(project: Project, locate: Locate): AuditArea[] {
  return areas.map(({ title, known, platform }) => ({
    title,
    platform,
    known: known(project).map(({ text, source, attention }) => ({
      text,
      ...(source ? { at: locate(source) } : {}),
      ...(attention ? { attention } : {}),
    })),
  }));
}
