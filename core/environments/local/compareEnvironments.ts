import type { EnvironmentComparison } from '../../comparison/comparison';
import { compareSetups, type SetupComparison } from '../../comparison/setup';
import { CancelledError, UserError } from '../../errors';
import { loadProject } from '../../loadProject';
import type { CompareOptions } from '../provider';
import { commitDistance } from './commitDistance';
import { sideOf, type Side } from './comparedSide';
import { compareDatabases, notComparedDatabases } from './databases/compare';
import { readDatabases } from './databases/read';
import type { DatabaseReading } from './databases/reading';
import { dockerState } from './dockerState';
import type { PlanContext } from './planContext';

/** Reads both environments and compares what can be read. Throws a `UserError` where one of them is not there, or both are the same. */
export async function compareEnvironments(
  context: PlanContext,
  before: string,
  after: string,
  options: CompareOptions = {},
): Promise<EnvironmentComparison> {
  if (before === after)
    throw new UserError('An environment does not differ from itself.', 'Choose two different ones.');
  const [one, other] = await Promise.all([sideOf(context, before), sideOf(context, after)]);
  options.report?.('Reading the files of both');
  const [setup, commits] = await Promise.all([
    setupOf(context, one, other),
    commitDistance(context.repository.git, one.commit, other.commit),
  ]);
  if (options.signal?.aborted) throw new CancelledError();
  const databases = await databasesOf(context, one, other, options);
  return { before: shown(one), after: shown(other), commits, setup, databases };
}

function shown({ id, title, commit, uncommitted }: Side): EnvironmentComparison['before'] {
  return { id, title, commit, uncommitted };
}

async function setupOf({ settings }: PlanContext, before: Side, after: Side): Promise<SetupComparison> {
  const [one, other] = await Promise.all([loadProject(before.files, settings), loadProject(after.files, settings)]);
  return compareSetups(one, other);
}

async function databasesOf(
  context: PlanContext,
  before: Side,
  after: Side,
  options: CompareOptions,
): Promise<EnvironmentComparison['databases']> {
  const docker = await dockerState(context.exec, options.signal);
  const isReady = docker.state === 'ok';
  const read = (side: Side) => (isReady ? readSide(context, side, options) : undefined);
  const [one, other] = await Promise.all([read(before), read(after)]);
  if (one && other)
    return {
      compared: readOnBoth(one, other),
      differences: compareDatabases(one, other),
      notCompared: notComparedDatabases(one, other, [before.title, after.title]),
    };
  const reasons = isReady ? [before, after].flatMap(whyNot) : [docker.reason.replace(/\.$/, '')];
  return { compared: 0, differences: [], notCompared: reasons.map((reason) => ({ reason })) };
}

async function readSide(
  { tools }: PlanContext,
  { title, databases }: Side,
  { signal, report }: CompareOptions,
): Promise<DatabaseReading | undefined> {
  if ('reason' in databases) return undefined;
  report?.(`Reading the databases of ${title}`);
  const onRead = (service: string) => report?.(`Read ${service} of ${title}`);
  return readDatabases(tools.docker, databases.project, { services: databases.services, signal, onRead });
}

function whyNot({ databases }: Side): string[] {
  return 'reason' in databases ? [databases.reason] : [];
}

function readOnBoth(before: DatabaseReading, after: DatabaseReading): number {
  const read = (reading: DatabaseReading) =>
    reading.servers.flatMap(({ service, state }) => (state === 'read' ? [service] : []));
  const there = new Set(read(after));
  return read(before).filter((service) => there.has(service)).length;
}
