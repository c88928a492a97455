// npm run bench:tree [-- --environments N] [--rounds N]
// How long the view of environments takes to read everything of N environments, and how many programs that starts.
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { must } from './setup/run.mjs';
import { ms, quantile } from '../test/bench/table.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Milliseconds that a refresh may take. */
const budget = 200;
const { values } = parseArgs({
  options: { environments: { type: 'string', default: '20' }, rounds: { type: 'string', default: '20' } },
});
const count = Number(values.environments);

const work = await realpath(await mkdtemp(join(tmpdir(), 'parity-bench-')));
try {
  const { openLocalProvider, exec, defaultSettings, openStore } = await product();
  const folder = join(work, 'code');
  const state = join(work, 'state');
  await makeRepository(folder);
  await makeEnvironments(folder, openStore(state, join(folder, '.git')));
  let started = 0;
  const counting = (...args) => {
    started++;
    return exec(...args);
  };
  const settings = { ...defaultSettings, stateFolder: state };
  const provider = await openLocalProvider({ folder, settings, exec: counting, log: () => undefined });
  const times = [];
  let states = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    started = 0;
    const begin = performance.now();
    [states] = await Promise.all([provider.states(), provider.production(), provider.local()]);
    times.push(performance.now() - begin);
  }
  const answered = states.every(({ status }) => status.state !== 'unknown');
  const median = quantile(times, 0.5);
  console.log(
    `${states.length} environments, Docker ${answered ? 'answers' : 'does not answer'}: ` +
      `${ms(median)} median, ${ms(quantile(times, 0.95))} at most of 95 %, ${started} programs started`,
  );
  if (median > budget) {
    console.error(`A refresh may take ${budget} ms.`);
    process.exitCode = 1;
  }
} finally {
  await rm(work, { recursive: true, force: true });
}

async function product() {
  const entry = [
    "export { openLocalProvider } from './core/environments/local/localProvider';",
    "export { openStore } from './core/environments/local/store';",
    "export { exec } from './core/exec';",
    "export { defaultSettings } from './core/settings';",
  ].join('\n');
  const outfile = join(work, 'product.mjs');
  const stdin = { contents: entry, resolveDir: root, loader: /** @type {const} */ ('ts') };
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', banner, logLevel: 'error' });
  return import(pathToFileURL(outfile).href);
}

/** @param {string} folder */
async function makeRepository(folder) {
  await mkdir(join(folder, '.upsun'), { recursive: true });
  await writeFile(join(folder, '.upsun/config.yaml'), 'applications: {}\n');
  const git = (...args) => must('git', ['-C', folder, '-c', 'user.name=B', '-c', 'user.email=b@example.com', ...args]);
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=first');
  const tree = (await git('rev-parse', 'HEAD^{tree}')).trim();
  for (let index = 0; index < count; index++) {
    const commit = (await git('commit-tree', tree, '-p', 'HEAD', '-m', `work ${index}`)).trim();
    await git('branch', `work-${index}`, commit);
  }
}

/** Entries of environments as the product stores them; every third was made from the one before. */
async function makeEnvironments(folder, store) {
  const commit = (await must('git', ['-C', folder, 'rev-parse', 'HEAD'])).trim();
  for (let index = 0; index < count; index++) {
    const id = `work-${index}`;
    const ports = [{ target: 5432, published: 40_000 + index }];
    await store.save({
      ...{ id, kind: 'branch', branch: id, commit, worktree: store.worktree(id), projectPath: '', services: 'compose' },
      parent: index % 3 === 0 ? 'local (main)' : `work-${index - 1}`,
      stack: { project: `p-${id}`, files: [], services: [{ name: 'db', image: 'postgres:17', ports }] },
      created: new Date(2026, 0, 1, 0, index).toISOString(),
    });
  }
}
