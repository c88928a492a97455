import type { Settings } from '../settings';
import type { Source } from '../text';
import type { Files, ProjectPath } from '../workspace';
import { asText, valueAt } from '../yaml';
import { checkProject } from './check';
import type { ComposeProject, ComposeService, ComposeVolume } from './compose';
import { choosesByVariable, composeFiles, projectFolder } from './composeFiles';
import { noEnvironment, withEnvFile, withKnownValues, withProjectName, type ProjectEnvironment } from './environment';
import { documentsOf } from './documents';
import { interpolate } from './interpolate';
import { ComposeReader } from './reader';
import { Report } from './report';
import { composeService } from './service';
import { mapValues } from './shapes';
import { at, entriesOf, isTrue, mapAt, mapOf, type TreeMap } from './tree';

/**
 * Reads the Compose files of a folder (default: the project's root) as `docker compose` would: found, included, extended, merged, interpolated, brought to the long form;
 * every value keeps the file and the span that it came from. Never throws.
 */
export function loadCompose(files: Files, settings: Settings, folder: ProjectPath = ''): ComposeProject {
  const report = new Report();
  const first = withEnvFile(files, folder === '' ? '.env' : `${folder}/.env`, report, noEnvironment);
  if (first === 'unknown') return { ...nothing, state: 'unknown' };
  const environment = first === 'absent' ? noEnvironment : first;
  const paths = composeFiles(files, settings, environment.values, folder, report);
  if (!paths) return { ...nothing, state: 'unknown' };
  if (paths.length === 0 && report.incomplete.length === 0) return nothing;
  const named = environment.places.get('COMPOSE_FILE')?.source;
  if (named && choosesByVariable(settings, folder)) refuseAbsent(files, paths, named, report);
  const reader = new ComposeReader(files, report);
  return projectOf(reader, paths, environmentOf(reader, paths, environment));
}

const nothing: ComposeProject = {
  state: 'absent',
  given: [],
  files: [],
  services: [],
  volumes: [],
  tree: undefined,
  projectName: undefined,
  errors: [],
  incomplete: [],
};

/** Compose ends at a file that the variable names and that is not there. */
function refuseAbsent(files: Files, paths: readonly ProjectPath[], named: Source, report: Report): void {
  for (const path of paths)
    if (files.read(path).state === 'absent')
      report.refuse('COMPOSE_FILE_ABSENT', `COMPOSE_FILE names ${path}, which does not exist`, named);
}

/** The `.env` beside the first file counts, too, where that is not in the root. */
function environmentOf(
  { files, report }: ComposeReader,
  paths: readonly string[],
  known: ProjectEnvironment,
): ProjectEnvironment {
  const folder = projectFolder(paths);
  const own = folder === '' ? known : withEnvFile(files, `${folder}/.env`, report, known);
  return typeof own === 'string' ? known : own;
}

function projectOf(reader: ComposeReader, paths: readonly string[], known: ProjectEnvironment): ComposeProject {
  const { report, files } = reader;
  const readable = paths.filter((path) => reader.canRead(path));
  const environment = withProjectName(known, projectName(reader, readable, known));
  const model = reader.project(readable, { folder: projectFolder(paths), environment, trail: [] });
  const isActive = activeIn(environment.values.get('COMPOSE_PROFILES') ?? '');
  const envFiles = { files, report, variables: environment.values };
  const services = entriesOf(model, 'services').map(([name, { key, value }]): ComposeService => {
    if (value.kind !== 'map') report.refuse('NO_MAPPING', `The service ${name} is not a mapping`, value.layer);
    const tree = value.kind === 'map' ? withArguments(value, environment) : mapAt(value.layer, {});
    return composeService(name, key, tree, isActive, envFiles);
  });
  if (model) checkProject(model, services, report);
  return {
    state: report.waiting ? 'unknown' : 'known',
    given: readable,
    files: reader.found,
    services,
    volumes: volumesOf(model),
    tree: model,
    projectName: environment.values.get('COMPOSE_PROJECT_NAME'),
    errors: report.errors,
    incomplete: report.incomplete,
  };
}

/** The last `name` of the files themselves. */
function projectName(
  { files }: ComposeReader,
  paths: readonly string[],
  known: ProjectEnvironment,
): string | undefined {
  const names = paths.flatMap((path) => {
    const state = files.read(path);
    const documents = state.state === 'known' ? documentsOf(state.text) : [];
    return documents.flatMap(({ root }) => asText(valueAt(root, ['name'])) ?? []);
  });
  return interpolate(names.at(-1) ?? '', known.values).value;
}

/** Arguments of a build without a value get that of the environment, too. */
function withArguments(service: TreeMap, environment: ProjectEnvironment): TreeMap {
  if (!mapOf(service, 'build', 'args')) return service;
  return mapValues(service, (build, key) => {
    if (key !== 'build' || build.kind !== 'map') return build;
    return mapValues(build, (args, name) => (name === 'args' ? withKnownValues(args, environment) : args));
  });
}

function activeIn(written: string): (profiles: readonly string[]) => boolean {
  const chosen = new Set(written.split(',').map((name) => name.trim()));
  return (profiles) => profiles.length === 0 || chosen.has('*') || profiles.some((profile) => chosen.has(profile));
}

function volumesOf(model: TreeMap | undefined): ComposeVolume[] {
  return entriesOf(model, 'volumes').map(([name, { key, value }]) => ({
    name,
    external: isTrue(at(value, 'external')),
    source: key,
  }));
}
