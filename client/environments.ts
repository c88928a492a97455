import type { EnvironmentProvider } from '../core/environments/provider';
import { dockerState, type DockerState } from '../core/environments/local/dockerState';
import { openLocalProvider } from '../core/environments/local/localProvider';
import { exec, type Exec } from '../core/exec';
import type { Settings } from '../core/settings';
import { showPlanning } from './planning';
import type { EnvironmentsState } from './projectState';

/** The providers of the projects' folders. One that opened is kept: asking it again starts no more programs than it has to. */
export class Providers {
  private readonly opened = new Map<string, { readonly settings: string; readonly provider: EnvironmentProvider }>();

  constructor(private readonly log: (line: string) => void) {}

  async of(folder: string, settings: Settings): Promise<EnvironmentProvider> {
    const key = JSON.stringify(settings);
    const found = this.opened.get(folder);
    if (found?.settings === key) return found.provider;
    const provider = showPlanning(await openLocalProvider({ folder, settings, exec, log: this.log }));
    this.opened.set(folder, { settings: key, provider });
    return provider;
  }

  forget(): void {
    this.opened.clear();
  }
}

/** Whether Docker can be used. Once it can, it is asked again only when it does not answer. */
export class DockerMemory {
  private last: Promise<DockerState> | undefined;

  constructor(private readonly run: Exec) {}

  state(): Promise<DockerState> {
    return (this.last ??= dockerState(this.run));
  }

  /** After an answer that was not given. */
  askAgain(): Promise<DockerState> {
    this.forget();
    return this.state();
  }

  forget(): void {
    this.last = undefined;
  }
}

type Readings = Omit<Extract<EnvironmentsState, { state: 'known' }>, 'state' | 'provider' | 'read'>;

/** Everything that is known of a repository's environments now. */
export async function readEnvironments(provider: EnvironmentProvider, docker: DockerMemory): Promise<Readings> {
  const [production, local, states, before] = await Promise.all([
    provider.production(),
    provider.local(),
    provider.states(),
    docker.state(),
  ]);
  const isSilent = before.state !== 'ok' || states.some(({ status }) => status.state === 'unknown');
  return { production, local, states, docker: isSilent ? await docker.askAgain() : before };
}
