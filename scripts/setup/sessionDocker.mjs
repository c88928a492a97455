import { sep } from 'node:path';
import { canReadDebianPackages } from './aptSource.mjs';
import { ensureCompose } from './composePlugin.mjs';
import { ensureTools, isDebianRoot } from './debianPackages.mjs';
import { engineObstacles, startEngine } from './dockerEngine.mjs';
import { ensureTestImages, imageMapping } from './images/testImages.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

/** @typedef {{env: Record<string, string>, stop: () => Promise<void>}} SessionEngine */
/** @typedef {SessionEngine & {userSettings: Record<string, unknown>}} SessionDocker */

const nothing = { env: {}, stop: async () => undefined };

/**
 * Docker for `npm start`: the machine's own engine where it answers, else one of ours where we may start it. What is missing is said;
 * the extension works without Docker, too, it only runs no environments.
 * @returns {Promise<SessionDocker>}
 */
export async function prepareDocker() {
  const engine = await findEngine();
  if (!engine) return { ...nothing, userSettings: {} };
  const compose = await ensureCompose();
  compose.missing.forEach((line) => say(line));
  const env = { ...engine.env, ...compose.env };
  return { env, stop: engine.stop, userSettings: await prepareImages(env) };
}

/** @returns {Promise<SessionEngine | undefined>} */
async function findEngine() {
  if ((await run('docker', ['version'], { timeout: 10_000 })).code === 0) return nothing;
  const missing = (await isDebianRoot())
    ? [...(await ensureTools(['docker'])), ...engineObstacles()]
    : ['No Docker engine answers: start Docker'];
  if (missing.length === 0) return startOwnEngine();
  say(`${missing.join('. ')}. Environments cannot be run until then; everything else works.`);
  return undefined;
}

async function startOwnEngine() {
  const engine = await startEngine('start');
  if (engine.enter.length > 0) {
    say(
      `Another Docker engine uses this machine's network: ports of environments answer only after ${engine.enter.join(' ')}.`,
    );
  }
  return engine;
}

/**
 * Without a registry, the images are built from Debian packages and reached through the image-mapping setting.
 * @param {Record<string, string>} env
 * @returns {Promise<Record<string, unknown>>} user settings
 */
async function prepareImages(env) {
  const asked = await run('docker', ['manifest', 'inspect', 'postgres:17'], {
    env: { ...process.env, ...env },
    timeout: 10_000,
  });
  if (asked.code === 0) return {};
  if (!canReadDebianPackages() || !(await isDebianRoot())) {
    say('No image registry answers: only images that this machine has already can be run.');
    return {};
  }
  say('No image registry answers: using images built from Debian packages (setting parity.images).');
  await ensureTestImages(env);
  return { 'parity.images': imageMapping };
}

/**
 * Ends the Compose projects whose files are in a folder, with their volumes: what an environment of the example left.
 * @param {string} folder
 * @param {Record<string, string>} engine
 */
export async function removeProjectsOf(folder, engine) {
  const env = { ...process.env, ...engine };
  const { code, stdout } = await run('docker', ['compose', 'ls', '--all', '--format', 'json'], {
    env,
    timeout: 30_000,
  });
  if (code !== 0) return;
  /** @type {{Name: string, ConfigFiles: string}[]} */
  const projects = JSON.parse(stdout);
  for (const { Name } of projects.filter(({ ConfigFiles }) => ConfigFiles.startsWith(folder + sep))) {
    await run('docker', ['compose', '--project-name', Name, 'down', '--volumes', '--remove-orphans'], { env });
  }
}
