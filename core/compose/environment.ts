import type { Source } from '../text';
import type { Files, ProjectPath } from '../workspace';
import { readDotenv, readRawEnv, type Dotenv, type Variables } from './dotenv';
import type { Lookup } from './interpolate';
import type { Report } from './report';
import { isNull, textAt, type Tree, type TreeScalar } from './tree';
import { mapValues } from './shapes';

/** The variables of a project and where each was said. The process's own environment is never read. */
export interface ProjectEnvironment {
  readonly values: Variables;
  readonly places: ReadonlyMap<string, { readonly written: string; readonly source: Source }>;
}

export const noEnvironment: ProjectEnvironment = { values: new Map(), places: new Map() };

/** The name of the project is a variable, too; where nothing gives it, it is made of a folder's name, which is not known here. */
const projectName = 'COMPOSE_PROJECT_NAME';

/** What Compose files are interpolated with. */
export function lookupIn({ values }: ProjectEnvironment): Lookup {
  return { get: (name) => values.get(name), isSet: (name) => name === projectName };
}

/** An environment with the name that a Compose file gives the project, unless the environment says another. */
export function withProjectName(known: ProjectEnvironment, name: string | undefined): ProjectEnvironment {
  const plain = (name ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
  if (plain === '' || known.values.has(projectName)) return known;
  return { ...known, values: new Map([...known.values, [projectName, plain]]) };
}

/** What an env file says; undefined where it can't be read, with its state. */
export function readEnvFile(
  files: Files,
  path: ProjectPath,
  report: Report,
  options: { readonly known?: Variables; readonly raw?: boolean } = {},
): Dotenv | 'absent' | 'unknown' {
  const state = files.read(path);
  if (state.state === 'unknown') report.waiting = true;
  if (state.state !== 'known') return state.state === 'unknown' ? 'unknown' : 'absent';
  const read = options.raw ? readRawEnv(state.text) : readDotenv(state.text, options.known);
  for (const { code, message, span } of read.errors) report.refuse(code, message, { file: path, span });
  return read;
}

/** An environment with what an env file adds; what is known already wins. */
export function withEnvFile(
  files: Files,
  path: ProjectPath,
  report: Report,
  known: ProjectEnvironment,
): ProjectEnvironment | 'absent' | 'unknown' {
  const read = readEnvFile(files, path, report, { known: known.values });
  if (read === 'absent' || read === 'unknown') return read;
  const own = new Map(read.entries.map((entry) => [entry.name, entry]));
  const added = [...own.values()].filter(({ name }) => !known.values.has(name));
  const set = added.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  const places = added.map(({ name, written, span }) => [name, { written, source: { file: path, span } }] as const);
  return { values: new Map([...known.values, ...set]), places: new Map([...known.places, ...places]) };
}

/** Keys without a value get that of the environment, if it is known there. */
export function withKnownValues(tree: Tree, { values, places }: ProjectEnvironment): Tree {
  if (tree.kind !== 'map') return tree;
  return mapValues(tree, (value, name): Tree => {
    const text = isNull(value) ? values.get(name) : undefined;
    return text === undefined ? value : valueFrom(value, text, places.get(name));
  });
}

function valueFrom(bare: Tree, text: string, place: { written: string; source: Source } | undefined): TreeScalar {
  return textAt(bare.layer, text, place ? { written: place.written, source: place.source } : {});
}
