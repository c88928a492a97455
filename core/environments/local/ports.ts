import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../errors';
import type { Environment, StackPort } from '../environment';
import { withLock } from '../lock';
import { writeWhole } from './store';

/** A port of a service that wants one on this machine. */
export interface PortWish {
  readonly service: string;
  readonly target: number;
  readonly protocol?: StackPort['protocol'] | undefined;
}

/** A port that was promised to an environment which is not registered yet. */
interface Lease {
  readonly port: number;
  /** Name of the Compose project. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Below what systems give to outgoing connections (32768 on Linux, 49152 elsewhere), above what servers use by themselves. */
const first = 20_000;
const count = 10_000;

/** Milliseconds that a plan may be looked at. */
const whilePlanned = 30 * 60_000;

/** Milliseconds that carrying out a plan may take. */
const whileApplied = 24 * 3_600_000;

/**
 * Chooses a port on this machine for each wish, and keeps them for the owner: none that an environment of any repository has, that was
 * promised to another plan, or that a program listens on now. The same wish gets the same port again where it is still free.
 * @param stateFolder the folder that all repositories of this machine share
 */
export function choosePorts(stateFolder: string, owner: string, wishes: readonly PortWish[]): Promise<number[]> {
  if (wishes.length === 0) return Promise.resolve([]);
  return withLeases(stateFolder, async (leases) => {
    const others = leases.filter((lease) => lease.owner !== owner);
    const taken = new Set([...(await recordedPorts(stateFolder, owner)), ...others.map(({ port }) => port)]);
    const chosen: number[] = [];
    for (const wish of wishes) {
      const port = await freePort(owner, wish, taken);
      taken.add(port);
      chosen.push(port);
    }
    return { answer: chosen, leases: [...others, ...chosen.map((port) => lease(port, owner, whilePlanned))] };
  });
}

/** Keeps chosen ports while their plan is carried out. Throws a `UserError` where another environment has got one in between. */
export function keepPorts(stateFolder: string, owner: string, ports: readonly number[]): Promise<void> {
  return withLeases(stateFolder, async (leases) => {
    const others = leases.filter((it) => it.owner !== owner);
    const taken = new Set([...(await recordedPorts(stateFolder, owner)), ...others.map(({ port }) => port)]);
    const lost = ports.find((port) => taken.has(port));
    if (lost !== undefined)
      throw new UserError(`Port ${lost} belongs to another environment by now.`, 'Plan it again: it gets another one.');
    return { answer: undefined, leases: [...others, ...ports.map((port) => lease(port, owner, whileApplied))] };
  });
}

/** What is promised to an owner is free again. */
export function releasePorts(stateFolder: string, owner: string): Promise<void> {
  return withLeases(stateFolder, (leases) =>
    Promise.resolve({ answer: undefined, leases: leases.filter((it) => it.owner !== owner) }),
  );
}

function lease(port: number, owner: string, time: number): Lease {
  return { port, owner, until: Date.now() + time };
}

/** The first free one from a place that depends on the wish alone. */
async function freePort(owner: string, wish: PortWish, taken: ReadonlySet<number>): Promise<number> {
  const name = `${owner} ${wish.service} ${wish.target}/${wish.protocol ?? 'tcp'}`;
  const start = createHash('sha256').update(name).digest().readUInt32BE(0) % count;
  for (let step = 0; step < count; step++) {
    const port = first + ((start + step) % count);
    if (!taken.has(port) && (await isFree(port, wish.protocol))) return port;
  }
  throw new UserError(`All ports from ${first} to ${first + count - 1} are in use.`, 'Remove some environments.');
}

/** On all addresses: Docker may publish other things there. */
function isFree(port: number, protocol: PortWish['protocol']): Promise<boolean> {
  return new Promise((resolve) => {
    if (protocol === 'udp') {
      const socket = createSocket('udp4');
      socket.once('error', () => resolve(false));
      socket.bind({ port, exclusive: true }, () => {
        socket.close(() => resolve(true));
      });
      return;
    }
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '0.0.0.0', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The ports of all environments of all repositories but the owner's. */
async function recordedPorts(stateFolder: string, owner: string): Promise<number[]> {
  const repositories = await readdir(stateFolder).catch(() => [] as string[]);
  const files = await Promise.all(
    repositories.map(async (name) => {
      const folder = join(stateFolder, name, 'environments');
      const names = await readdir(folder).catch(() => [] as string[]);
      return names.filter((it) => it.endsWith('.json')).map((it) => join(folder, it));
    }),
  );
  return (await Promise.all(files.flat().map((file) => portsIn(file, owner)))).flat();
}

async function portsIn(file: string, owner: string): Promise<number[]> {
  try {
    const { stack } = JSON.parse(await readFile(file, 'utf8')) as Partial<Environment>;
    if (!stack || stack.project === owner) return [];
    return stack.services.flatMap(({ ports }) => ports.map(({ published }) => published));
  } catch {
    // Gone in the meantime, or not ours.
    return [];
  }
}

/** Reads and writes the promises, one process at a time. It takes milliseconds: who comes second waits. */
async function withLeases<T>(
  stateFolder: string,
  change: (leases: readonly Lease[]) => Promise<{ answer: T; leases: readonly Lease[] }>,
): Promise<T> {
  const file = join(stateFolder, 'ports.json');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  return waiting(() =>
    withLock(`${file}.lock`, 'choosing ports', async () => {
      const known = (await leasesIn(file)).filter(({ until }) => until > Date.now());
      const { answer, leases } = await change(known);
      if (leases.length > 0) await writeWhole(file, `${JSON.stringify(leases)}\n`);
      else await rm(file, { force: true });
      return answer;
    }),
  );
}

async function leasesIn(file: string): Promise<Lease[]> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(value) ? (value as Lease[]) : [];
  } catch {
    // Not made yet, or not whole: what is registered and what listens still counts.
    return [];
  }
}

/** Milliseconds that others may take. */
const patience = 30_000;

async function waiting<T>(action: () => Promise<T>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'busy' || Date.now() > end) throw error;
    }
    await pause(15 + Math.random() * 30);
  }
}
