// Runs before any package is installed: Node's own modules only.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shortHash } from './cacheFolder.mjs';
import { projectFolder } from './projectFolder.mjs';
import { must } from './run.mjs';
import { saying } from './say.mjs';

/** Installs the packages of package-lock.json when one of them is missing or of another version. */
export async function ensureNpmPackages() {
  const [wanted, installed] = await Promise.all([
    readFile(join(projectFolder, 'package-lock.json'), 'utf8'),
    readFile(join(projectFolder, 'node_modules', '.package-lock.json'), 'utf8').catch(() => '{}'),
  ]);
  if (isInstalled(wanted, installed)) return;
  await saying('Installing npm packages (npm ci)', () => installPackages(projectFolder));
}

/**
 * Whether npm's own record of what it installed has all that a lock file asks for. Optional packages are of other platforms.
 * @param {string} lock package-lock.json
 * @param {string} record node_modules/.package-lock.json
 */
export function isInstalled(lock, record) {
  /** @type {Record<string, {version?: string, integrity?: string, optional?: boolean}>} */
  const wanted = JSON.parse(lock).packages ?? {};
  const installed = JSON.parse(record).packages;
  if (!installed) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '' || optional) return true;
    return installed[path]?.version === version && installed[path]?.integrity === integrity;
  });
}

/**
 * The same for any folder with a lock file. Install scripts never run: nothing that we use needs one.
 * @param {string} folder
 */
export async function installPackages(folder) {
  if (!existsSync(join(folder, 'package-lock.json'))) throw new Error(`${folder} has no package-lock.json.`);
  await must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

/**
 * Line ends do not count: a checkout may change them.
 * @param {string} lock
 */
export function lockHash(lock) {
  return shortHash(lock.replaceAll('\r\n', '\n'));
}
