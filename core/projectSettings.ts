import { readSettings, type Settings } from './settings';
import type { Source } from './text';
import type { Files, ProjectPath } from './workspace';
import { parseYaml, toPlain } from './yaml';

/** The project's own settings, for everybody who works on it. They win over the editor's. */
export const settingsFile: ProjectPath = '.parity.yaml';

export interface ProjectSettings {
  readonly settings: Settings;
  /** Why the file was left out. */
  readonly problem?: { readonly message: string; readonly source: Source };
}

/**
 * The settings of `.parity.yaml` over a base. A file that can't be read as a map of settings is left out as a whole.
 * Where environments are kept, how long, and how data is cloned is for each machine to say, and hints are for each person:
 * `stateFolder`, `environments`, `data` and `inlayHints` are not taken from a repository.
 */
export function projectSettings(files: Files, base: Settings): ProjectSettings {
  const state = files.read(settingsFile);
  if (state.state === 'unreadable') return refused(base, `can't be read: ${state.reason}`);
  if (state.state !== 'known' || state.text.trim() === '') return { settings: base };
  const { root, errors } = parseYaml(state.text);
  const [error] = errors;
  if (error) return refused(base, `is not valid YAML: ${error.message}`, error.span);
  if (root && root.kind !== 'map') return refused(base, 'must be a map of settings', root.span);
  const { stateFolder, environments, data, inlayHints } = base;
  return { settings: { ...readSettings(toPlain(root), base), stateFolder, environments, data, inlayHints } };
}

function refused(base: Settings, message: string, span = { start: 0, end: 0 }): ProjectSettings {
  return { settings: base, problem: { message: `${settingsFile} ${message}`, source: { file: settingsFile, span } } };
}
