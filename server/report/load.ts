import type { Day } from '../../core/agreements';
import { loadProject } from '../../core/loadProject';
import { readProject } from '../../core/project';
import { reportOf, type Report } from '../../core/report/report';
import { defaultSettings } from '../../core/settings';
import { settle } from '../../core/workspace';
import { observerOf, requireReadable, type ProjectFolder } from '../projectFolders';

/** Reads a project and what its report asks for besides, such as the names of the pipelines. */
export async function loadReport(
  folder: ProjectFolder,
  { running, today }: { readonly running: boolean; readonly today: Day },
): Promise<Report> {
  const { name, prefix, loader } = folder;
  const project = await loadProject(loader, defaultSettings, today, observerOf(folder, running));
  requireReadable(project, prefix);
  const { settings, observed } = project;
  const title = prefix === '' ? name : prefix.slice(0, -1);
  const { answer } = await settle(loader, (files) => reportOf(readProject(files, settings, today, observed), title));
  return answer;
}
