import { setTimeout as delay } from 'node:timers/promises';
import { titleOf } from '../../../drift/engines';
import { describeError } from '../../../errors';
import type { Exec } from '../../../exec';
import { plainLine } from '../../../lines';
import type { ServerLocks } from '../../rehearsal';
import type { Docker } from '../docker';
import type { Server } from '../databases/servers';
import { LockLooks } from './lockLooks';
import { lockQueries, type LockQueries } from './lockQueries';
import { endMarked, markedAs } from './marked';

/** Seconds between two looks. */
const pause = 0.2;

/** Statements as they come for the client of a server, until one of the two ends. */
function looking({ client }: LockQueries): string {
  return `while printf '%s\\n' "$1"; do sleep ${pause}; done | (\n${client}\n)`;
}

export interface LockWatch {
  /** Ends looking, and tells what was seen. */
  end(): Promise<ServerLocks>;
}

/**
 * Looks at the locks of a server again and again, from its first answer on.
 * @param databases whose tables are told by name
 * @param id of the rehearsal, by which `endWatch` finds what is left after a crash
 */
export async function watchLocks(
  { exec, docker }: { readonly exec: Exec; readonly docker: Docker },
  { service, engine, container, state }: Server,
  { databases, id, signal }: { databases: readonly string[]; id: string; signal: AbortSignal },
): Promise<LockWatch> {
  const name = { service, engine };
  const unknown = (reason: string): LockWatch => ({
    end: () => Promise.resolve({ ...name, state: 'unknown', reason }),
  });
  const queries = lockQueries.get(engine);
  if (!queries) return unknown(`the locks of ${titleOf(engine)} can’t be read`);
  if (state !== 'running') return unknown('it does not run');
  const looks = new LockLooks(await tablesOf(docker, container, queries, databases, signal));
  let last = '';
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const onLine = (line: string) => {
    if (looks.add(line)) begin();
    else last = plainLine(line);
  };
  const args = ['exec', ...markedAs(markOf(id)), container, 'sh', '-c', looking(queries), 'sh', queries.look];
  const ended = exec('docker', args, { signal, onLine, linesOnly: true }).then(
    () => undefined,
    // What was seen until then counts; a cancel is heard by whoever runs the command.
    (error: unknown) => void (last ||= describeError(error)),
  );
  await Promise.race([begun, ended, delay(5000, undefined, { ref: false })]);
  return {
    async end() {
      await endWatch(docker, container, id);
      await ended;
      return looks.looks > 0 ? seen(name, looks) : { ...name, state: 'unknown', reason: last || 'it did not answer' };
    },
  };
}

/** Ends what looks at the locks of a server. */
export function endWatch(docker: Docker, container: string, id: string): Promise<void> {
  return endMarked(docker, container, markOf(id), 'leaves');
}

function markOf(id: string): string {
  return `locks-${id}`;
}

function seen(name: Pick<Server, 'service' | 'engine'>, { locks, looks, apart, tellsTables }: LockLooks): ServerLocks {
  const gap = `${titleOf(name.engine)} does not tell here which tables are locked as a whole.`;
  return { ...name, state: 'read', locks, looks, apart, ...(tellsTables ? {} : { gap }) };
}

/** Empty where locks say names themselves, and for what can't be asked: then no look succeeds either. */
async function tablesOf(
  docker: Docker,
  container: string,
  { tables }: LockQueries,
  databases: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (!tables) return new Map();
  const found = await Promise.all(
    databases.map(async (database) => {
      const args = ['exec', '--interactive', '--env', `${tables.variable}=${database}`, container];
      const options = { input: tables.query, signal, timeout: 30_000 };
      const printed = await docker.ask([...args, 'sh', '-c', tables.client], options);
      return (printed ?? '').split('\n').filter(Boolean).map(namedTable);
    }),
  );
  return new Map(found.flat());
}

function namedTable(line: string): readonly [key: string, name: string] {
  const { key, name } = JSON.parse(line) as { key: string; name: string };
  return [key, name];
}
