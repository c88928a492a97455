import type { Settings } from '../settings';
import { joinPath, folderOf, type Files, type ProjectPath } from '../workspace';
import type { Variables } from './dotenv';
import type { Report } from './report';

/** In the order in which Compose looks for them (compose-spec, section 12). */
const defaultNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrideNames = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** The files that `docker compose` would read in a folder, in the order of merging; undefined while that is not known. */
export function composeFiles(
  files: Files,
  settings: Settings,
  variables: Variables,
  folder: ProjectPath,
  report: Report,
): readonly ProjectPath[] | undefined {
  const chosen = chosenNames(settings, variables, folder);
  if (!chosen) return namesInFolder(files, folder);
  return chosen.flatMap((name) => {
    const path = joinPath('', name);
    if (path === undefined) report.gap(`${name} is outside of the project and is not read`);
    return path ?? [];
  });
}

/** The setting is for the files of the root, and goes before COMPOSE_FILE. */
export function choosesByVariable(settings: Settings, folder: ProjectPath): boolean {
  return folder !== '' || settings.compose.files.length === 0;
}

/** Relative to the project's root: files of the setting are, those of COMPOSE_FILE are relative to the folder of its `.env`. */
function chosenNames(settings: Settings, variables: Variables, folder: ProjectPath): readonly string[] | undefined {
  if (!choosesByVariable(settings, folder)) return settings.compose.files;
  const chosen = variables.get('COMPOSE_FILE');
  const separator = variables.get('COMPOSE_PATH_SEPARATOR') ?? (chosen?.includes(';') ? ';' : ':');
  return chosen
    ? chosen
        .split(separator)
        .filter((name) => name !== '')
        .map((name) => inFolder(folder, name))
    : undefined;
}

function inFolder(folder: ProjectPath, name: string): ProjectPath {
  return folder === '' ? name : `${folder}/${name}`;
}

function namesInFolder(files: Files, folder: ProjectPath): ProjectPath[] | undefined {
  const present = files.list(folder);
  if (!present) return undefined;
  const base = defaultNames.find((name) => present.includes(name));
  const override = overrideNames.find((name) => present.includes(name));
  return base ? [base, ...(override ? [override] : [])].map((name) => inFolder(folder, name)) : [];
}

/** The folder that relative paths start from: that of the first file. */
export function projectFolder(paths: readonly ProjectPath[]): ProjectPath {
  return folderOf(paths[0] ?? '');
}
