import { Disposable, window, workspace } from 'vscode';
import { titleOf } from '../core/environments/environment';
import { IdleWatch } from '../core/environments/idle';
import type { EnvironmentProvider } from '../core/environments/provider';
import { describeError } from '../core/errors';
import type { Settings } from '../core/settings';
import { applyWithProgress } from './progress';
import type { Services } from './services';

/** Milliseconds between two looks: there is no event for what is not used. */
const between = 60_000;

/** Pauses environments that nobody has used for the minutes of the setting, and says so. Where it is off, nothing is asked. */
export function pauseIdle(services: Services): Disposable {
  const watches = new Map<string, IdleWatch>();
  let isLooking = false;
  const look = async () => {
    if (isLooking || !workspace.isTrusted) return;
    isLooking = true;
    try {
      for (const { folder, project, environments } of await services.projects.list()) {
        if (environments.state !== 'known' || project.settings.environments.idleMinutes <= 0) continue;
        const watch = watches.get(folder) ?? new IdleWatch();
        watches.set(folder, watch);
        await pauseIn(environments.provider, project.settings, watch, services);
      }
    } catch (error) {
      // Another window may be at work, or Docker does not answer: the next look tells.
      services.log.info(describeError(error));
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), between);
  return new Disposable(() => clearInterval(timer));
}

async function pauseIn(
  provider: EnvironmentProvider,
  { environments: { idleMinutes } }: Settings,
  watch: IdleWatch,
  services: Services,
): Promise<void> {
  for (const id of watch.look(await provider.usages(), idleMinutes, new Date())) {
    const environment = (await provider.list()).find((it) => it.id === id);
    if (!environment) continue;
    await applyWithProgress(await provider.planChange(id, { kind: 'pause' }), provider, services);
    void offerToResume(`${titleOf(environment)} was paused: nobody used it for ${idleMinutes} minutes.`, async () =>
      applyWithProgress(await provider.planChange(id, { kind: 'resume' }), provider, services),
    );
  }
}

async function offerToResume(message: string, resume: () => Promise<void>): Promise<void> {
  if ((await window.showInformationMessage(message, 'Resume')) === 'Resume') await resume();
}
