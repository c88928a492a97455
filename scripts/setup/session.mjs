import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExampleProject } from '../exampleProject.mjs';
import { buildExtension } from './build.mjs';
import { ensureTools, findProgram } from './debianPackages.mjs';
import { projectFolder } from './projectFolder.mjs';
import { quietSettings } from './quietSettings.mjs';
import { must } from './run.mjs';
import { say, saying } from './say.mjs';
import { prepareDocker, removeProjectsOf } from './sessionDocker.mjs';
import { startWorkbench } from './workbench.mjs';

/**
 * @typedef {object} Session
 * @property {string} folder that is opened
 * @property {boolean} isExample ours, so nobody has to be asked whether it is trusted
 * @property {string} scratch
 * @property {Record<string, unknown>} userSettings
 * @property {Record<string, string>} env
 */

/**
 * Opens a folder, or the example, with the built extension, and stays until Ctrl+C or until the window is closed.
 * @param {string | undefined} given
 */
export async function startSession(given) {
  if (given !== undefined && !(await stat(given).catch(() => undefined))?.isDirectory())
    throw new Error(`${given} is not a folder.`);
  for (const line of await ensureTools(['git'])) say(line);
  await buildExtension();
  const scratch = await mkdtemp(join(tmpdir(), 'parity-start-'));
  const interrupted = untilInterrupted();
  const docker = await prepareDocker();
  try {
    const folder = given ?? (await exampleIn(scratch));
    const userSettings = {
      ...docker.userSettings,
      ...(given === undefined && { 'parity.stateFolder': join(scratch, 'state') }),
    };
    const session = { folder, isExample: given === undefined, scratch, userSettings, env: docker.env };
    const code = findProgram(['code']);
    await (code ? useDesktop(code, session, interrupted) : useBrowser(session, interrupted));
  } finally {
    await saying('Clearing up', async () => {
      await removeProjectsOf(scratch, docker.env);
      await docker.stop();
    });
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** @param {string} scratch */
async function exampleIn(scratch) {
  const folder = join(scratch, 'guestbook');
  await createExampleProject(folder);
  return folder;
}

/** @returns {Promise<void>} */
function untilInterrupted() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
  });
}

/**
 * A window with settings and extensions of its own: the user's stay as they are.
 * @param {string} code @param {Session} session @param {Promise<void>} interrupted
 */
async function useDesktop(code, { folder, isExample, scratch, userSettings, env }, interrupted) {
  const data = join(scratch, 'desktop');
  await mkdir(join(data, 'User'), { recursive: true });
  await writeFile(
    join(data, 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...userSettings }, undefined, 2),
  );
  const args = [
    ...['--wait', '--new-window', '--user-data-dir', data, '--extensions-dir', join(scratch, 'extensions')],
    ...(isExample ? ['--disable-workspace-trust'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--extensionDevelopmentPath=${projectFolder}`,
    folder,
  ];
  console.log(`\nOpening ${folder} in VS Code. Close its window, or press Ctrl+C here, to end.\n`);
  const child = spawn(code, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
  const closed = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  await Promise.race([closed, interrupted]);
  child.kill();
}

/** @param {Session} session @param {Promise<void>} interrupted */
async function useBrowser({ folder, isExample, userSettings, env }, interrupted) {
  const workbench = await startWorkbench({ userSettings, env, trust: isExample, home: homedir() });
  try {
    const address = workbench.url(folder, isExample ? { open: join(folder, 'compose.yaml') } : {});
    console.log(
      `\n${folder} is open in VS Code at:\n\n  ${address}\n\nCtrl+C ends it${isExample ? ' and removes the copy of the example' : ''}.\n`,
    );
    await openAddress(address);
    await interrupted;
  } finally {
    await workbench.stop();
  }
}

/** Where there is a screen and a program for it; otherwise the address was printed. @param {string} address */
async function openAddress(address) {
  const hasScreen = process.platform === 'darwin' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  const opener = findProgram([process.platform === 'darwin' ? 'open' : 'xdg-open']);
  if (!hasScreen || !opener) return;
  await must(opener, [address], { timeout: 10_000 }).catch(() =>
    say('No browser could be opened: open the address yourself.'),
  );
}
