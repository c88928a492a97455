import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, chown, copyFile, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadPackages } from '../aptSource.mjs';
import { must } from '../run.mjs';
import { finishBase, usersWith } from './base.mjs';

/** @typedef {import('./recipe.mjs').Layer} Layer */
/** @typedef {{tar: string, digest: string}} BuiltLayer digest: of the tar, as an image configuration names it */

const merged = ['bin', 'sbin', 'lib', 'lib64'];
const unwanted = ['doc', 'man', 'locale', 'info', 'lintian', 'bug', 'doc-base', 'bash-completion'];

/**
 * Builds one layer: packages unpacked, mended and packed into a tar that is the same whenever its content is.
 * @param {string} name
 * @param {Layer} layer
 * @param {string} scratch the layers that were built before are below it
 * @returns {Promise<BuiltLayer>}
 */
export async function buildLayer(name, layer, scratch) {
  const root = join(scratch, name, 'root');
  const base = name === layer.suite;
  await mkdir(root, { recursive: true });
  await mergeUsr(root);
  if (layer.suite && layer.packages)
    await unpackDebian(layer.suite, layer.packages, join(scratch, name, 'packages'), root);
  await unpackNpm(layer.npm ?? [], join(scratch, name, 'npm'), root);
  if (base) await finishBase(root);
  await addOwn(layer, root, join(scratch, layer.suite ?? '', 'root'));
  if (!base) await unmergeUsr(root);
  return pack(root, join(scratch, `${name}.tar`));
}

/** Debian 12's packages still have files below /bin and /lib, which are links in an installed system. @param {string} root */
async function mergeUsr(root) {
  for (const name of merged) {
    await mkdir(join(root, 'usr', name), { recursive: true });
    await symlink(`usr/${name}`, join(root, name));
  }
}

/** A folder that comes again in a layer above would hide nothing but be noise; a link, too. @param {string} root */
async function unmergeUsr(root) {
  for (const name of merged) {
    await rm(join(root, name));
    if ((await readdir(join(root, 'usr', name))).length === 0) await rm(join(root, 'usr', name), { recursive: true });
  }
}

/** @param {import('../aptSource.mjs').Suite} suite @param {string[]} names @param {string} folder @param {string} root */
async function unpackDebian(suite, names, folder, root) {
  await downloadPackages(suite, names, folder);
  for (const archive of await readdir(folder)) {
    const tar = join(folder, 'content.tar');
    await must('sh', ['-c', 'dpkg-deb --fsys-tarfile "$0" >"$1"', join(folder, archive), tar]);
    const excludes = unwanted.map((it) => `--exclude=./usr/share/${it}`);
    await must('tar', ['-xpf', tar, '-C', root, '--keep-directory-symlink', '--numeric-owner', ...excludes]);
    await rm(tar);
  }
}

/** @param {string[]} packages @param {string} folder @param {string} root */
async function unpackNpm(packages, folder, root) {
  for (const wanted of packages) {
    await mkdir(folder, { recursive: true });
    const name = wanted.replace('ARCH', process.arch);
    const packed = await must('npm', ['pack', '--silent', '--pack-destination', folder, name], { cwd: folder });
    const isNode = name.startsWith('node-');
    const target = join(root, isNode ? 'usr/local' : 'usr/local/lib/node_modules/npm');
    await mkdir(join(root, 'usr/local/bin'), { recursive: true });
    await mkdir(target, { recursive: true });
    const only = isNode ? ['package/bin/node'] : [];
    const args = ['-xzf', join(folder, packed.trim()), '-C', target, '--strip-components=1', '--no-same-owner'];
    await must('tar', [...args, ...only]);
    for (const program of isNode ? [] : ['npm', 'npx']) {
      await symlink(`../lib/node_modules/npm/bin/${program}-cli.js`, join(root, 'usr/local/bin', program));
    }
  }
}

/** @param {Layer} layer @param {string} root @param {string} base the root of the layer below everything */
async function addOwn(layer, root, base) {
  for (const path of layer.prune ?? []) await rm(join(root, path), { recursive: true, force: true });
  for (const [path, owner] of Object.entries(layer.folders ?? {})) {
    await mkdir(join(root, path), { recursive: true });
    await chown(join(root, path), owner, owner);
  }
  for (const [file, path] of Object.entries(layer.files ?? {})) await addFile(file, join(root, path));
  if (layer.user) await addUser(layer.user, root, base);
  if (layer.locale && layer.suite) await addLocale(layer.locale, layer.suite, root, base);
}

/** @param {string} file @param {string} target */
async function addFile(file, target) {
  await mkdir(dirname(target), { recursive: true });
  await rm(target, { force: true });
  await copyFile(fileURLToPath(new URL(`files/${file}`, import.meta.url)), target);
  await chmod(target, file.endsWith('.sh') ? 0o755 : 0o644);
}

/** @param {string} user @param {string} root @param {string} base */
async function addUser(user, root, base) {
  await mkdir(join(root, 'etc'), { recursive: true });
  for (const [file, text] of Object.entries(await usersWith(base, user)))
    await writeFile(join(root, 'etc', file), text);
}

/**
 * Compiled by the image's own C library; the sources (17 MB) stay outside.
 * @param {string} locale @param {import('../aptSource.mjs').Suite} suite @param {string} root @param {string} base
 */
async function addLocale(locale, suite, root, base) {
  const name = `${locale}.utf8`;
  await unpackDebian(suite, ['locales'], join(base, '..', 'locales'), base);
  await must('chroot', [base, 'localedef', '--no-archive', '-i', locale, '-f', 'UTF-8', `/usr/lib/locale/${name}`]);
  await mkdir(join(root, 'usr/lib/locale'), { recursive: true });
  await rename(join(base, 'usr/lib/locale', name), join(root, 'usr/lib/locale', name));
}

/** @param {string} root @param {string} tar @returns {Promise<BuiltLayer>} */
async function pack(root, tar) {
  await must('tar', ['--sort=name', '--numeric-owner', '--mtime=@0', '--format=gnu', '-C', root, '-cf', tar, '.']);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(tar)) hash.update(chunk);
  return { tar, digest: `sha256:${hash.digest('hex')}` };
}
