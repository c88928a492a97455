import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { must, run } from './run.mjs';
import { saying } from './say.mjs';

/** @typedef {'git' | 'browser' | 'docker'} Tool */

/** @type {Record<Tool, {name: string, programs: string[], packages: string[]}>} one of the programs is enough */
const tools = {
  git: { name: 'git', programs: ['git'], packages: ['git'] },
  browser: {
    name: 'Chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium', 'fonts-dejavu-core', 'fonts-noto-core'],
  },
  docker: {
    name: 'Docker Engine (dockerd)',
    programs: ['dockerd'],
    packages: ['docker.io', 'iproute2', 'iptables', 'zstd'],
  },
};

/**
 * Sees to it that the tools are there. On Debian, as root, missing ones are installed from its packages.
 * @param {readonly Tool[]} wanted
 * @returns {Promise<string[]>} what is missing still, in plain words
 */
export async function ensureTools(wanted) {
  const missing = wanted.filter((tool) => !findProgram(tools[tool].programs));
  if (missing.length === 0) return [];
  if (!(await isDebianRoot())) return missing.map((tool) => inWords(tools[tool]));
  const packages = missing.flatMap((tool) => tools[tool].packages);
  await saying(`Installing Debian packages: ${packages.join(' ')}`, () => install(packages));
  return missing.filter((tool) => !findProgram(tools[tool].programs)).map((tool) => inWords(tools[tool]));
}

/**
 * The first of the programs that is on PATH, as a full path.
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function findProgram(names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** The browser that `ensureTools(['browser'])` found or installed. */
export function browserProgram() {
  const found = findProgram(tools.browser.programs);
  if (found === undefined) throw new Error(inWords(tools.browser));
  return found;
}

/** Whether this machine lets us install Debian packages. */
export async function isDebianRoot() {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID=debian$/m.test(release) && process.getuid?.() === 0;
}

/** @param {string[]} packages */
async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const args = ['install', '--yes', '--no-install-recommends', ...packages];
  if ((await run('apt-get', args, { env })).code === 0) return;
  await must('apt-get', ['update'], { env });
  await must('apt-get', args, { env });
}

/** @param {{name: string, packages: string[]}} tool */
function inWords({ name, packages }) {
  return `${name} is missing (on Debian: apt-get install ${packages.join(' ')})`;
}
