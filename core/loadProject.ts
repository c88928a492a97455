import type { Day } from './agreements';
import { readProject, type Project } from './project';
import { projectSettings } from './projectSettings';
import { defaultSettings, type Settings } from './settings';
import { settle, type FileLoader } from './workspace';

/**
 * Reads a project from its files, with the settings of its `.parity.yaml` over the given ones, as it is to be judged on a day. Never
 * throws for what the files hold.
 */
export async function loadProject(loader: FileLoader, base: Settings = defaultSettings, today?: Day): Promise<Project> {
  const { answer } = await settle(loader, (files) => readProject(files, projectSettings(files, base).settings, today));
  return answer;
}
