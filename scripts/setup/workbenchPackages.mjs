import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheRoot } from './cacheFolder.mjs';
import { withLock } from './lock.mjs';
import { installPackages, lockHash } from './npmPackages.mjs';
import { projectFolder } from './projectFolder.mjs';
import { must } from './run.mjs';
import { saying } from './say.mjs';

const source = join(projectFolder, 'test', 'workbench');

/**
 * Installs the real workbench into the cache folder, once for every lock file, so that clones share its 780 MB.
 * @returns {Promise<{node: string, server: string}>} the Node program that it wants, and its server's main file
 */
export async function ensureWorkbenchPackages() {
  const lock = await readFile(join(source, 'package-lock.json'), 'utf8');
  const folder = join(cacheRoot, `workbench-${lockHash(lock)}`);
  const finished = join(folder, 'finished');
  if (!existsSync(finished)) await withLock(`${folder}.lock`, () => installInto(folder, finished));
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  return { node: nodeProgram(folder), server: join(vscode, 'out', 'server-main.js') };
}

/** @param {string} folder @param {string} finished */
async function installInto(folder, finished) {
  if (existsSync(finished)) return;
  await saying('Installing the workbench for tests and pictures (code-server, 780 MB)', async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) await cp(join(source, name), join(folder, name));
    await installPackages(folder);
    // Its lock file is out of step with its package.json, so that `npm ci` refuses it.
    const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
    await must('npm', args, { cwd: join(folder, 'node_modules', 'code-server', 'lib', 'vscode') });
    await writeFile(finished, '');
  });
}

/** The one that came with it; elsewhere than on Linux there is none, so the running one must be new enough. @param {string} folder */
function nodeProgram(folder) {
  const own = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error('The workbench needs Node 24 or newer: install it and run this again.');
}
