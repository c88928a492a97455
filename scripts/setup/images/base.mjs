// What the maintainer scripts of a base system would have done.
import { chmod, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const links = {
  'etc/localtime': '/usr/share/zoneinfo/Etc/UTC',
  'usr/bin/awk': 'mawk',
  'usr/bin/which': 'which.debianutils',
  'var/run': '/run',
  'var/lock': '/run/lock',
};

/** @param {string} root the unpacked packages */
export async function finishBase(root) {
  for (const folder of ['etc', 'run/lock', 'tmp', 'root', 'proc', 'sys', 'dev', 'var/tmp'])
    await mkdir(join(root, folder), { recursive: true });
  for (const folder of ['tmp', 'var/tmp', 'run/lock']) await chmod(join(root, folder), 0o1777);
  for (const [path, target] of Object.entries(links)) await link(join(root, path), target);
  for (const file of ['passwd', 'group']) await writeFile(join(root, 'etc', file), await master(root, file));
  await writeFile(join(root, 'etc/nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files dns\n');
  await writeFile(join(root, 'etc/timezone'), 'Etc/UTC\n');
  await collectCertificates(root);
}

/**
 * The base's users and groups and one more, with uid and gid 999 as in the official images.
 * @param {string} base
 * @param {string} user
 */
export async function usersWith(base, user) {
  const [passwd, group] = await Promise.all([master(base, 'passwd'), master(base, 'group')]);
  return {
    passwd: `${passwd}${user}:x:999:999::/var/lib/${user}:/bin/bash\n`,
    group: `${group}${user}:x:999:\n`,
  };
}

/** @param {string} root @param {string} file */
function master(root, file) {
  return readFile(join(root, 'usr/share/base-passwd', `${file}.master`), 'utf8');
}

/** @param {string} path @param {string} target */
async function link(path, target) {
  await rm(path, { force: true, recursive: true });
  await symlink(target, path);
}

/** @param {string} root */
async function collectCertificates(root) {
  const source = join(root, 'usr/share/ca-certificates/mozilla');
  const names = (await readdir(source)).filter((name) => name.endsWith('.crt')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(source, name), 'utf8')));
  await mkdir(join(root, 'etc/ssl/certs'), { recursive: true });
  await writeFile(join(root, 'etc/ssl/certs/ca-certificates.crt'), texts.join(''));
}
