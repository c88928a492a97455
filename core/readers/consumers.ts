/** Programs that take work from a queue, each as a person calls it. Several names are one where the programs do the same. */
const consumers: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['messenger:consume', /\bmessenger:consume(?:-messages)?\b/],
  ['enqueue:consume', /\benqueue:(?:consume|transport:consume)\b/],
  ['rabbitmq:consumer', /\brabbitmq:(?:multiple-)?consumer\b/],
  ["Laravel's queue", /\bartisan\s+(?:-\S+\s+)*(?:queue:(?:work|listen)|horizon)\b/],
  ["Drupal's queue", /\bdrush\b.*\b(?:queue[:-]run|advancedqueue:queue:process)\b/],
  ['a Celery worker', /\bcelery\b.*\bworker\b/],
  ['Celery beat', /\bcelery\b.*\bbeat\b/],
  ['RQ', /\brq\s+worker\b|\brqworker\b/],
  ['Dramatiq', /\bdramatiq\b/],
  ['arq', /(?:^|[\s/])arq\s/],
  ['Huey', /\brun_huey\b|\bhuey_consumer\b/],
  ['Sidekiq', /\bsidekiq\b/],
  ['Resque', /\bresque:work\b/],
  ['GoodJob', /\bgood_job\b/],
  ['Solid Queue', /\bbin\/jobs\b|\bsolid_queue:start\b/],
  ['Delayed Job', /\bjobs:work\b|\bdelayed_job\b/],
];

/** Characters of a command; what is longer is no command of a person. */
const lengthLimit = 4096;

/** What a command takes work with; several where it runs several, none where it is no consumer that we know. */
export function consumersIn(command: string): string[] {
  const text = command.slice(0, lengthLimit);
  const known = consumers.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  return known.length > 0 ? known : ownConsumer(text);
}

/** A console command of the project's own whose name says that it consumes: `app:kafka:consume`. */
function ownConsumer(command: string): string[] {
  const name = /\b(?:bin\/console|artisan|symfony\s+console)\s+(?:-\S+\s+)*([a-z][\w-]*(?::[\w-]+)+)/.exec(
    command,
  )?.[1];
  return name !== undefined && /consum|worker|queue/.test(name) ? [name] : [];
}
