// node test/bench/composeCorpus.mjs CORPUS [NAME]   compares our reading of every Compose project below a folder with Docker Compose's
// Files that a project names and does not have are empty on both sides, variables that nothing sets are 1.
import { appendFile, cp, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { composeLoader, differences, dockerConfig } from './composeCompare.mjs';

const [corpus = '', only = ''] = process.argv.slice(2);
const { loadCompose, composeConfig, diskFiles, settle, defaultSettings } = await composeLoader();
const names = /^(docker-)?compose\.ya?ml$/;
const scratch = await realpath(await mkdtemp(join(tmpdir(), 'parity-corpus-')));
const counts = { equal: 0, refused: 0, different: 0 };
for (const folder of await foldersOf(corpus)) {
  const name = relative(corpus, folder);
  if (!name.includes(only)) continue;
  const copy = join(scratch, 'a/b', name.replaceAll('/', '+'));
  await cp(folder, copy, { recursive: true, filter: (path) => !/\/(node_modules|\.git)$/.test(path) });
  const [result, lines] = await compare(copy);
  counts[result]++;
  if (result !== 'equal') console.log(`${name}: ${result}\n${lines.map((line) => `    ${line}\n`).join('')}`);
}
await rm(scratch, { recursive: true });
console.log(counts);

async function foldersOf(root) {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const folders = found.filter((it) => it.isFile() && names.test(it.name)).map(({ parentPath }) => parentPath);
  return [...new Set(folders)].filter((path) => !path.includes('node_modules')).sort();
}

async function compare(folder) {
  await fillIn(folder);
  const ours = await read(folder);
  const theirs = await dockerConfig(folder);
  const said = ours.errors.map(({ code, message, file }) => `${file}: ${code} ${message}`);
  if (theirs.refused !== undefined)
    return [said.length > 0 ? 'refused' : 'different', [`theirs: ${theirs.refused}`, ...said]];
  const found = [...said, ...differences(composeConfig(ours).services, theirs.services)];
  return [found.length === 0 ? 'equal' : 'different', found];
}

async function read(folder) {
  const { answer } = await settle(diskFiles(folder), (files) => loadCompose(files, defaultSettings));
  return answer;
}

/** Stand-ins for what is not in the repository, until nothing is missing. */
async function fillIn(folder) {
  for (let round = 0; round < 5; round++) {
    const { services, errors } = await read(folder);
    const absent = services.flatMap(({ envFiles }) => envFiles.filter(({ state }) => state === 'absent'));
    for (const { file } of absent) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), '');
    }
    const texts = JSON.stringify([services.map(({ tree }) => missingIn(tree)), errors.map(({ message }) => message)]);
    const variables = new Set(
      [...texts.matchAll(/"\?(\w+)"|The variable (\w+) must/g)].map((match) => match[1] ?? match[2]),
    );
    if (variables.size === 0 && absent.length === 0) return;
    const lines = [...variables].map((name) => `${name}=1\n`).join('');
    if (lines !== '') await appendFile(join(folder, '.env'), `\n${lines}`);
  }
}

function missingIn(tree) {
  if (tree.kind === 'map') return [...tree.entries.values()].map(({ value }) => missingIn(value));
  return tree.kind === 'list' ? tree.items.map(missingIn) : tree.missing.map((name) => `?${name}`);
}
