import type { Ability } from '../core/environments/abilities';
import type { Change } from '../core/environments/provider';
import { chooseEnvironment } from './choose';
import { applyWithProgress } from './progress';
import type { Services } from './services';

/** Starts, stops, pauses or resumes the environment that a command is about. */
export async function changeEnvironment(
  services: Services,
  argument: unknown,
  kind: Extract<Ability & Change['kind'], 'start' | 'stop' | 'pause' | 'resume'>,
  title: string,
): Promise<void> {
  const { provider, environment } = await chooseEnvironment(services.projects, argument, title, kind);
  await applyWithProgress(await provider.planChange(environment.id, { kind }), provider, services);
}
