import { readProject } from '../../core/project';
import { projectSettings } from '../../core/projectSettings';
import { reportOf, type Report } from '../../core/report/report';
import { defaultSettings } from '../../core/settings';
import { settle } from '../../core/workspace';
import { requireReadable, type ProjectFolder } from '../projectFolders';

/** Reads a project and what its report asks for besides, such as the names of the pipelines. */
export async function loadReport({ name, prefix, loader }: ProjectFolder): Promise<Report> {
  const { answer } = await settle(loader, (files) => {
    const project = readProject(files, projectSettings(files, defaultSettings).settings);
    return { project, report: reportOf(project, prefix === '' ? name : prefix.slice(0, -1)) };
  });
  requireReadable(answer.project, prefix);
  return answer.report;
}
