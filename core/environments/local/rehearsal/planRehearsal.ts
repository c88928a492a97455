import { randomUUID } from 'node:crypto';
import { UserError } from '../../../errors';
import { localId } from '../../name';
import type { Plan } from '../../plan';
import type { Rehearsal, RehearsalRequest } from '../../rehearsal';
import { planSnapshot } from '../data/planSnapshot';
import { dataOwner, type LocalDataOwner } from '../dataOwner';
import { isReadable } from '../databases/read';
import { serversOf } from '../databases/servers';
import { dockerState } from '../dockerState';
import { step, type PlanContext } from '../planContext';
import { chooseCommand } from './chooseCommand';
import { openRehearsals } from './openRehearsals';
import { rehearsable } from './rehearsable';

export interface PlannedRehearsal {
  readonly plan: Plan;
  readonly id: string;
  /** For `sh`. It may hold a password: neither plan nor journal has it. */
  readonly command: string;
}

/**
 * Keeps the data of an environment, then runs a command in one of its containers and looks at what it does. What it did stays until somebody
 * says whether it is kept. Throws a `UserError` where it can't be run, or where an earlier one waits for that.
 */
export async function planRehearsal(
  context: PlanContext,
  ownerId: string,
  request: RehearsalRequest,
): Promise<PlannedRehearsal> {
  const docker = await dockerState(context.exec);
  if (docker.state !== 'ok') throw new UserError(docker.reason, docker.nextStep);
  const owner = await dataOwner(context, ownerId);
  await refuseOpen(context, owner);
  const { what, command, service } = chooseCommand(await rehearsable(context, owner), request);
  const started = new Date().toISOString();
  const snapshot = `before-rehearsal-${started.slice(0, 19).replace(/[T:]/g, '-')}`;
  const rehearsal: Rehearsal = { id: randomUUID(), owner: owner.id, what, service, snapshot, started };
  const [data, servers] = await Promise.all([
    planSnapshot(context, owner, snapshot),
    serversOf(context.tools.docker, owner.project),
  ]);
  const input = { rehearsal, project: owner.project };
  const read = servers.filter(isReadable).map((server) => server.service);
  const plan: Plan = {
    title: `Rehearse ${what} in ${owner.id}`,
    steps: [
      ...data.steps,
      step(
        'openRehearsal',
        'Note how to go back',
        { rehearsal },
        { touches: [context.tools.store.rehearsal(owner.id).entry] },
      ),
      {
        ...step('rehearse', `Run ${what} in ${service}`, input, {
          touches: [`${service} of ${owner.project}`, ...read],
        }),
        settles: true,
      },
    ],
    notes: [...notesOn(owner, snapshot, read), ...data.notes],
    ...(data.asks.length > 0 ? { asks: data.asks } : {}),
  };
  return { plan, id: rehearsal.id, command };
}

async function refuseOpen(context: PlanContext, { id }: LocalDataOwner): Promise<void> {
  const open = (await openRehearsals(context.tools)).find(({ owner }) => owner === id);
  if (open)
    throw new UserError(
      `${id} still has what ${open.what} did to its data in a rehearsal.`,
      'Keep it or rewind it first.',
    );
}

function notesOn({ id }: LocalDataOwner, snapshot: string, servers: readonly string[]): string[] {
  return [
    ...(id === localId
      ? ['This is your own data, not a clone: it is kept in a snapshot first. Rehearse in a branch to leave it alone.']
      : []),
    servers.length > 0
      ? `Schema, numbers of rows and locks of ${servers.join(', ')} are told afterwards.`
      : 'There is no database whose schema could be compared: only time and exit code are told.',
    `Afterwards you choose: keep what it did, or rewind to the snapshot ${snapshot}. Files outside of volumes are not rewound.`,
  ];
}
