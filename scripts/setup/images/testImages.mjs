import { existsSync } from 'node:fs';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canReadDebianPackages } from '../aptSource.mjs';
import { cacheFolder, cacheRoot, shortHash } from '../cacheFolder.mjs';
import { withLock } from '../lock.mjs';
import { must, run } from '../run.mjs';
import { saying } from '../say.mjs';
import { buildArchive } from './archive.mjs';
import { images } from './recipe.mjs';

/** The test images' names begin with it, and nothing else's. */
export const repository = 'parity.test';
/** The value of the setting `parity.images` that leads the product to them. */
export const imageMapping = { '*': `${repository}/*` };

const label = 'dev.environment-parity.test-images';

/**
 * Sees to it that every image of the recipe is in the engine: from the cached archive, else built from Debian packages,
 * else (not root, or not Debian) pulled from their registry under the tests' names.
 * @param {NodeJS.ProcessEnv} env with DOCKER_HOST
 */
export async function ensureTestImages(env) {
  const all = { ...process.env, ...env };
  const hash = await recipeHash();
  if (await areLoaded(hash, all)) return;
  if (canReadDebianPackages() && process.getuid?.() === 0) await loadBuilt(hash, all);
  else await saying('Pulling the test images', () => pullAll(all));
}

/** @param {string} hash @param {NodeJS.ProcessEnv} env */
async function loadBuilt(hash, env) {
  const archive = join(await cacheFolder('images'), `${hash}.tar.zst`);
  await withLock(join(cacheRoot, 'images.lock'), async () => {
    if (existsSync(archive)) return;
    const naming = { repository, labels: { [label]: hash } };
    await saying('Building the test images from Debian packages', () => buildArchive(archive, naming));
    await removeOtherArchives(hash);
  });
  await saying('Loading the test images', () => must('sh', ['-c', 'zstd -dcq "$0" | docker load', archive], { env }));
  await must('docker', ['image', 'prune', '--force', '--filter', `label=${label}`], { env });
}

/** @param {string} hash @param {NodeJS.ProcessEnv} env */
async function areLoaded(hash, env) {
  const args = ['image', 'ls', '--filter', `label=${label}=${hash}`, '--format', '{{.Repository}}:{{.Tag}}'];
  const { code, stdout } = await run('docker', args, { env });
  const loaded = new Set(stdout.split('\n'));
  return code === 0 && Object.keys(images).every((name) => loaded.has(`${repository}/${name}`));
}

/** @param {NodeJS.ProcessEnv} env */
async function pullAll(env) {
  for (const name of Object.keys(images)) {
    if ((await run('docker', ['image', 'inspect', `${repository}/${name}`], { env })).code === 0) continue;
    await must('docker', ['pull', '--quiet', name], { env });
    await must('docker', ['tag', name, `${repository}/${name}`], { env });
  }
}

/** Over this folder's files: whatever changes what is built changes the hash. */
async function recipeHash() {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.[a-z]+$/.test(name)).sort();
  return shortHash(...names, ...(await Promise.all(names.map((name) => readFile(join(folder, name))))));
}

/** @param {string} hash */
async function removeOtherArchives(hash) {
  const folder = await cacheFolder('images');
  const old = (await readdir(folder)).filter((name) => name.endsWith('.tar.zst') && !name.startsWith(hash));
  await Promise.all(old.map((name) => rm(join(folder, name))));
}
