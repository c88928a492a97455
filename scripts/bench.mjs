// npm run bench [-- --schema FILE] [--corpus FOLDER] [--rounds N]
// Times the language server beside yaml-language-server with the same manifest in the same run, the extension in the real workbench,
// and checks a corpus where one is given.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { checkCorpus } from '../test/bench/corpus.mjs';
import { writeDriftProject } from '../test/bench/driftProject.mjs';
import { measure } from '../test/bench/languageServer.mjs';
import { manifestOf } from '../test/bench/manifest.mjs';
import { ms, quantile, table } from '../test/bench/table.mjs';
import { activationTimes, secondFileTimes } from '../test/bench/workbench.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    schema: { type: 'string', default: join(root, 'test/bench/schema.json') },
    corpus: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});

/** @type {Record<string, (times: import('../test/bench/languageServer.mjs').Times) => number | number[]>} */
const measures = {
  'spawn → initialize result': (it) => it.initialize,
  'open → first diagnostics': (it) => it.diagnostics,
  'spawn → first diagnostics': (it) => it.initialize + it.diagnostics,
  'keystroke → diagnostics': (it) => it.keystroke,
  completion: (it) => it.completion,
};

/** With the milliseconds that a keystroke may take. */
const driftSizes = [
  { services: 20, variables: 20, budget: 20 },
  { services: 200, variables: 1000, budget: 100 },
];

const work = await mkdtemp(join(tmpdir(), 'parity-bench-'));
try {
  const { status } = spawnSync(
    process.execPath,
    ['esbuild.mjs', '--production', '--only=server,cli', `--outdir=${join(work, 'dist')}`],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (status !== 0) throw new Error('The build failed.');
  for (const applications of [3, 40]) await compareServers(applications);
  for (const size of driftSizes) await compareDrift(size);
  await timeWorkbench('activation → first diagnostics', activationTimes);
  await timeWorkbench('keystroke in compose.yaml → underline in the manifest beside it', secondFileTimes);
  if (values.corpus !== undefined) await benchCorpus(resolve(values.corpus));
} finally {
  await rm(work, { recursive: true, force: true });
}

/** @param {number} applications */
async function compareServers(applications) {
  const text = manifestOf(applications);
  await compare(await projectWith(text), `${text.split('\n').length - 1} lines`, Object.keys(measures));
}

/** A version is typed in the Compose file, and the diagnostics of it and of the manifest are waited for; theirs only checks the one file. */
async function compareDrift({ services, variables, budget }) {
  const folder = await mkdtemp(join(work, 'drift-'));
  const { manifest, compose } = await writeDriftProject(folder, { services, variables });
  const text = await readFile(compose, 'utf8');
  const line = text.split('\n').findIndex((it) => it.startsWith('    image: '));
  const [uri, beside] = [compose, manifest].map((path) => pathToFileURL(path).href);
  const character = text.split('\n')[line].length;
  const document = { uri, beside, folder: pathToFileURL(folder).href, text, line, character, typed: '1' };
  const title = `Drift of ${services} services and ${variables} variables (budget of a keystroke: ${budget} ms)`;
  await compare(document, title, ['open → first diagnostics', 'keystroke → diagnostics']);
}

/** Both servers with the same file, in turns. */
async function compare(document, title, titles) {
  const ours = {
    name: 'environment-parity',
    args: [join(work, 'dist/server.js'), '--stdio'],
    pulls: true,
    settings: {},
  };
  const theirs = {
    name: 'yaml-language-server',
    args: [yamlLanguageServer(), '--stdio'],
    pulls: false,
    settings: yamlSettings(),
  };
  /** @type {import('../test/bench/languageServer.mjs').Times[][]} */
  const runs = [[], []];
  // The first start of each fills the system's caches and is thrown away; then they take turns.
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const [index, server] of [ours, theirs].entries()) {
      const times = await measure(server, document);
      if (round > 0) runs[index].push(times);
    }
  }
  console.log(`\n${title}, ${values.rounds} rounds, medians:\n`);
  console.log(table([['', ours.name, theirs.name, 'ratio'], ...titles.map((it) => row(it, runs))]));
}

/** @param {string} title @param {import('../test/bench/languageServer.mjs').Times[][]} runs */
function row(title, runs) {
  const [ours, theirs] = runs.map((times) => quantile(times.flatMap(measures[title]), 0.5));
  return [title, ms(ours), ms(theirs), `${(theirs / ours).toFixed(1)}×`];
}

/** @param {string} title @param {(rounds: number) => Promise<number[]>} timesOf */
async function timeWorkbench(title, timesOf) {
  const times = await timesOf(Number(values.rounds));
  const [median, slowest] = [quantile(times, 0.5), Math.max(...times)].map(ms);
  console.log(`\nIn the real workbench, ${title}: median ${median}, slowest ${slowest}`);
}

/** A project with this manifest; the cursor is at a key of its first application. */
async function projectWith(text) {
  const folder = await mkdtemp(join(work, 'project-'));
  await mkdir(join(folder, '.upsun'));
  const path = join(folder, '.upsun/config.yaml');
  await writeFile(path, text);
  await writeFile(
    join(folder, 'compose.yaml'),
    'services:\n  db:\n    image: postgres:15\n  cache:\n    image: redis:8.0\n',
  );
  const line = text.split('\n').findIndex((it) => it.startsWith('    type:'));
  return {
    uri: pathToFileURL(path).href,
    folder: pathToFileURL(folder).href,
    text,
    line,
    character: '    type: '.length,
  };
}

function yamlLanguageServer() {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('yaml-language-server/package.json')), 'bin/yaml-language-server');
}

function yamlSettings() {
  const schema = pathToFileURL(resolve(values.schema)).href;
  return {
    yaml: {
      validate: true,
      completion: true,
      hover: true,
      schemas: { [schema]: '*.yaml' },
      schemaStore: { enable: false },
    },
  };
}

/** @param {string} corpus */
async function benchCorpus(corpus) {
  const results = await checkCorpus(corpus, join(work, 'dist/cli.js'));
  const counts = new Map();
  for (const { problems } of results) {
    for (const { code, severity } of problems)
      counts.set(`${code} (${severity})`, (counts.get(`${code} (${severity})`) ?? 0) + 1);
  }
  const times = results.map((it) => it.milliseconds);
  console.log(
    `\n${results.length} projects: median ${ms(quantile(times, 0.5))}, slowest ${ms(Math.max(...times))} a check\n`,
  );
  console.log(table([['problem', 'count'], ...[...counts].sort().map(([name, count]) => [name, String(count)])]));
  const refused = results.filter(({ status }) => status === 2);
  console.log(`\n${refused.length} projects could not be checked, first: ${refused[0]?.stderr.trim() ?? 'none'}`);
}
