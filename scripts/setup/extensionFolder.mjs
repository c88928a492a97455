import { existsSync } from 'node:fs';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './projectFolder.mjs';

/** What the editor reads of a package. */
const shipped = ['dist', 'media', 'syntaxes', 'language-configuration.json'];

/**
 * Puts the built extension into a folder of installed extensions: the files that a package would have, copied, so that a build that
 * runs meanwhile does not pull them away.
 * @param {string} extensions
 * @returns {Promise<string>} the folder of the extension
 */
export async function installBuiltExtension(extensions) {
  const manifest = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  if (!existsSync(join(projectFolder, 'dist', 'extension.js'))) {
    throw new Error('The extension is not built: run `npm run build` first.');
  }
  const target = join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  await mkdir(target, { recursive: true });
  for (const name of ['package.json', ...shipped]) {
    const from = join(projectFolder, name);
    if (existsSync(from)) await cp(from, join(target, name), { recursive: true });
  }
  return target;
}
