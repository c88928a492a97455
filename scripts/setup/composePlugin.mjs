import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReadDebianPackages, downloadPackages } from './aptSource.mjs';
import { cacheFolder, cacheRoot } from './cacheFolder.mjs';
import { withLock } from './lock.mjs';
import { must, run } from './run.mjs';
import { saying } from './say.mjs';

/** The first release whose `config --format json`, `up --wait` and `ps --format json` are what the product reads. */
const oldestUsable = [2, 24];

/**
 * Sees to it that `docker compose` works: the machine's own where it is new enough, else Debian's plugin in a configuration folder of ours.
 * @returns {Promise<{env: {DOCKER_CONFIG?: string}, missing: string[]}>}
 */
export async function ensureCompose() {
  if (await works(process.env)) return { env: {}, missing: [] };
  const env = { DOCKER_CONFIG: join(cacheRoot, 'docker-config') };
  if (!canReadDebianPackages()) return { env: {}, missing: ['Docker Compose 2.24 or newer is missing'] };
  await withLock(join(cacheRoot, 'compose.lock'), installOnce);
  if (await works({ ...process.env, ...env })) return { env, missing: [] };
  return { env: {}, missing: ['Docker Compose 2.24 or newer is missing (the plugin of Debian does not run here)'] };
}

/**
 * Whether the answer of `docker compose version --short` names a release that is new enough.
 * @param {string} version
 */
export function isUsableCompose(version) {
  const [major = 0, minor = 0] = version.trim().replace(/^v/, '').split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldestUsable;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** @param {NodeJS.ProcessEnv} env */
async function works(env) {
  const { code, stdout } = await run('docker', ['compose', 'version', '--short'], { env });
  return code === 0 && isUsableCompose(stdout);
}

async function installOnce() {
  const plugins = await cacheFolder('docker-config', 'cli-plugins');
  const plugin = join(plugins, 'docker-compose');
  if (!existsSync(plugin)) await saying('Unpacking Docker Compose from a Debian package', () => unpackTo(plugin));
}

/** @param {string} plugin */
async function unpackTo(plugin) {
  const scratch = await mkdtemp(join(tmpdir(), 'parity-compose-'));
  try {
    await downloadPackages('trixie', ['docker-compose'], scratch);
    const [archive] = (await readdir(scratch)).filter((name) => name.endsWith('.deb'));
    await must('dpkg-deb', ['-x', join(scratch, archive ?? ''), join(scratch, 'root')]);
    await copyFile(join(scratch, 'root/usr/libexec/docker/cli-plugins/docker-compose'), plugin);
    await chmod(plugin, 0o755);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
