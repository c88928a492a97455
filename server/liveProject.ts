import type { Day } from '../core/agreements';
import { nothingObserved, type Observed, type Observer } from '../core/observed';
import { keptByFiles } from '../core/keptByFiles';
import { readProject, type Project } from '../core/project';
import { projectSettings } from '../core/projectSettings';
import { defaultSettings, type Settings } from '../core/settings';
import type { Reference } from '../core/report/reference';
import { Snapshot, type FileLoader, type ProjectPath } from '../core/workspace';
import { ProjectView, type Addresses } from './projectView';

const settingsIn = keptByFiles(projectSettings);

/** Rounds of "read what was asked for, ask again"; a project that never stops asking answers with what is known then. */
const roundLimit = 50;

export interface LiveProjectOptions {
  readonly loader: FileLoader;
  readonly addresses: Addresses;
  readonly settings: () => Promise<Settings>;
  readonly today: () => Day;
  /** False where nobody tells about changes on the disk: then every question looks itself. */
  readonly watched: () => boolean;
  /** Given where programs may be run. */
  readonly observer: Observer | undefined;
  /** Reads the project at another commit; given where programs may be run. */
  readonly reference: ((name: string) => Promise<Reference>) | undefined;
}

/** One project kept up to date: read again only as far as its files changed, and only when somebody asks. */
export class LiveProject {
  private readonly snapshot = new Snapshot();
  private readonly touched = new Set<ProjectPath>();
  private reconfigured = true;
  private settings = defaultSettings;
  private current: ProjectView | undefined;
  private running: Promise<ProjectView> | undefined;
  private observed: Observed = nothingObserved;
  private looking: Promise<boolean> = Promise.resolve(false);
  private nextLook: Promise<boolean> | undefined;

  constructor(private readonly options: LiveProjectOptions) {}

  /** A file or folder of the project may have changed. */
  touch(path: ProjectPath): void {
    this.touched.add(path);
  }

  /** The settings may have changed. */
  reconfigure(): void {
    this.reconfigured = true;
  }

  /** Something beside the files was seen. True where it is different from before. */
  see(seen: Observed): boolean {
    const observed = { ...this.observed, ...seen };
    const isDifferent = JSON.stringify(observed.running) !== JSON.stringify(this.observed.running);
    if (observed.deployed === this.observed.deployed && !isDifferent) return false;
    this.observed = observed;
    return true;
  }

  /** The project at other commits: branches, tags or commits by their names. */
  references(names: readonly string[]): Promise<readonly Reference[]> {
    const { reference } = this.options;
    const restricted = (name: string) =>
      Promise.resolve({ name, state: 'unknown' as const, reason: 'git is asked in trusted workspaces alone' });
    return Promise.all(names.map(reference ?? restricted));
  }

  /** What changes where something beside the files does. */
  get refsFolder(): string | undefined {
    return this.options.observer?.refsFolder;
  }

  /**
   * Looks at what files don't tell, one look after the other. No question waits for it: what it sees is in the next answer.
   * True where that is different.
   */
  observe(): Promise<boolean> {
    // A look that failed keeps nobody from the next.
    return (this.nextLook ??= this.looking
      .catch(() => false)
      .then(() => {
        this.nextLook = undefined;
        return (this.looking = this.look());
      }));
  }

  private async look(): Promise<boolean> {
    const { project } = await this.view();
    const seen = await this.options.observer?.look(project.settings);
    return seen !== undefined && this.see({ deployed: seen.deployed });
  }

  /** The project as it is now. The same object while nothing has changed; never one older than the last change told. */
  view(): Promise<ProjectView> {
    if (!this.options.watched()) this.touch('');
    return (this.running ??= this.refresh().finally(() => (this.running = undefined)));
  }

  private async refresh(): Promise<ProjectView> {
    let view = await this.refreshOnce();
    while (this.touched.size > 0 || this.reconfigured || view.project.observed !== this.observed)
      view = await this.refreshOnce();
    return view;
  }

  private async refreshOnce(): Promise<ProjectView> {
    const reconfigured = this.reconfigured;
    this.reconfigured = false;
    if (reconfigured) this.settings = await this.options.settings();
    for (const path of this.touched) this.snapshot.refresh(path);
    this.touched.clear();
    const changed = await this.snapshot.load(this.options.loader);
    const today = this.options.today();
    const { current } = this;
    if (current?.project.today === today && current.project.observed === this.observed && !changed && !reconfigured)
      return current;
    return (this.current = await this.read(today));
  }

  private async read(today: Day): Promise<ProjectView> {
    const observed = this.observed;
    const ask = (): Project =>
      readProject(this.snapshot, settingsIn(this.snapshot, this.settings).settings, today, observed);
    let project = ask();
    for (let round = 0; round < roundLimit && (await this.snapshot.load(this.options.loader)); round++) project = ask();
    return new ProjectView(project, this.options.addresses, this.snapshot.paths);
  }
}
