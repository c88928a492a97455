import { parseImageReference } from '../../../compose/imageReference';
import type { ComposeProject, ComposeService } from '../../../compose/compose';
import type { Manifest } from '../../../manifest/manifest';
import { backgroundJobs } from '../../../readers/background';
import { commandText } from '../../../readers/commandText';
import { consumersIn } from '../../../readers/consumers';
import { meaningOf } from '../../../readers/images';

/** Programs that do something at a time of day. */
const schedulers =
  /\b(?:crond?|supercronic|schedule:(?:work|run)|scheduler:run|celery\b.*\bbeat|go-crond|clockwork|whenever)\b/;

/** Words in the names of services that work by themselves. */
const names =
  /(?:^|[-_.])(?:workers?|consumers?|queues?|schedulers?|crons?|cronjobs?|jobs|celery|beat|sidekiq|horizon|messenger)(?:$|[-_.\d])/i;

/**
 * The services that act without being asked, with the reason for it. In a branch they start stopped: queues are cloned, so that they would
 * do the parent's work a second time.
 */
export function workers(compose: ComposeProject, manifest: Manifest): ReadonlyMap<string, string> {
  const declared = new Set(
    backgroundJobs(manifest, 'workers').flatMap(({ application, name }) => [name, `${application}-${name}`]),
  );
  return new Map(
    compose.services.flatMap((service) => {
      const reason = reasonOf(service, declared);
      return reason === undefined ? [] : [[service.name, reason] as const];
    }),
  );
}

function reasonOf(service: ComposeService, declared: ReadonlySet<string>): string | undefined {
  const command = `${commandText(service.entrypoint)} ${commandText(service.command)}`;
  const [consumer] = consumersIn(command);
  if (consumer !== undefined) return `runs ${consumer}`;
  if (schedulers.test(command)) return 'runs commands by the clock';
  if (isServer(service)) return undefined;
  if (declared.has(service.name)) return `stands for the worker "${service.name}" of the manifest`;
  return names.test(service.name) ? 'has the name of a worker' : undefined;
}

/** A broker that is called `queue` holds the queue, and takes nothing from it. */
function isServer({ image }: ComposeService): boolean {
  const reference = parseImageReference(image?.value ?? '');
  const kind = reference && meaningOf(reference).kind;
  return kind === 'service' || kind === 'tool';
}
