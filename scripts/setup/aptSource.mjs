import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';
import { findProgram } from './debianPackages.mjs';
import { withLock } from './lock.mjs';
import { must } from './run.mjs';

/** @typedef {'bookworm' | 'trixie'} Suite */

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const oneDay = 24 * 60 * 60 * 1000;

/** Whether packages of any Debian release can be downloaded here, signatures checked. */
export function canReadDebianPackages() {
  return existsSync(keyring) && findProgram(['apt-get']) !== undefined && findProgram(['dpkg-deb']) !== undefined;
}

/**
 * Downloads packages of a Debian release, whatever this machine's own release is. apt checks signatures and hashes; its own lists,
 * cache and status are left alone. Dependencies are not followed.
 * @param {Suite} suite
 * @param {readonly string[]} names
 * @param {string} folder
 */
export async function downloadPackages(suite, names, folder) {
  await mkdir(folder, { recursive: true });
  const download = async (/** @type {number} */ age) =>
    must('apt-get', ['-c', await aptConfiguration(suite, age), '-qq', 'download', ...names], { cwd: folder });
  // A package that was replaced since the lists were read is gone from the archive.
  await download(oneDay).catch(() => download(0));
}

/**
 * @param {Suite} suite
 * @param {number} age of the package lists at most, in milliseconds
 * @returns {Promise<string>} the path of an apt configuration
 */
async function aptConfiguration(suite, age) {
  const folder = await cacheFolder('apt', suite);
  return withLock(join(folder, 'lock'), () => configure(suite, folder, age));
}

/** @param {Suite} suite @param {string} folder @param {number} age */
async function configure(suite, folder, age) {
  for (const name of ['lists/partial', 'cache/archives/partial', 'none']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, 'sources.list'), sourceList(suite));
  await writeFile(join(folder, 'status'), '');
  const configuration = join(folder, 'apt.conf');
  await writeFile(configuration, aptSettings(folder));
  const updated = join(folder, 'updated');
  const read = await stat(updated).catch(() => undefined);
  if (read && Date.now() - read.mtimeMs < age) return configuration;
  await must('apt-get', ['-c', configuration, '-qq', 'update']);
  await writeFile(updated, '');
  return configuration;
}

/** @param {Suite} suite */
function sourceList(suite) {
  return [
    `deb [signed-by=${keyring}] http://deb.debian.org/debian ${suite} main`,
    `deb [signed-by=${keyring}] http://deb.debian.org/debian-security ${suite}-security main`,
    '',
  ].join('\n');
}

/** @param {string} folder */
function aptSettings(folder) {
  const settings = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': join(folder, 'none'),
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': join(folder, 'none'),
    'Dir::State': folder,
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Cache::pkgcache': 'pkgcache.bin',
    'APT::Install-Recommends': '0',
    // The unprivileged user of apt cannot write below a home folder.
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key} "${value}";\n`)
    .join('');
}
