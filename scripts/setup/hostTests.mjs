import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { createExampleProject } from '../exampleProject.mjs';
import { projectFolder } from './projectFolder.mjs';
import { say } from './say.mjs';
import { ensureWorkbenchPackages } from './workbenchPackages.mjs';

/** @typedef {import('./testStages.mjs').Counts} Counts */

/**
 * Runs test/host inside the extension host, with the example as its folder: in a desktop VS Code where one can be had, else in its stand-in.
 * @returns {Promise<Counts>}
 */
export async function runHostTests() {
  const scratch = await mkdtemp(join(tmpdir(), 'parity-host-'));
  const folder = join(scratch, 'guestbook');
  try {
    await createExampleProject(folder);
    const tests = await bundleTests();
    const desktop = await canHaveDesktop();
    say(desktop ? 'Running in a desktop VS Code' : 'No desktop VS Code can be had here: running in its stand-in');
    if (!desktop) await ensureWorkbenchPackages();
    return await launch(tests, folder, desktop);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Below the project, so that the bundle finds Mocha in its node_modules. */
async function bundleTests() {
  const outfile = join(projectFolder, 'out', 'host', 'index.js');
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['test/host/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/** A desktop VS Code needs a display and its download address. */
async function canHaveDesktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  const address = 'https://update.code.visualstudio.com/api/releases/stable';
  return fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(5000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

/**
 * In a process of its own, so that the output can be read while it is shown.
 * @param {string} tests @param {string} folder @param {boolean} desktop
 * @returns {Promise<Counts>}
 */
async function launch(tests, folder, desktop) {
  const standIn = join(projectFolder, 'scripts', 'vscodeStandIn.mjs');
  const options = {
    extensionDevelopmentPath: projectFolder,
    extensionTestsPath: tests,
    launchArgs: [folder, '--disable-extensions'],
    ...(!desktop && { vscodeExecutablePath: standIn }),
  };
  const program =
    "require('@vscode/test-electron').runTests(JSON.parse(process.argv[1])).then(process.exit, () => process.exit(1))";
  const child = spawn(process.execPath, ['-e', program, JSON.stringify(options)], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    process.stdout.write(text);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return countSpecReport(output, Number(code));
}

/**
 * The numbers of Mocha's report. An exit code other than 0 without a failed test counts as one failure.
 * @param {string} report
 * @param {number} code
 * @returns {Counts}
 */
export function countSpecReport(report, code) {
  const count = (/** @type {string} */ word) => Number(new RegExp(`^\\s*(\\d+) ${word}`, 'm').exec(report)?.[1] ?? 0);
  const failed = count('failing');
  return { passed: count('passing'), failed: code !== 0 && failed === 0 ? 1 : failed, skipped: count('pending') };
}
