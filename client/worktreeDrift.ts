import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Environment } from '../core/environments/environment';
import { badgesRequest, type Badges, type ProjectParams } from '../core/protocol';
import { atLeast } from '../core/severity';
import type { ServerConnection } from './languageClient';

/** How many differences there are between the local files of environments and their own manifests, as the server counts them. */
export class WorktreeDrift {
  private readonly counts = new Map<string, number | undefined>();
  private round = 0;
  private isNew = false;

  constructor(private readonly server: Pick<ServerConnection, 'ask'>) {}

  /** Undefined where it is not known, or not known yet. */
  of(environment: Environment): number | undefined {
    return this.counts.get(projectIn(environment));
  }

  /** Counts again, one after the other. Who asks meanwhile ends this round. @returns whether one is another than was returned before */
  async count(environments: readonly Environment[]): Promise<boolean> {
    const round = ++this.round;
    for (const folder of new Set(environments.filter(runsLocalFiles).map(projectIn))) {
      const params: ProjectParams = { uri: pathToFileURL(folder).href };
      const badges = await this.server.ask<Badges>(badgesRequest, params);
      if (round !== this.round) return false;
      const count = badges && countOf(badges);
      this.isNew ||= this.counts.get(folder) !== count;
      this.counts.set(folder, count);
    }
    const isNew = this.isNew;
    this.isNew = false;
    return isNew;
  }
}

/** The project's folder in the worktree of an environment. */
export function projectIn({ worktree, projectPath }: Environment): string {
  return join(worktree, projectPath);
}

/** What is made from the manifest runs as declared, whatever the Compose files beside it say. */
export function runsLocalFiles({ services }: Environment): boolean {
  return services === 'compose';
}

/** Hints are no differences that anybody has to look at. */
function countOf({ differences }: Badges): number {
  return differences.filter(({ severity }) => atLeast(severity, 'information')).length;
}
