import { UserError } from '../../../errors';
import { withoutSecrets } from '../../../secrets';
import type { ApplicationHook, Rehearsable, RehearsalRequest } from '../../rehearsal';

/** What runs where. */
export interface ChosenCommand {
  /** As it can be shown. */
  readonly what: string;
  /** For `sh`. */
  readonly command: string;
  readonly service: string;
}

/** What a request means where this can be rehearsed. Throws a `UserError` that says what there is. */
export function chooseCommand(there: Rehearsable, { command, service }: RehearsalRequest): ChosenCommand {
  if (there.services.length === 0)
    throw new UserError('No container runs in which it could be run.', 'Start it first.');
  if (command.kind === 'command') {
    if (command.text.trim() === '') throw new UserError('What to run is missing.', 'Write a command.');
    const where = runningIn(there, service ?? there.service);
    return { what: shortened(withoutSecrets(command.text)), command: command.text, service: where };
  }
  const hook = hookIn(there, command, service);
  const what = `the ${hook.hook} hook of ${hook.application}`;
  return { what, command: hook.command, service: runningIn(there, service ?? hook.service) };
}

function hookIn(
  { hooks }: Rehearsable,
  { hook, application }: Extract<RehearsalRequest['command'], { kind: 'hook' }>,
  service: string | undefined,
): ApplicationHook {
  const all = hooks.filter((it) => it.hook === hook && (application ?? it.application) === it.application);
  const ofService = all.filter((it) => it.service === service);
  const [only, ...others] = all.length > 1 && ofService.length > 0 ? ofService : all;
  if (!only)
    throw new UserError(
      `${application ?? 'No application'} has ${application === undefined ? 'a' : 'no'} ${hook} hook.`,
      'Say which command to run instead.',
    );
  if (others.length > 0)
    throw new UserError(
      `Several applications have a ${hook} hook: ${[only, ...others].map((it) => it.application).join(', ')}.`,
      'Say which one by the service that runs it.',
    );
  return only;
}

function runningIn({ services }: Rehearsable, service: string | undefined): string {
  if (service === undefined)
    throw new UserError(
      'It can’t be told which container runs the application.',
      `Choose the service: ${services.join(', ')}.`,
    );
  if (services.includes(service)) return service;
  throw new UserError(`${service} does not run.`, `Start it, or choose another service: ${services.join(', ')}.`);
}

/** One line, for titles. */
function shortened(command: string): string {
  const line = command.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
}
