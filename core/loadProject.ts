import { readProject, type Project } from './project';
import { projectSettings } from './projectSettings';
import { defaultSettings, type Settings } from './settings';
import { settle, type FileLoader } from './workspace';

/** Reads a project from its files, with the settings of its `.parity.yaml` over the given ones. Never throws for what the files hold. */
export async function loadProject(loader: FileLoader, base: Settings = defaultSettings): Promise<Project> {
  const { answer } = await settle(loader, (files) => readProject(files, projectSettings(files, base).settings));
  return answer;
}
