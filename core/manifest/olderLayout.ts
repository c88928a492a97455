import { asSequence, asText, pairAt, sourceIn, type YamlNode } from '../yaml';
import { parseYamlText } from '../yaml/documents';
import type { Files, ProjectPath } from '../workspace';
import { entriesOfMap } from './entries';
import { Includes } from './includes';
import type { Manifest, ManifestEntry, ManifestFile } from './manifest';

/** The files of the platform's older layout, one application a folder. */
export type OlderLayout = Omit<Manifest, 'layout' | 'ignored' | 'shadowed' | 'surroundings'>;

const applicationFile = '.platform.app.yaml';
const folder = '.platform';

/** Folders that are looked into for applications, below the project's root. */
const depth = 2;
const foreign = /^(\.|node_modules$|vendor$)/;

/** Reads `.platform.app.yaml` of every folder and `.platform/{applications,services,routes}.yaml`. Never throws. */
export function readOlderLayout(files: Files): OlderLayout {
  const reader = new Reader(files);
  const { includes } = reader;
  const [applications, services, routes] = [
    reader.read(`${folder}/applications.yaml`, (file) => includes.inApplications(file)),
    reader.read(`${folder}/services.yaml`),
    reader.read(`${folder}/routes.yaml`),
  ];
  const inFolders = reader.applicationFiles();
  const found = [applications, services, routes, ...inFolders].filter((file) => file !== undefined);
  return {
    state: reader.waiting || includes.waiting ? 'unknown' : found.length > 0 ? 'known' : 'absent',
    files: found,
    included: includes.included,
    broken: includes.broken,
    applications: [...inFolders.flatMap(applicationOf), ...(applications ? applicationsOf(applications) : [])],
    services: services ? entriesOfMap(services.path, services.document.root) : [],
    routes: routes ? entriesOfMap(routes.path, routes.document.root) : [],
  };
}

class Reader {
  waiting = false;
  readonly includes: Includes;

  constructor(private readonly files: Files) {
    this.includes = new Includes(files);
  }

  read(
    path: ProjectPath,
    expand = (file: ManifestFile): ManifestFile => this.includes.inFile(file),
  ): ManifestFile | undefined {
    const state = this.files.read(path);
    if (state.state === 'unknown') this.waiting = true;
    return state.state === 'known' ? expand({ path, document: parseYamlText(state.text) }) : undefined;
  }

  applicationFiles(): ManifestFile[] {
    return this.foldersBelow('', depth).flatMap((path) => {
      const names = this.files.list(path);
      if (!names) this.waiting = true;
      return names?.includes(applicationFile)
        ? (this.read(path === '' ? applicationFile : `${path}/${applicationFile}`) ?? [])
        : [];
    });
  }

  private foldersBelow(path: ProjectPath, levels: number): ProjectPath[] {
    if (levels === 0) return [path];
    const names = this.files.folders(path);
    if (!names) this.waiting = true;
    const below = (names ?? []).filter((name) => !foreign.test(name));
    return [path, ...below.flatMap((name) => this.foldersBelow(path === '' ? name : `${path}/${name}`, levels - 1))];
  }
}

/** One application fills the file; its name is the value of `name`. */
function applicationOf({ path, document }: ManifestFile): ManifestEntry[] {
  const at = path.lastIndexOf('/');
  return named(path, document.root, at < 0 ? '' : path.slice(0, at));
}

/** A map of names, or a list of applications that say theirs. */
function applicationsOf(file: ManifestFile): ManifestEntry[] {
  const list = asSequence(file.document.root);
  return list ? list.items.flatMap((item) => named(file.path, item, '')) : entriesOfMap(file.path, file.document.root);
}

function named(file: ProjectPath, node: YamlNode | undefined, root: ProjectPath): ManifestEntry[] {
  const pair = pairAt(node, 'name');
  const name = asText(pair?.value);
  if (!pair?.value || name === undefined) return [];
  return [{ name, file, pair, node, source: sourceIn(file, pair.value), folder: root }];
}
