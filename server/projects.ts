import type { Day } from '../core/agreements';
import { withBuffers, noFiles } from '../core/buffers';
import { diskFiles } from '../core/diskFiles';
import { referenceTo } from '../core/environments/local/reference';
import { repositoryObserver } from '../core/environments/local/repositoryObserver';
import type { Exec } from '../core/exec';
import { isPartOfManifest, projectAbove, projectsBelow } from '../core/findProjects';
import type { Settings } from '../core/settings';
import type { FileLoader, ProjectPath } from '../core/workspace';
import type { OpenDocuments } from './documents';
import { LiveProject, type LiveProjectOptions } from './liveProject';
import type { Encoding } from './positions';
import { diskPath, loneManifest, pathIn, uriIn, uriOfPath } from './uris';

export interface ProjectsOptions {
  readonly documents: OpenDocuments;
  readonly encoding: Encoding;
  /** Given where git may be asked. */
  readonly exec: Exec | undefined;
  /** The editor's settings for a project, addressed by its root. */
  readonly settings: (rootUri: string) => Promise<Settings>;
  readonly watched: () => boolean;
  readonly today: () => Day;
}

/** A file in its project. */
export interface Place {
  readonly live: LiveProject;
  readonly file: ProjectPath;
}

/** The projects of a session: found from files and in workspace folders, kept as long as the session. */
export class Projects {
  private readonly byRoot = new Map<string, LiveProject>();
  private readonly above = new Map<string, Promise<string | undefined>>();
  private below: Promise<readonly string[]> | undefined;
  private folders: readonly string[] = [];

  constructor(private readonly options: ProjectsOptions) {}

  setFolders(uris: readonly string[]): void {
    this.folders = uris.map(diskPath).filter((path) => path !== undefined);
    this.forgetPlaces();
  }

  /** Every project in a workspace folder, and those of open documents. */
  async all(): Promise<readonly LiveProject[]> {
    const open = Promise.all(this.options.documents.all().map(({ uri }) => this.locate(uri)));
    const projects = [
      ...(await this.inFolders()).map((root) => this.onDisk(root)),
      ...(await open).flatMap((place) => place?.live ?? []),
    ];
    return [...new Set(projects)];
  }

  private inFolders(): Promise<readonly string[]> {
    this.below ??= Promise.all(this.folders.map((folder) => projectsBelow(folder, this.options.exec))).then((found) =>
      found.flat(),
    );
    return this.below;
  }

  /** The projects that were looked at so far. */
  get known(): readonly LiveProject[] {
    return [...this.byRoot.values()];
  }

  /** Where a document or file belongs; undefined where it is part of no project. A folder belongs as its project's file ''. */
  async locate(uri: string): Promise<Place | undefined> {
    const path = diskPath(uri);
    if (path === undefined) return this.locateLone(uri);
    const root = await this.rootOf(path);
    const file = root === undefined ? undefined : pathIn(root, path);
    return root === undefined || file === undefined ? undefined : { live: this.onDisk(root), file };
  }

  /** The content of a file or folder may be different. Answers the projects that may be different with it. */
  touch(uri: string): readonly LiveProject[] {
    const path = diskPath(uri);
    const touched: LiveProject[] = [];
    for (const [root, live] of this.byRoot) {
      const file = path === undefined ? this.loneFile(uri, root) : pathIn(root, path);
      if (file === undefined) continue;
      live.touch(file);
      touched.push(live);
    }
    return touched;
  }

  /** The projects whose production may be another one: a ref of their repository changed. */
  withRef(uri: string): readonly LiveProject[] {
    const path = diskPath(uri);
    return path === undefined
      ? []
      : this.known.filter(({ refsFolder }) => refsFolder !== undefined && pathIn(refsFolder, path) !== undefined);
  }

  /** A file or folder came or went. Where it is part of a manifest, the places of all files are found again. */
  reshape(uri: string): void {
    if (isPartOfManifest(diskPath(uri) ?? '')) this.forgetPlaces();
  }

  private forgetPlaces(): void {
    this.above.clear();
    this.below = undefined;
  }

  private rootOf(path: string): Promise<string | undefined> {
    const unsaved = manifestRoot(path);
    const known =
      this.above.get(path) ??
      projectAbove(path, this.folders).then((found) => found ?? this.openRoot(unsaved) ?? this.rootAround(path));
    this.above.set(path, known);
    return known;
  }

  /** The project whose applications are all below its root: nothing above the file tells of it. */
  private async rootAround(path: string): Promise<string | undefined> {
    return (await this.inFolders()).find((root) => pathIn(root, path) !== undefined);
  }

  /** The root of a manifest that is open and was never saved. */
  private openRoot(root: string | undefined): string | undefined {
    return root !== undefined &&
      this.options.documents.all().some(({ uri }) => manifestRoot(diskPath(uri) ?? '') === root)
      ? root
      : undefined;
  }

  /** Clients watch their workspace folders, and nothing tells of what lies elsewhere: a worktree, say. */
  private isInFolders(rootUri: string): boolean {
    const root = diskPath(rootUri);
    return root !== undefined && this.folders.some((folder) => pathIn(folder, root) !== undefined);
  }

  private onDisk(root: string): LiveProject {
    return (
      this.byRoot.get(root) ??
      this.add(root, uriOfPath(root), diskFiles(root), (uri) => pathOn(root, uri), this.gitOf(root))
    );
  }

  /** What git is asked for, where it may be. */
  private gitOf(root: string): Pick<LiveProjectOptions, 'observer' | 'reference'> | undefined {
    const { exec } = this.options;
    return exec && { observer: repositoryObserver(root, exec), reference: (name) => referenceTo(root, name, exec) };
  }

  private locateLone(uri: string): Place | undefined {
    const document = this.options.documents.get(uri);
    const lone = document && loneManifest(uri, document.languageId);
    if (!lone) return undefined;
    const live =
      this.byRoot.get(lone.root) ?? this.add(lone.root, lone.root, noFiles, (it) => this.loneFile(it, lone.root));
    return { live, file: lone.file };
  }

  private loneFile(uri: string, root: string): ProjectPath | undefined {
    const document = this.options.documents.get(uri);
    const lone = document && loneManifest(uri, document.languageId);
    return lone?.root === root ? lone.file : undefined;
  }

  private add(
    root: string,
    rootUri: string,
    loader: FileLoader,
    fileOf: (uri: string) => ProjectPath | undefined,
    git?: Pick<LiveProjectOptions, 'observer' | 'reference'>,
  ): LiveProject {
    const { documents, encoding, settings, watched, today } = this.options;
    const open = () => documents.all().flatMap(({ uri, text }) => entry(fileOf(uri), { uri, text }));
    const live = new LiveProject({
      loader: withBuffers(loader, () => new Map(open().map(([file, { text }]) => [file, text]))),
      addresses: { encoding, uri: (file) => open().find(([it]) => it === file)?.[1].uri ?? uriIn(rootUri, file) },
      settings: () => settings(rootUri),
      watched: () => watched() && this.isInFolders(rootUri),
      today,
      observer: git?.observer,
      reference: git?.reference,
    });
    this.byRoot.set(root, live);
    return live;
  }
}

function entry<T>(file: ProjectPath | undefined, value: T): [ProjectPath, T][] {
  return file === undefined ? [] : [[file, value]];
}

function pathOn(root: string, uri: string): ProjectPath | undefined {
  const path = diskPath(uri);
  return path === undefined ? undefined : pathIn(root, path);
}

function manifestRoot(path: string): string | undefined {
  return /^(.*)[\\/]\.upsun[\\/][^\\/]+\.yaml$/.exec(path)?.[1];
}
