import { loadCompose } from '../compose/load';
import { parseJsonText } from '../jsonText';
import { valueOf, type ApplicationModel, type EnvironmentModel } from '../model';
import { places } from '../places';
import type { Settings } from '../settings';
import { folderOf, joinPath, type Files, type ProjectPath } from '../workspace';
import { asText, pairsOf, valueAt, type YamlNode } from '../yaml';
import { readLocal } from './compose';
import { applicationModel, describeImage, type Described } from './described';
import { builtImage } from './dockerfile';
import { itemsOf, writtenOf } from './written';

/** The languages that a feature installs, by the last part of its name (containers.dev, "Available Features"). */
const features: Readonly<Record<string, string>> = {
  node: 'nodejs',
  php: 'php',
  python: 'python',
  ruby: 'ruby',
  go: 'golang',
  java: 'java',
  dotnet: 'dotnet',
  rust: 'rust',
};

/** One devcontainer.json. */
interface Config {
  readonly file: ProjectPath;
  readonly root: YamlNode;
}

/** What a project's dev containers run, each by its image, its Dockerfile or its Compose files. Undefined where there are none. */
export function readDevcontainers(files: Files, settings: Settings): EnvironmentModel | undefined {
  const configs = configFiles(files).flatMap((file): Config[] => {
    const state = files.read(file);
    const { root, errors } = parseJsonText(state.state === 'known' ? state.text : '');
    return root && errors.length === 0 ? [{ file, root }] : [];
  });
  if (configs.length === 0) return undefined;
  const described = configs.flatMap((config) => describe(files, settings, config));
  return {
    origin: 'local',
    place: places.devcontainer,
    applications: described.flatMap(({ application }) => application ?? []),
    services: described.flatMap(({ service }) => service ?? []),
    routes: [],
    gaps: [],
  };
}

/** The three places of the specification (containers.dev, "devcontainer.json"). */
function configFiles(files: Files): ProjectPath[] {
  const folders = files.folders('.devcontainer') ?? [];
  return [
    ...existing(files, '', '.devcontainer.json'),
    ...existing(files, '.devcontainer', 'devcontainer.json'),
    ...folders.flatMap((name) => existing(files, `.devcontainer/${name}`, 'devcontainer.json')),
  ];
}

function existing(files: Files, folder: ProjectPath, name: string): ProjectPath[] {
  return (files.list(folder) ?? []).includes(name) ? [folder === '' ? name : `${folder}/${name}`] : [];
}

function describe(files: Files, settings: Settings, config: Config): Described[] {
  const installed = installedBy(config);
  const languages = installed.map(({ runtime }) => valueOf(runtime)?.name);
  const container = [...ofImage(config), ...ofDockerfile(files, config), ...ofCompose(files, settings, config)];
  return [
    // What a feature installs comes before what the image has.
    ...container.filter(({ application }) => !application || !languages.includes(valueOf(application.runtime)?.name)),
    ...installed.map((application) => ({ application })),
  ];
}

function ofImage({ file, root }: Config): Described[] {
  const image = writtenOf(file, valueAt(root, ['image']));
  return image ? [describeImage(file, image)] : [];
}

function ofDockerfile(files: Files, { file, root }: Config): Described[] {
  const name = asText(valueAt(root, ['build', 'dockerfile'])) ?? asText(valueAt(root, ['dockerFile']));
  const path = name === undefined ? undefined : joinPath(folderOf(file), name);
  const state = path === undefined ? undefined : files.read(path);
  if (path === undefined || state?.state !== 'known') return [];
  const args = new Map(
    pairsOf(valueAt(root, ['build', 'args'])).map(({ key, value }) => [key.text, asText(value) ?? ''] as const),
  );
  const base = builtImage(state.text, path, asText(valueAt(root, ['build', 'target'])), args)?.base;
  return base?.reference === undefined
    ? []
    : [describeImage(file, { text: base.reference, source: base.source, literal: base.literal })];
}

/** Of Compose files only the chosen service is the dev container; the others run beside it, or those of `runServices` alone. */
function ofCompose(files: Files, settings: Settings, { file, root }: Config): Described[] {
  const paths = itemsOf(valueAt(root, ['dockerComposeFile'])).flatMap(
    (item) => joinPath(folderOf(file), asText(item) ?? '') ?? [],
  );
  if (paths.length === 0) return [];
  const container = asText(valueAt(root, ['service']));
  const chosen = valueAt(root, ['runServices']) && itemsOf(valueAt(root, ['runServices'])).map(asText);
  const local = readLocal(loadCompose(files, { ...settings, compose: { files: paths } }), files);
  return [
    ...local.applications.filter(({ name }) => name === container).map((application) => ({ application })),
    ...local.services.filter(({ name }) => chosen?.includes(name) ?? true).map((service) => ({ service })),
  ];
}

/** `"ghcr.io/devcontainers/features/node:1": { "version": "22" }`, or with the version alone. */
function installedBy({ file, root }: Config): ApplicationModel[] {
  return pairsOf(valueAt(root, ['features'])).flatMap(({ key, value }) => {
    const name = /^(?:ghcr\.io\/devcontainers\/features\/)?([a-z]+)(?::[\w.-]+)?$/.exec(key.text)?.[1] ?? '';
    const runtime = Object.hasOwn(features, name) ? features[name] : undefined;
    if (runtime === undefined) return [];
    const written = writtenOf(file, valueAt(value, ['version']) ?? value);
    const version = written && /^\d/.test(written.text) ? written : { reason: 'the feature names no version' };
    return [applicationModel(file, runtime, version, { file, span: key.span })];
  });
}
