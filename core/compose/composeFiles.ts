import type { Settings } from '../settings';
import { folderOf, joinPath, type Files, type ProjectPath } from '../workspace';
import { asSequence, asText, valueAt, type YamlDocument, type YamlError } from '../yaml';
import { parseYamlText } from '../yamlText';
import type { ComposeFile } from './compose';
import { parseDotenv, type Variables } from './dotenv';
import { interpolate } from './interpolate';

/** In the order in which Compose looks for them (compose-spec, section 12). */
const defaultNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrideNames = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

export interface FoundFiles {
  readonly state: 'known' | 'absent' | 'unknown';
  readonly files: readonly ComposeFile[];
  /** Why services may stand in files that could not be read. */
  readonly incomplete: readonly string[];
  readonly errors: readonly (YamlError & { readonly file: ProjectPath })[];
}

/** The variables of a folder's `.env`; undefined while it is not loaded. The process's own environment is never read. */
export function projectVariables(files: Files, folder: ProjectPath): Variables | undefined {
  const state = files.read(inFolder(folder, '.env'));
  if (state.state === 'unknown') return undefined;
  return state.state === 'known' ? parseDotenv(state.text) : new Map();
}

/** The Compose files that `docker compose` would read in a folder, with what they include before them. */
export function findComposeFiles(
  files: Files,
  settings: Settings,
  variables: Variables,
  folder: ProjectPath,
): FoundFiles {
  const names = chosenNames(settings, variables, folder) ?? namesInFolder(files, folder);
  if (!names) return { state: 'unknown', files: [], incomplete: [], errors: [] };
  const collector = new Collector(files, variables);
  for (const name of names) collector.add(name, undefined);
  return collector.result();
}

function inFolder(folder: ProjectPath, name: string): ProjectPath {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Files of the setting are relative to the project's root, those of COMPOSE_FILE to the folder of its `.env`. */
function chosenNames(settings: Settings, variables: Variables, folder: ProjectPath): readonly string[] | undefined {
  if (folder === '' && settings.compose.files.length > 0) return settings.compose.files;
  const chosen = variables.get('COMPOSE_FILE');
  const separator = variables.get('COMPOSE_PATH_SEPARATOR') ?? (chosen?.includes(';') ? ';' : ':');
  return chosen
    ? chosen
        .split(separator)
        .filter((name) => name !== '')
        .map((name) => inFolder(folder, name))
    : undefined;
}

function namesInFolder(files: Files, folder: ProjectPath): string[] | undefined {
  const present = files.list(folder);
  if (!present) return undefined;
  const base = defaultNames.find((name) => present.includes(name));
  const override = overrideNames.find((name) => present.includes(name));
  return base ? [base, ...(override ? [override] : [])].map((name) => inFolder(folder, name)) : [];
}

/** Loads files and what they include; each file once. */
class Collector {
  private readonly found: ComposeFile[] = [];
  private readonly seen = new Set<ProjectPath>();
  private readonly incomplete: string[] = [];
  private readonly errors: (YamlError & { file: ProjectPath })[] = [];
  private waiting = false;

  constructor(
    private readonly files: Files,
    private readonly variables: Variables,
  ) {}

  add(written: string, includedBy: ProjectPath | undefined): void {
    const path = joinPath(includedBy === undefined ? '' : folderOf(includedBy), written);
    if (path === undefined) this.incomplete.push(`${written} is outside of the project and is not read`);
    else if (!this.seen.has(path)) this.load(path);
  }

  private load(path: ProjectPath): void {
    this.seen.add(path);
    const state = this.files.read(path);
    if (state.state === 'unknown') this.waiting = true;
    else if (state.state !== 'known') this.incomplete.push(`${path} is named but can't be read`);
    else this.keep({ path, document: parseYamlText(state.text) });
  }

  private keep(file: ComposeFile): void {
    this.errors.push(...file.document.errors.map((error) => ({ ...error, file: file.path })));
    if (file.document.errors.length > 0) this.incomplete.push(`${file.path} is not valid YAML`);
    for (const include of includesOf(file.document)) this.include(include, file.path);
    this.found.push(file);
  }

  /** Included files come before the file that names them: local definitions win. */
  private include(written: string, from: ProjectPath): void {
    const { value } = interpolate(written, this.variables);
    if (value === undefined) this.incomplete.push(`${from} includes ${written}, whose variables are not known`);
    else this.add(value, from);
  }

  result(): FoundFiles {
    const state = this.waiting ? 'unknown' : this.found.length > 0 || this.incomplete.length > 0 ? 'known' : 'absent';
    return { state, files: this.found, incomplete: this.incomplete, errors: this.errors };
  }
}

function includesOf(document: YamlDocument): string[] {
  return (asSequence(valueAt(document.root, ['include']))?.items ?? []).flatMap((item) => {
    const path = asText(item) ?? asText(valueAt(item, ['path']));
    const paths = asSequence(valueAt(item, ['path']))?.items.map(asText) ?? [path];
    return paths.filter((it) => it !== undefined);
  });
}
