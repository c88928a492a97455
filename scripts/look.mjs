// npm run look -- FOLDER [--open FILE]… [--command TITLE]… [--wait TEXT]… --shot FILE.png
// Opens the real workbench with the extension, runs the commands through the palette and takes the picture.
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNpmPackages } from './setup/npmPackages.mjs';

const usage = `npm run look -- FOLDER [--open FILE]… [--command TITLE]… [--wait TEXT] --shot FILE.png
  --theme light|dark     default light
  --size WIDTHxHEIGHT    default 1400x900
  --settings JSON        user settings beside the quiet ones
  --untrusted            opens the folder in restricted mode
  --docker               with the tests' Docker engine, as the integration tests see it
  --no-build             takes dist/ as it is`;

const { values, positionals } = readArguments();
const folder = resolve(positionals[0] ?? '.');
const size = /^(\d+)x(\d+)$/.exec(values.size);
if (positionals.length !== 1 || !values.shot || !size) refuse('A folder, --shot and a size like 1400x900 are needed.');
await ensureNpmPackages();
const { takePicture } = await import('./setup/picture.mjs');
await takePicture({
  folder,
  open: (values.open ?? []).map((file) => relative(folder, resolve(folder, file))),
  commands: values.command ?? [],
  waits: values.wait ?? [],
  dark: values.theme === 'dark',
  size: { width: Number(size?.[1]), height: Number(size?.[2]) },
  userSettings: JSON.parse(values.settings),
  trust: !values.untrusted,
  docker: values.docker,
  build: !values['no-build'],
  shot: resolve(values.shot ?? ''),
}).then(
  () => console.log(values.shot),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);

function readArguments() {
  const text = /** @type {const} */ ({ type: 'string' });
  const texts = /** @type {const} */ ({ type: 'string', multiple: true });
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ open: texts, command: texts, wait: texts, shot: text },
        ...{ untrusted: flag, docker: flag, 'no-build': flag },
        theme: { ...text, default: 'light' },
        size: { ...text, default: '1400x900' },
        settings: { ...text, default: '{}' },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} reason @returns {never} */
function refuse(reason) {
  console.error(`${reason}\n${usage}`);
  process.exit(2);
}
