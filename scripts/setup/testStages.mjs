import { buildExtension } from './build.mjs';
import { ensureTools } from './debianPackages.mjs';
import { runHostTests } from './hostTests.mjs';
import { startTestDocker } from './testDocker.mjs';
import { runVitest } from './vitest.mjs';
import { ensureWorkbenchPackages } from './workbenchPackages.mjs';

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */
/**
 * @typedef {object} Surroundings what the stages share
 * @property {string[]} filters
 * @property {() => Promise<import('./testDocker.mjs').TestDocker | {missing: string[]}>} docker starts at its first use
 */
/** @typedef {Counts | {missing: string[]}} Outcome */

const none = { passed: 0, failed: 0, skipped: 0 };

/** @type {Record<string, (surroundings: Surroundings) => Promise<Outcome>>} in their order */
const stages = {
  build: async () => {
    await buildExtension();
    return none;
  },
  unit: async ({ filters }) => {
    const missing = await ensureTools(['git']);
    return missing.length > 0 ? { missing } : runVitest('vitest.config.ts', { filters });
  },
  host: async () => {
    const missing = await ensureTools(['git', 'browser']);
    return missing.length > 0 ? { missing } : runHostTests();
  },
  integration: async ({ filters, docker }) => {
    const engine = await docker();
    return 'missing' in engine ? engine : runVitest('vitest.integration.config.ts', { filters, ...engine });
  },
  e2e: async ({ filters, docker }) => {
    const missing = await ensureTools(['git', 'browser']);
    const engine = await docker();
    if (missing.length > 0 || 'missing' in engine)
      return { missing: [...missing, ...('missing' in engine ? engine.missing : [])] };
    await ensureWorkbenchPackages();
    return runVitest('vitest.e2e.config.ts', { filters, ...engine });
  },
};

export const stageNames = Object.keys(stages);

/**
 * Runs the stages and prints their outcome; the last line is `N passed, N failed`.
 * @param {readonly string[]} names
 * @param {string[]} filters
 * @returns {Promise<number>} the exit code
 */
export async function runStages(names, filters) {
  /** @type {ReturnType<Surroundings['docker']> | undefined} */
  let engine;
  const docker = () => (engine ??= startTestDocker());
  const outcomes = [];
  try {
    for (const name of names) {
      const counts = await runStage(name, { filters, docker });
      outcomes.push(counts);
      // Tests of an older build, or of none, would say nothing.
      if (name === 'build' && counts.failed > 0) break;
    }
  } finally {
    const started = await engine?.catch(() => undefined);
    if (started && 'stop' in started) await started.stop();
  }
  return summary(names, outcomes);
}

/** @param {string} name @param {Surroundings} surroundings @returns {Promise<Counts>} */
async function runStage(name, surroundings) {
  headline(name);
  const start = performance.now();
  const counts = countsOf(await (stages[name] ?? failing)(surroundings).catch(failing));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  headline(`${name}: ${inWords(counts)} in ${seconds} s`);
  return counts;
}

/** @param {unknown} error @returns {Promise<Outcome>} */
async function failing(error) {
  console.error(error instanceof Error ? error.message : error);
  return { ...none, failed: 1 };
}

/**
 * A missing tool is a failure in CI; elsewhere the stage is left out, with a word about what it would have needed.
 * @param {Outcome} outcome
 * @returns {Counts}
 */
function countsOf(outcome) {
  if (!('missing' in outcome)) return strict(outcome);
  console.error(outcome.missing.map((it) => `Skipped, because ${it}.`).join('\n'));
  return strict({ ...none, skipped: 1 });
}

/** Nothing is skipped in CI. @param {Counts} counts @returns {Counts} */
function strict(counts) {
  if (process.env.CI !== 'true') return counts;
  return { passed: counts.passed, failed: counts.failed + counts.skipped, skipped: 0 };
}

/** @param {readonly string[]} names @param {readonly Counts[]} outcomes */
function summary(names, outcomes) {
  headline('All stages');
  outcomes.forEach((counts, index) => console.log(`${(names[index] ?? '').padEnd(12)} ${inWords(counts)}`));
  const sum = outcomes.reduce(
    (all, it) => ({
      passed: all.passed + it.passed,
      failed: all.failed + it.failed,
      skipped: all.skipped + it.skipped,
    }),
    none,
  );
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped: see above what they need`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed > 0 ? 1 : 0;
}

/** @param {Counts} counts */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @param {string} text */
function headline(text) {
  console.log(`\n━━ ${text} ${'━'.repeat(Math.max(0, 76 - text.length))}\n`);
}
