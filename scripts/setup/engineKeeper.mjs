// Started by dockerEngine.mjs as a process of its own: runs dockerd as long as a living process holds a lease, then leaves nothing behind.
// Arguments: the engine's files as JSON, own-network or host-network.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { restorePacketFilter, savedForwardPolicy } from './packetFilter.mjs';
import { isAlive, withLock } from './lock.mjs';

/** @type {import('./dockerEngine.mjs').EngineFiles} */
const files = JSON.parse(process.argv[2] ?? '{}');
const ownNetwork = process.argv[3] === 'own-network';

const policy = ownNetwork ? undefined : await savedForwardPolicy();
const engine = spawn('unshare', [...namespaces(), 'dockerd', ...engineArguments()], { stdio: 'inherit' });
let running = true;
const ended = once(engine, 'exit')
  .catch(() => undefined)
  .finally(() => (running = false));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => engine.kill('SIGTERM'));
do await unused();
while (!(await withLock(files.lock, endIfUnused)));

async function unused() {
  while (running && (await livingLeases()) > 0) await Promise.race([ended, pause(300)]);
}

/** Under the lock, so that nobody takes a lease on an engine that is about to end. */
async function endIfUnused() {
  if (running && (await livingLeases()) > 0) return false;
  engine.kill('SIGTERM');
  await ended;
  if (policy !== undefined) await restorePacketFilter(policy);
  const leftovers = [files.socket, files.pidFile, files.execRoot, files.keeper];
  await Promise.all(leftovers.map((path) => rm(path, { recursive: true, force: true })));
  return true;
}

/** A mount namespace of its own takes the containers' mounts away with the engine. */
function namespaces() {
  return ownNetwork ? ['-mn', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"'] : ['-m'];
}

function engineArguments() {
  return [
    ...['--data-root', files.data],
    ...['--exec-root', files.execRoot],
    ...['--pidfile', files.pidFile],
    ...['-H', `unix://${files.socket}`],
    // Far from the networks that another engine, a VPN or an office uses.
    ...['--default-address-pool', 'base=10.213.0.0/16,size=24'],
  ];
}

async function livingLeases() {
  const pids = await readdir(files.leases);
  const dead = pids.filter((pid) => !isAlive(Number(pid)));
  await Promise.all(dead.map((pid) => rm(join(files.leases, pid), { force: true })));
  return pids.length - dead.length;
}
