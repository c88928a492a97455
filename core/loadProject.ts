import type { Day } from './agreements';
import { nothingObserved, type Observer } from './observed';
import { readProject, type Project } from './project';
import { projectSettings } from './projectSettings';
import { defaultSettings, type Settings } from './settings';
import { settle, type FileLoader } from './workspace';

/**
 * Reads a project from its files, with the settings of its `.parity.yaml` over the given ones, as it is to be judged on a day, and with
 * what an observer sees beside the files. Never throws for what the files hold.
 */
export async function loadProject(
  loader: FileLoader,
  base: Settings = defaultSettings,
  today?: Day,
  observer?: Observer,
): Promise<Project> {
  const { answer: settings } = await settle(loader, (files) => projectSettings(files, base).settings);
  const observed = (await observer?.look(settings)) ?? nothingObserved;
  const { answer } = await settle(loader, (files) =>
    readProject(files, projectSettings(files, base).settings, today, observed),
  );
  return answer;
}
