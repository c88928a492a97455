import { window } from 'vscode';
import type { EnvironmentProvider } from '../core/environments/provider';

/** The same provider, whose view shows that something is being planned: git and Docker are asked, which may take a moment. */
export function showPlanning(provider: EnvironmentProvider): EnvironmentProvider {
  return {
    ...provider,
    planReproduce: () => shown(provider.planReproduce()),
    planChange: (...asked) => shown(provider.planChange(...asked)),
    planData: (...asked) => shown(provider.planData(...asked)),
    planCode: (...asked) => shown(provider.planCode(...asked)),
    planRehearsal: (...asked) => shown(provider.planRehearsal(...asked)),
    planAnswer: (...asked) => shown(provider.planAnswer(...asked)),
    planRemove: (...asked) => shown(provider.planRemove(...asked)),
  };
}

async function shown<Planned>(plan: Promise<Planned>): Promise<Planned> {
  return window.withProgress({ location: { viewId: 'parity.environments' } }, () => plan);
}
