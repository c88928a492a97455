import type { Environment, ServiceState, StackService, Status } from '../environment';
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
  const found = listed === undefined ? undefined : servicesIn(listed);
  return new Map(environments.map((environment) => [environment.id, statusOf(environment, found)]));
}

function ask(docker: Docker, repositoryKey: string, signal: AbortSignal | undefined): Promise<string | undefined> {
  const format = `{{.Label "${labels.environment}"}}\t{{.Label "com.docker.compose.service"}}\t{{.State}}\t{{.Status}}`;
  // Docker that is not installed answers as little as one that is not running.
  return docker
    .ask(['ps', '--all', '--filter', `label=${labels.repository}=${repositoryKey}`, '--format', format], {
      signal,
      timeout: 5000,
    })
    .catch(() => undefined);
}

type Services = Map<string, ServiceState>;

/** By environment id. */
function servicesIn(listed: string): ReadonlyMap<string, Services> {
  const found = new Map<string, Services>();
  for (const line of listed.split('\n')) {
    const [id, service, state = '', words = ''] = line.split('\t');
    if (!id || !service) continue;
    found.set(id, (found.get(id) ?? new Map<string, ServiceState>()).set(service, serviceState(state, words)));
  }
  return found;
}

/** @param words Docker's own: "Up 2 minutes (health: starting)" */
function serviceState(state: string, words: string): ServiceState {
  if (state === 'paused') return 'paused';
  if (state !== 'running') return words.startsWith('Exited (0)') ? 'ended' : 'stopped';
  if (words.includes('(unhealthy)')) return 'unhealthy';
  return words.includes('(health: starting)') ? 'starting' : 'running';
}

function statusOf({ id, stack }: Environment, found: ReadonlyMap<string, Services> | undefined): Status {
  if (!stack || stack.services.length === 0) return { state: 'codeOnly' };
  if (!found) return { state: 'unknown', reason: 'Docker does not answer' };
  const ran = found.get(id) ?? new Map<string, ServiceState>();
  const once = new Set(stack.services.flatMap((service) => (service.once ? [service.name] : [])));
  // A database that was stopped ends as well as what has done its work.
  const services = new Map(
    [...ran].map(([name, state]) => [name, state === 'ended' && !once.has(name) ? 'stopped' : state]),
  );
  const stateOf = ({ name }: StackService) => services.get(name) ?? 'stopped';
  const isDone = ({ name }: StackService) => once.has(name) && (services.get(name) ?? 'ended') === 'ended';
  const wanted = stack.services.filter((service) => service.stopped === undefined && !isDone(service)).map(stateOf);
  return { state: summary(wanted, stack.services.map(stateOf)), services };
}

/** @param wanted those that start with the others; without them it does not run, whatever else was started */
function summary(
  wanted: readonly ServiceState[],
  all: readonly ServiceState[],
): 'running' | 'stopped' | 'partly' | 'paused' {
  if (wanted.length > 0 && wanted.every(isUp)) return 'running';
  if (all.some(isUp)) return 'partly';
  return all.includes('paused') ? 'paused' : 'stopped';
}

function isUp(state: ServiceState): boolean {
  return state === 'running' || state === 'starting' || state === 'unhealthy';
}
