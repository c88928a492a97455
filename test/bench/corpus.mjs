import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Checks every folder of a corpus of real projects, each with a process of its own.
 *
 * @param {string} corpus
 * @param {string} cli
 */
export async function checkCorpus(corpus, cli) {
  const folders = (await readdir(corpus, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => {
    const start = performance.now();
    const args = [cli, 'check', join(corpus, name), '--format', 'json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const problems = status === 2 ? [] : JSON.parse(stdout).problems;
    return { name, milliseconds: performance.now() - start, status, problems, stderr };
  });
}
