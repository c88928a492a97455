import { pairAt } from '../yaml';
import { parseYamlText, unreadDocument } from '../yaml/documents';
import type { Files, ProjectPath } from '../workspace';
import { entriesOfMap } from './entries';
import { Includes } from './includes';
import type { Manifest, ManifestEntry, ManifestFile } from './manifest';
import { readOlderLayout } from './olderLayout';
import { strayFiles } from './strayFiles';
import { noSurroundings, readSurroundings } from './surroundings';

const folder = '.upsun';

/** Reads what a project declares. Never throws; what can't be read is an error of its file. */
export function readManifest(files: Files): Manifest {
  const current = readCurrent(files);
  const older = readOlderLayout(files);
  if (current.state !== 'absent' || current.ignored.length > 0 || older.state === 'absent')
    return { ...current, shadowed: older.files.map(({ path }) => path) };
  return { ...older, layout: 'older', ignored: [], shadowed: [], surroundings: noSurroundings };
}

/** The first-level files of `.upsun/`. */
function readCurrent(files: Files): Manifest {
  const names = files.list(folder);
  if (!names) return { ...nothing, state: 'unknown' };
  const read = names.filter((name) => name.endsWith('.yaml')).map((name) => readFile(files, `${folder}/${name}`));
  const includes = new Includes(files);
  const known = read.filter((file) => typeof file !== 'string').map((file) => includes.inManifest(file));
  const wrongEnding = names.filter((name) => name.endsWith('.yml')).map((name) => `${folder}/${name}`);
  const waiting = read.includes('unknown') || includes.waiting;
  const stray = strayFiles(files, folder).filter((path) => !includes.named(path));
  const applications = entriesOf(known, 'applications');
  return {
    ...nothing,
    state: waiting ? 'unknown' : known.length > 0 ? 'known' : 'absent',
    files: known,
    included: includes.included.filter(({ path }) => !known.some((file) => file.path === path)),
    broken: includes.broken,
    ignored: [...wrongEnding, ...stray],
    applications,
    services: entriesOf(known, 'services'),
    routes: entriesOf(known, 'routes'),
    surroundings: readSurroundings(files, applications),
  };
}

const nothing: Manifest = {
  state: 'absent',
  layout: 'upsun',
  files: [],
  included: [],
  broken: [],
  ignored: [],
  shadowed: [],
  applications: [],
  services: [],
  routes: [],
  surroundings: noSurroundings,
};

function readFile(files: Files, path: ProjectPath): ManifestFile | 'unknown' | 'absent' {
  const found = files.read(path);
  if (found.state === 'unknown' || found.state === 'absent') return found.state;
  if (found.state === 'unreadable')
    return { path, document: unreadDocument('', 'UNREADABLE', `This file can't be read: ${found.reason}`) };
  return { path, document: parseYamlText(found.text) };
}

function entriesOf(files: readonly ManifestFile[], section: string): ManifestEntry[] {
  return files.flatMap(({ path, document }) => entriesOfMap(path, pairAt(document.root, section)?.value));
}
