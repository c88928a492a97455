import type { Neighbours } from './entryRule';

/** Says of a name that leads to no application or service that it is a worker's, as it is deployed: `app--queue`. */
export function workerCalled(name: string, { applications }: Neighbours): string | undefined {
  const [application = '', worker = ''] = name.split('--');
  return worker !== '' && applications.has(application) ? `"${name}" is a worker of "${application}"` : undefined;
}
