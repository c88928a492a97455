import { ensureCompose } from './composePlugin.mjs';
import { ensureTools } from './debianPackages.mjs';
import { engineObstacles, startEngine } from './dockerEngine.mjs';
import { ensureTestImages } from './images/testImages.mjs';

/**
 * @typedef {object} TestDocker
 * @property {Record<string, string>} env what tests and product need in their environment
 * @property {string[]} enter see `Engine.enter`
 * @property {() => Promise<void>} stop
 */

/**
 * The tests' Docker: engine, Compose and images.
 * @returns {Promise<TestDocker | {missing: string[]}>}
 */
export async function startTestDocker() {
  const missing = [...(await ensureTools(['docker'])), ...engineObstacles()];
  if (missing.length > 0) return { missing };
  const compose = await ensureCompose();
  if (compose.missing.length > 0) return { missing: compose.missing };
  const engine = await startEngine();
  await ensureTestImages(engine.env);
  const env = { ...engine.env, ...compose.env, PARITY_TEST_DOCKER: '1', PARITY_TEST_DOCKER_HOST: engine.host };
  return { env, enter: engine.enter, stop: engine.stop };
}
