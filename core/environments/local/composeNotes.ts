import type { ComposeProject } from '../../compose/compose';
import type { PlannedService } from './composePorts';
import { lineOf } from './isolation/ground';

/** What people should know of the services of a branch: which do not start and why, and what is different in it. */
export function notesOf(compose: ComposeProject, services: readonly PlannedService[]): string[] {
  const running = services.filter(({ service }) => service.active);
  const stopped = running.flatMap(({ service, stopped: why }) =>
    why === undefined
      ? []
      : [`${service.name} starts stopped, because it ${why} and would work on the clone of a queue.`],
  );
  const inactive = services
    .filter(({ service }) => !service.active)
    .map(({ service: { name, profiles }, refusals: [refusal] }) =>
      refusal
        ? `${name} (profile ${profiles.join(', ')}) can't be started in the branch: ${refusal.what} (${lineOf(compose, refusal.source)}).`
        : `${name} is not started: only the profile ${profiles.join(' or ')} starts it.`,
    );
  const open = running.flatMap(({ service }) =>
    service.ports.some(({ target }) => target === undefined)
      ? [`A port of ${service.name} depends on a variable that is not known here, and is not published.`]
      : [],
  );
  return [...stopped, ...inactive, ...open, ...running.flatMap(({ notes }) => notes)];
}
