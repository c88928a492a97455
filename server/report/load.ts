import type { Day } from '../../core/agreements';
import { projectAt, referenceTo } from '../../core/environments/local/reference';
import { exec } from '../../core/exec';
import { loadProject } from '../../core/loadProject';
import { readProject } from '../../core/project';
import type { Reference } from '../../core/report/reference';
import { reportOf, type Report } from '../../core/report/report';
import { defaultSettings } from '../../core/settings';
import { settle } from '../../core/workspace';
import { observerOf, requireReadable, type ProjectFolder } from '../projectFolders';

export interface ReportOptions {
  readonly running: boolean;
  /** Branches, tags or commits; where there are none, those of the project's settings. */
  readonly refs: readonly string[];
  readonly today: Day;
}

/**
 * Reads a project and what its report asks for besides, such as the names of the pipelines. Throws a `UserError` for a ref that is not
 * there; one of the settings is left out, and the report says why.
 */
export async function loadReport(folder: ProjectFolder, { running, refs, today }: ReportOptions): Promise<Report> {
  const { name, prefix, root, loader } = folder;
  const project = await loadProject(loader, defaultSettings, today, observerOf(folder, running));
  requireReadable(project, prefix);
  const { settings, observed } = project;
  const title = prefix === '' ? name : prefix.slice(0, -1);
  const references =
    refs.length > 0
      ? await Promise.all(refs.map((ref) => known(root, ref)))
      : await Promise.all(settings.report.refs.map((ref) => referenceTo(root, ref, exec)));
  const { answer } = await settle(loader, (files) =>
    reportOf(readProject(files, settings, today, observed), title, references),
  );
  return answer;
}

async function known(root: string, name: string): Promise<Reference> {
  return { name, state: 'known', project: await projectAt(root, name, exec) };
}
