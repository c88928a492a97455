// npm run bench:drift -- --corpus FOLDER
// Precision and recall of the drift rules over real projects whose differences were labelled by hand, and whether each fix does what it says.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { checkCorpus } from '../test/bench/corpus.mjs';
import { withDockerfiles } from '../test/bench/dockerfiles.mjs';
import { readLabels, score } from '../test/bench/driftLabels.mjs';
import { table } from '../test/bench/table.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { corpus: { type: 'string' } },
});
if (values.corpus === undefined) throw new Error('Say where the projects are: --corpus FOLDER');

const work = await mkdtemp(join(tmpdir(), 'parity-bench-'));
try {
  const args = ['esbuild.mjs', '--production', '--only=cli', `--outdir=${work}`];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
  const labels = await readLabels(join(root, 'test/bench/drift/labels'));
  const copy = join(work, 'corpus');
  await withDockerfiles(resolve(values.corpus), copy);
  const results = await checkCorpus(copy, join(work, 'cli.js'));
  report(
    results
      .filter(({ name }) => labels.has(name))
      .map(({ name, problems }) => score(name, problems.filter(isDrift), labels.get(name)?.differences ?? [])),
  );
  await reportFixes(copy);
} finally {
  await rm(work, { recursive: true, force: true });
}

/** @param {string} corpus */
async function reportFixes(corpus) {
  const outfile = join(work, 'fixes.cjs');
  await build({
    entryPoints: [join(root, 'test/server/fixesOf.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
  });
  const { fixesOf } = createRequire(import.meta.url)(outfile);
  const folders = (await readdir(corpus, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const fixes = folders.flatMap(({ name }) => fixesOf(join(corpus, name)).map((fix) => ({ name, ...fix })));
  const wrong = fixes.filter(({ left, created }) => left.length + created.length > 0);
  for (const { name, title, left, created } of wrong)
    console.log(`${name}: "${title}" leaves ${JSON.stringify(left)} and brings about ${JSON.stringify(created)}`);
  console.log(`${fixes.length} fixes, of which ${wrong.length} do not do what they say`);
}

/** @param {{ code: string }} problem */
function isDrift({ code }) {
  return /-(drift|locally|local|unpinned|production)$/.test(code);
}

/** @param {readonly import('../test/bench/driftLabels.mjs').Score[]} scores */
function report(scores) {
  const sum = (pick) => scores.reduce((total, it) => total + pick(it), 0);
  const [found, missed, extra] = [sum((it) => it.found), sum((it) => it.missed.length), sum((it) => it.extra.length)];
  for (const { name, missed: lost, extra: more } of scores) {
    for (const { code, subject, at } of lost) console.log(`missed  ${name}: ${code} ${subject} (${at.join(', ')})`);
    for (const { code, message, file, range } of more)
      console.log(`extra   ${name}: ${code} ${file}:${range.start.line + 1} ${message}`);
  }
  const codes = new Set(scores.flatMap((it) => [...it.missed, ...it.extra].map(({ code }) => code)));
  const rows = [...codes]
    .sort()
    .map((code) => [
      code,
      String(sum((it) => it.missed.filter((label) => label.code === code).length)),
      String(sum((it) => it.extra.filter((problem) => problem.code === code).length)),
    ]);
  console.log(`\n${table([['code', 'missed', 'extra'], ...rows])}`);
  const share = (part, rest) => (part + rest === 0 ? 'nothing to count' : (part / (part + rest)).toFixed(3));
  console.log(
    `\n${scores.length} projects, ${found + missed} differences: precision ${share(found, extra)}, recall ${share(found, missed)}`,
  );
}
