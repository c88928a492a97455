import { folderOf, type ProjectPath } from '../workspace';
import { withEnvFile, type ProjectEnvironment } from './environment';
import { merge } from './merge';
import type { ComposeReader, Scope } from './reader';
import { below, root } from './rules';
import { at, itemsOf, mapAt, placeOf, textOf, type Layer, type Tree, type TreeMap, type TreeScalar } from './tree';

/** What a project has that another one can include. */
const sections = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'];

/** A file's own tree with what it includes; where both say something, its own wins (compose-spec, section 14). */
export function withIncluded(reader: ComposeReader, scope: Scope, own: TreeMap): TreeMap {
  const list = at(own, 'include');
  if (list && list.kind !== 'list') reader.report.refuse('INVALID_INCLUDE', '"include" is a list', list.layer);
  let model: TreeMap = { ...own, entries: new Map([...own.entries].filter(([key]) => key !== 'include')) };
  for (const item of itemsOf(own, 'include')) {
    const imported = includedProject(reader, scope, item);
    if (imported) model = under(reader, imported, model);
  }
  return model;
}

function under(reader: ComposeReader, imported: TreeMap, own: TreeMap): TreeMap {
  const entries = new Map(own.entries);
  for (const section of sections) {
    const entry = imported.entries.get(section);
    const local = own.entries.get(section);
    if (!entry) continue;
    const value = local ? merge(entry.value, local.value, reader.report, below(root, section)) : entry.value;
    entries.set(section, { key: local?.key ?? entry.key, value });
  }
  return { ...own, entries };
}

function includedProject(reader: ComposeReader, scope: Scope, item: Tree): TreeMap | undefined {
  const long = item.kind === 'scalar' ? mapAt(item.layer, { path: item }) : item;
  const paths = textsOf(at(long, 'path')).map((text) => includedPath(reader, scope, text));
  const [first] = paths;
  if (first === undefined || paths.includes(undefined)) return undefined;
  if (scope.trail.includes(first)) {
    const trail = [...scope.trail, first].join(' → ');
    reader.report.refuse('INCLUDE_CYCLE', `${first} includes itself: ${trail}`, item.layer);
    return undefined;
  }
  const written = textOf(long, 'project_directory');
  const folder = written === undefined ? folderOf(first) : reader.pathOf(written, scope.folder);
  const environment = environmentOf(reader, scope, folder, textsOf(at(long, 'env_file')));
  const readable = paths.flatMap((path) => path ?? []).filter((path) => canRead(reader, path, item.layer));
  return reader.project(readable, { folder, environment, trail: scope.trail });
}

/** A text stands for a list of it. */
function textsOf(tree: Tree | undefined): TreeScalar[] {
  const items = tree?.kind === 'list' ? tree.items : tree ? [tree] : [];
  return items.flatMap((item) => (item.kind === 'scalar' ? [item] : []));
}

function includedPath(reader: ComposeReader, scope: Scope, text: TreeScalar): ProjectPath | undefined {
  const { value, written, layer } = text;
  if (value === undefined) reader.report.gap(`${layer.file} includes ${written}, whose variables are not known`);
  else if (/^(https?|git|ssh|oci):|^git@|^github\.com\//.test(value))
    reader.report.gap(`${layer.file} includes ${value}, which is not in the project`);
  else return reader.pathOf(value, scope.folder);
  return undefined;
}

function canRead(reader: ComposeReader, path: ProjectPath, layer: Layer): boolean {
  const { state } = reader.files.read(path);
  if (state === 'absent')
    reader.report.warn({ code: 'INCLUDE_UNKNOWN', message: `${path} does not exist`, ...placeOf(layer) });
  return reader.canRead(path);
}

/** Its env files, or the `.env` of its folder, below what is known already. */
function environmentOf(
  reader: ComposeReader,
  scope: Scope,
  folder: ProjectPath | undefined,
  written: readonly TreeScalar[],
): ProjectEnvironment {
  const own = folder === undefined ? [] : [joined(folder, '.env')];
  const named = written.flatMap((text) =>
    text.value === undefined ? [] : (reader.pathOf(text.value, scope.folder) ?? []),
  );
  let environment = scope.environment;
  for (const path of written.length > 0 ? named : own) {
    const read = withEnvFile(reader.files, path, reader.report, environment);
    const layer = written[0]?.layer;
    if (read === 'absent' && layer) reader.report.refuse('ENV_FILE_UNKNOWN', `${path} does not exist`, layer);
    else if (typeof read !== 'string') environment = read;
  }
  return environment;
}

function joined(folder: ProjectPath, name: string): ProjectPath {
  return folder === '' ? name : `${folder}/${name}`;
}
