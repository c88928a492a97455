import type { Environment, StackService, Status } from '../environment';
import { labels, type Docker } from './docker';

/** What runs of each environment, by one call for all of them. */
export async function statuses(
  environments: readonly Environment[],
  docker: Docker,
  repositoryKey: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Status>> {
  const withStack = environments.filter(({ stack }) => stack);
  const listed = withStack.length === 0 ? '' : await ask(docker, repositoryKey, signal);
  const running = runningServices(listed ?? '');
  return new Map(
    environments.map((environment) => [
      environment.id,
      statusOf(environment, listed === undefined ? undefined : running),
    ]),
  );
}

function ask(docker: Docker, repositoryKey: string, signal: AbortSignal | undefined): Promise<string | undefined> {
  const format = `{{.Label "${labels.environment}"}}\t{{.Label "com.docker.compose.service"}}\t{{.State}}`;
  // Docker that is not installed answers as little as one that is not running.
  return docker
    .ask(['ps', '--all', '--filter', `label=${labels.repository}=${repositoryKey}`, '--format', format], {
      signal,
      timeout: 5000,
    })
    .catch(() => undefined);
}

function runningServices(listed: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of listed.split('\n')) {
    const [id, service, state] = line.split('\t');
    if (id && service && state === 'running') found.set(id, (found.get(id) ?? new Set()).add(service));
  }
  return found;
}

function statusOf({ id, stack }: Environment, running: ReadonlyMap<string, ReadonlySet<string>> | undefined): Status {
  if (!stack || stack.services.length === 0) return { state: 'codeOnly' };
  if (!running) return { state: 'unknown', reason: 'Docker does not answer' };
  const isUp = ({ name }: StackService) => running.get(id)?.has(name) === true;
  const wanted = stack.services.filter(({ stopped, once }) => stopped === undefined && !once);
  if (wanted.length > 0 && wanted.every(isUp)) return { state: 'running' };
  return { state: stack.services.some(isUp) ? 'partly' : 'stopped' };
}
