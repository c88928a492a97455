// THIRD-PARTY-NOTICES.md: the licences of every package whose code is in the bundles. `--check` compares instead of writing.
import { build } from 'esbuild';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'THIRD-PARTY-NOTICES.md');
const entryPoints = ['client/extension.ts', 'client/webview/browser/main.ts', 'server/server.ts', 'server/cli.ts'];

const introduction = `# Third-party notices

Environment Parity contains code of the packages below, bundled and minified, under these licences.
This file is made by \`node scripts/notices.mjs\` from what the bundles really contain.
`;

/** The folders of the packages that esbuild put into a bundle. */
async function bundledPackages() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    logLevel: 'error',
  });
  const used = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const paths = used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  const folders = paths.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)];
}

/** @param {string} folder */
async function notice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const names = await readdir(join(root, folder));
  const texts = names.filter((it) => /^(licen[cs]e|copying|notice)/i.test(it)).sort();
  if (texts.length === 0)
    throw new Error(`${name} ${version} carries no licence text: add one by hand or leave the package out`);
  const contents = await Promise.all(texts.map((it) => readFile(join(root, folder, it), 'utf8')));
  const text = contents.map((it) => it.replaceAll('\r\n', '\n').trim()).join('\n\n');
  return `## ${name} ${version} (${license})\n\n~~~text\n${text}\n~~~\n`;
}

/** The whole text of the notices file. */
export async function notices() {
  const all = await Promise.all((await bundledPackages()).map(notice));
  return [introduction, ...all.sort((a, b) => a.localeCompare(b, 'en'))].join('\n');
}

/** Whether the notices file says what the bundles contain. */
export async function noticesAreCurrent() {
  return (await readFile(file, 'utf8')) === (await notices());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!process.argv.includes('--check')) await writeFile(file, await notices());
  else if (!(await noticesAreCurrent())) {
    console.error('THIRD-PARTY-NOTICES.md is out of date: run node scripts/notices.mjs');
    process.exitCode = 1;
  }
}
