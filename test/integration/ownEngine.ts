import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec as run, type Exec } from '../../core/exec';
import { isAlive } from '../../scripts/setup/lock.mjs';
import { until } from '../until';
import { docker as testDocker } from './docker';

/** An engine that only one test uses, with a disk of its own: the engine can die, and the disk can be full. */
export interface OwnEngine {
  /** Runs programs with this engine. */
  readonly exec: Exec;
  docker(...args: string[]): Promise<string>;
  /** What happens as soon as the next copying of data has begun. */
  whileCopying(act: () => Promise<unknown>): void;
  /** Ends it as a crash does: its containers stay as they are. */
  die(): Promise<void>;
  /** Starts it again on what it had. */
  start(): Promise<void>;
  /** Leaves hardly any space on its disk. */
  fill(): Promise<void>;
  end(): Promise<void>;
}

/** @param images that it has: those of the tests' engine */
export async function ownEngine(images: readonly string[]): Promise<OwnEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'parity-engine-'));
  const room = await ownRoom(folder);
  const inRoom = (...command: string[]) => ['--target', String(room.pid), '--mount', '--net', '--', ...command];
  const env = { DOCKER_HOST: `unix://${folder}/docker.sock` };
  let act: (() => Promise<unknown>) | undefined;
  const exec = copyingTold(env, async () => {
    const now = act;
    act = undefined;
    await now?.();
  });
  const docker = async (...args: string[]) => {
    const { code, stdout, stderr } = await run('docker', args, { env });
    if (code !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  let engine: ChildProcess | undefined;
  const isRunning = () => engine?.exitCode === null && engine.signalCode === null;
  const stop = async (signal: NodeJS.Signals) => {
    if (!engine || !isRunning()) return;
    const ended = once(engine, 'exit');
    engine.kill(signal);
    await ended;
  };
  const it: OwnEngine = {
    exec,
    docker,
    whileCopying: (wanted) => void (act = wanted),
    async die() {
      await stop('SIGKILL');
      const file = join(folder, 'exec/containerd/containerd.pid');
      const pid = Number(await readFile(file, 'utf8'));
      if (isAlive(pid)) process.kill(pid, 'SIGKILL');
      // Where nobody has taken note of its end, the next one would wait for it.
      await rm(file);
    },
    async start() {
      engine = spawn('nsenter', inRoom('setpriv', '--pdeathsig', 'TERM', 'dockerd', ...options(folder)), {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      engine.stderr?.pipe(createWriteStream(join(folder, 'log'), { flags: 'a' }));
      await until(async () => (await run('docker', ['version'], { env })).code === 0, 60_000);
    },
    async fill() {
      const script = 'fallocate -l $(($(df -B1 --output=avail "$1" | tail -n 1) - 8388608)) "$1/filler"';
      const { code, stderr } = await run('nsenter', inRoom('sh', '-c', script, 'fill', `${folder}/data`));
      if (code !== 0) throw new Error(stderr);
    },
    async end() {
      if (!isRunning()) await it.start();
      const left = (await docker('ps', '--all', '--quiet')).split('\n').filter(Boolean);
      if (left.length > 0) await docker('rm', '--force', ...left);
      await stop('SIGTERM');
      room.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await it.start();
    await giveImages(folder, images, docker);
    return it;
  } catch (error) {
    const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '');
    await stop('SIGKILL');
    room.kill('SIGKILL');
    throw new Error(log.slice(-2000), { cause: error });
  }
}

/** Containers outlive it, so that one that it has paused is still paused when it is back. */
const options = (folder: string) => [
  '--live-restore',
  ...['--data-root', `${folder}/data`, '--exec-root', `${folder}/exec`, '--pidfile', `${folder}/dockerd.pid`],
  ...['-H', `unix://${folder}/docker.sock`, '--default-address-pool', 'base=10.214.0.0/16,size=24'],
];

/** A process that holds mounts and a network for the engine: both outlive the engine, and go with the process. */
async function ownRoom(folder: string): Promise<ChildProcess> {
  const script = `cd "$1" && ip link set lo up && truncate -s 3G disk && mkfs.ext4 -q -m 0 disk && mkdir data && mount -o loop disk data || exit
echo ready
exec cat`;
  const room = spawn('unshare', ['--mount', '--net', 'sh', '-c', script, 'room', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await Promise.race([
    once(room.stdout, 'data'),
    once(room, 'exit').then(() => Promise.reject(new Error('There can be no engine of a test’s own here.'))),
  ]);
  return room;
}

async function giveImages(
  folder: string,
  images: readonly string[],
  docker: (...args: string[]) => Promise<string>,
): Promise<void> {
  const file = join(folder, 'images.tar');
  await testDocker('save', '--output', file, ...images);
  await docker('load', '--input', file);
  await rm(file);
}

/** @param onCopy told when a copying has printed its first line */
function copyingTold(env: Readonly<Record<string, string>>, onCopy: () => Promise<void>): Exec {
  return async (command, args, options = {}) => {
    let acted: Promise<void> | undefined;
    const onLine = (line: string) => {
      acted ??= onCopy();
      options.onLine?.(line);
    };
    const copies = args[0] === 'exec' && args.includes('timeout') && args.includes('copy');
    const result = await run(command, args, {
      ...options,
      env: { ...options.env, ...env },
      ...(copies ? { onLine } : {}),
    });
    await acted;
    return result;
  };
}
