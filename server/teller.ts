import { describeError } from '../core/errors';
import type { Client } from './capabilities';
import type { OpenDocuments } from './documents';
import type { Door } from './door';
import type { LiveProject } from './liveProject';
import { newsBetween, type News } from './news';
import { emptyReport, type ProjectView } from './projectView';
import { needsOwnWatcher, watcherOf } from './watching';

interface Told {
  view: ProjectView | undefined;
  /** What the client changed since; it asks for these by itself. */
  readonly edited: Set<string>;
}

/** Tells a client what is different in its projects, once for each version of them. */
export class Teller {
  private readonly told = new Map<LiveProject, Told>();
  private readonly watched = new Set<string>();
  private readonly loggedFailures = new Set<string>();

  constructor(
    private readonly client: Client,
    private readonly documents: OpenDocuments,
    private readonly door: Door,
  ) {}

  /** The client itself changed a file of the project. */
  edited(live: LiveProject, uri: string): void {
    this.toldOf(live).edited.add(uri);
  }

  /** @param view the project as it is now */
  tell(live: LiveProject, view: ProjectView): void {
    const told = this.toldOf(live);
    if (told.view === view) return;
    const news = newsBetween(told.view, view);
    const unasked = [...news.files.keys()].filter((uri) => !told.edited.has(uri));
    const isFirst = told.view === undefined;
    told.view = view;
    told.edited.clear();
    this.logFailures(view);
    this.watch(view);
    if (!this.client.pullsDiagnostics) this.publish(news);
    else if (!isFirst && unasked.length > 0 && this.client.refreshesDiagnostics) this.door.refreshDiagnostics();
    // An editor that asked while the project was still being read has to ask again.
    if (isFirst || unasked.length > 0) this.refreshDecorations();
    if (news.badges) this.door.badgesChanged();
  }

  private refreshDecorations(): void {
    if (this.client.refreshesLenses) this.door.refreshLenses();
    if (this.client.refreshesHints) this.door.refreshHints();
    if (this.client.refreshesTokens) this.door.refreshTokens();
  }

  private toldOf(live: LiveProject): Told {
    const told = this.told.get(live) ?? { view: undefined, edited: new Set() };
    this.told.set(live, told);
    return told;
  }

  private publish(news: News): void {
    for (const [uri, report] of news.files)
      this.door.publish(uri, this.documents.get(uri)?.version, report ?? emptyReport);
  }

  private watch({ asked, addresses }: ProjectView): void {
    if (!this.client.relativePatterns) return;
    const uris = asked.filter(needsOwnWatcher).map((file) => addresses.uri(file));
    const fresh = uris.filter((uri) => !this.watched.has(uri));
    for (const uri of fresh) this.watched.add(uri);
    if (fresh.length > 0) this.door.watch(fresh.map(watcherOf));
  }

  private logFailures(view: ProjectView): void {
    for (const { code, error } of view.checked.failures) {
      const message = `The rule ${code} failed: ${describeError(error)}`;
      if (!this.loggedFailures.has(message)) this.door.log(message);
      this.loggedFailures.add(message);
    }
  }
}
