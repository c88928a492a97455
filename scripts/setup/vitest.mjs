import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './projectFolder.mjs';
import { run } from './run.mjs';

/** @typedef {import('./testStages.mjs').Counts} Counts */

/**
 * Runs the tests of one Vitest configuration, its report on the screen.
 * @param {string} configuration
 * @param {{filters: string[], env?: Record<string, string>, enter?: string[]}} options enter: see `Engine.enter`
 * @returns {Promise<Counts>}
 */
export async function runVitest(configuration, { filters, env = {}, enter = [] }) {
  const folder = await mkdtemp(join(tmpdir(), 'parity-vitest-'));
  const report = join(folder, 'report.json');
  const vitest = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const words = [process.execPath, vitest, 'run', '--config', configuration, ...reporters, ...filters];
  const [command = process.execPath, ...args] = [...enter, ...words];
  try {
    const { code } = await run(command, args, { cwd: projectFolder, env: { ...process.env, ...env }, loud: true });
    return countReport(await readFile(report, 'utf8').catch(() => '{}'), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The numbers of a Vitest JSON report. A file that does not load counts as one failure, and so does a run that failed without saying where.
 * @param {string} report
 * @param {number} code Vitest's exit code
 * @returns {Counts}
 */
export function countReport(report, code) {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = JSON.parse(report);
  const unloaded = testResults.filter(failedWithoutTest).length;
  const failed = numFailedTests + unloaded;
  return {
    passed: numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

/** @param {{status: string, assertionResults: {status: string}[]}} file */
function failedWithoutTest({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}
