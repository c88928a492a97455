import { describeError } from '../core/errors';
import type { LiveProject } from './liveProject';
import type { ProjectView } from './projectView';
import { uriOfPath } from './uris';
import { refsWatcher, type Watcher } from './watching';

export interface SurroundingsOptions {
  /** Absent where the client can't watch a folder of our choice. */
  readonly watch: ((watchers: readonly Watcher[]) => void) | undefined;
  /** Told of a project whose answers are different by what was seen. */
  readonly seen: (live: LiveProject) => Promise<void>;
  readonly log: (message: string) => void;
}

/** What a session sees beside the files of its projects. No question waits for it: where it changes answers, the client is told. */
export class Surroundings {
  /** The production branches that projects were looked at with. */
  private readonly branches = new Map<LiveProject, string>();
  private readonly watched = new Set<string>();

  constructor(private readonly options: SurroundingsOptions) {}

  /** Looks around a project that was read, once for each production branch that its settings name. */
  answered(live: LiveProject, { project }: ProjectView): void {
    const { productionBranch } = project.settings;
    if (this.branches.get(live) === productionBranch) return;
    this.branches.set(live, productionBranch);
    this.look(live);
  }

  /** Looks again. */
  look(live: LiveProject): void {
    const done = live.observe().then(async (isDifferent) => {
      this.watch(live);
      if (isDifferent) await this.options.seen(live);
    });
    done.catch((error: unknown) => this.options.log(`Looking around a project failed: ${describeError(error)}`));
  }

  private watch({ refsFolder }: LiveProject): void {
    const { watch } = this.options;
    if (refsFolder === undefined || !watch || this.watched.has(refsFolder)) return;
    this.watched.add(refsFolder);
    watch([refsWatcher(uriOfPath(refsFolder))]);
  }
}
