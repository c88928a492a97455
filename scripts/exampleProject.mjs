// The example as a project of its own: `main` is production, `feature/guestbook-search` the working branch with the drift.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { must } from './setup/run.mjs';

const example = fileURLToPath(new URL('../example', import.meta.url));
const left = new Set(['node_modules', 'exports', 'connections.env']);

export const workingBranch = 'feature/guestbook-search';

const searchForm =
  '<form role="search"><input name="words" aria-label="Search" value="${escape(words)}"> <button>Search</button></form>\n';

/**
 * `example/` holds the working state. These turn it into production's: file, text there, text on `main`.
 * @type {[file: string, from: string, to: string][]}
 */
const mends = [
  ['.upsun/config.yaml', '    mount:\n', '    mounts:\n'],
  ['Dockerfile', 'node:22-', 'node:24-'],
  ['compose.yaml', 'postgres:15 # what we had when the project began', 'postgres:17'],
  ['compose.yaml', '      PORT: "3000"\n', '      CACHE_HOST: visits\n      CACHE_PORT: "6379"\n      PORT: "3000"\n'],
  ['compose.yaml', '\nvolumes:\n', '\n  visits:\n    image: redis:8.0\n\nvolumes:\n'],
  [
    'README.md',
    'What is local differs from what `.upsun/config.yaml` declares, on purpose, and the manifest holds one mistake.\n',
    'What is local equals what `.upsun/config.yaml` declares.\n',
  ],
  ['src/page.js', searchForm, ''],
];
const onlyInWorkingState = ['migrations/002-search.sql'];

const history = {
  production: { message: 'A guestbook with PostgreSQL and Redis', date: '2026-03-02T09:00:00Z' },
  work: { message: 'Search the guestbook', date: '2026-03-09T16:30:00Z' },
};

/**
 * Copies the example to `target` (made when missing) with a git history of its own and fixed authors and dates,
 * so that its commits are the same everywhere. The working branch is checked out and clean.
 * @param {string} target
 */
export async function createExampleProject(target) {
  await mkdir(target, { recursive: true });
  await copyExample(target);
  await Promise.all(onlyInWorkingState.map((path) => rm(join(target, path))));
  for (const mend of mends) await apply(target, mend);
  await git(target, ['init', '--quiet', '--initial-branch=main']);
  await commit(target, history.production);
  await git(target, ['switch', '--quiet', '--create', workingBranch]);
  await copyExample(target);
  await commit(target, history.work);
}

/** @param {string} target */
function copyExample(target) {
  return cp(example, target, { recursive: true, filter: (source) => !left.has(basename(source)) });
}

/** @param {string} target @param {(typeof mends)[number]} mend */
async function apply(target, [path, from, to]) {
  const file = join(target, path);
  const text = await readFile(file, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`example/${path} must hold ${from} once`);
  await writeFile(file, text.replace(from, to));
}

/** @param {string} target @param {{message: string, date: string}} state */
async function commit(target, { message, date }) {
  await git(target, ['add', '--all'], date);
  await git(target, ['commit', '--quiet', '--message', message], date);
}

/** @param {string} folder @param {string[]} args @param {string} [date] */
function git(folder, args, date) {
  return must('git', ['-c', 'core.autocrlf=false', ...args], { cwd: folder, env: gitEnvironment(date) });
}

/**
 * Nothing of the user's git takes part: no settings, no identity, no hook's GIT_DIR.
 * @param {string} [date]
 */
function gitEnvironment(date) {
  const [name, email] = ['Guestbook', 'guestbook@example.com'];
  const others = Object.entries(process.env).filter(([variable]) => !variable.startsWith('GIT_'));
  return {
    ...Object.fromEntries(others),
    ...{ GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
    ...(date && { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const target = process.argv[2];
  if (!target) throw new Error('Where to? node scripts/exampleProject.mjs FOLDER');
  await createExampleProject(target);
  console.log(target);
}
